/**
 * The only data that crosses the boundary between the grader and a student's process.
 *
 * A tuple, a list and a JavaScript array are all `list`: which of them a student chose is never graded.
 */
export type Value =
  | { readonly kind: 'none' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** `whole` marks an argument that must arrive as a whole number (a count), where the language tells the two apart. */
  | { readonly kind: 'number'; readonly value: number; readonly whole?: true }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | { readonly kind: 'record'; readonly entries: ReadonlyMap<string, Value> }
  | NumericArray
  | Opaque;

/** A numeric array (numpy array or scalar, typed array): row-major float64. `shape: []` is a 0-d array. */
export interface NumericArray {
  readonly kind: 'array';
  readonly shape: readonly number[];
  readonly data: readonly number[];
  /** Marks an argument that must arrive as whole numbers (class labels), where the language tells the two apart. */
  readonly whole?: true;
}

/** Something that stays in the student's process (a function, an object, a complex number): only its description crosses. */
export interface Opaque {
  readonly kind: 'opaque';
  /** Name of the type in the student's language, e.g. `function`, `Fraction`. */
  readonly type: string;
  /** A short, capped description; hostile text. */
  readonly text: string;
  /** Present when it can be called. */
  readonly callable?: Signature;
}

/** What a language tells about a function's parameters. */
export interface Signature {
  readonly parameters: readonly Parameter[];
  /** Takes any number of further positional arguments (`*args`, `...rest`). */
  readonly variadic: boolean;
  /** What it takes out of its last parameter, where that is one object: `({ start, rate = 0.1 })`. Absent where that cannot be told. */
  readonly fields?: readonly Parameter[];
  /**
   * Keys that the submission uses of any objects, where its last parameter may be one and `fields` cannot be told: it is handed
   * on, merged with defaults, read by computed keys.
   */
  readonly keys?: readonly string[];
}

export interface Parameter {
  readonly name: string;
  /** False when the parameter has a default. */
  readonly required: boolean;
}
