/** A fault of ours or of the set-up: the grader cannot do its work. A student's fault is never one of these. */
export class GraderError extends Error {
  override readonly name = 'GraderError';
  /** Stable code, e.g. `assignment-invalid`. */
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
