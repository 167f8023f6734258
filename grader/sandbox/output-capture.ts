/** What a process prints, kept up to a cap. */
export interface OutputCapture {
  push(bytes: Buffer): void;
  /** Forgets what was printed so far. */
  reset(): void;
  /** Bytes printed since the last reset, those beyond the cap included. */
  printedBytes(): number;
  /** What was printed since the last reset, up to the cap. Hostile text. */
  text(): string;
}

export function createOutputCapture(capBytes: number): OutputCapture {
  let kept: Buffer[] = [];
  let printed = 0;
  return {
    push(bytes) {
      const room = capBytes - printed;
      // A copy: a slice would keep the whole chunk alive.
      if (room > 0) kept.push(Buffer.from(bytes.subarray(0, room)));
      printed += bytes.length;
    },
    reset() {
      kept = [];
      printed = 0;
    },
    printedBytes: () => printed,
    text: () => Buffer.concat(kept).toString('utf8'),
  };
}
