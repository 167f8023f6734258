/** One student's folder or file that is bad input, made when the tests run: git could not hold it. */
export interface BadInput {
  /** The name as tables and reports have it; hostile text. */
  readonly student: string;
  /** The name in the file system, where it is another one: with an ending, or bytes that are no text. */
  readonly entry?: string | Buffer;
  /** `root`: only root can make it. `user`: it is bad only where an ordinary user grades. */
  readonly only?: 'root' | 'user';
  readonly what: Handed;
}

/** What is handed in. */
export type Handed =
  /** Files by their paths; a path that ends in `/` is an empty folder. */
  | { readonly kind: 'folder'; readonly files: Files }
  | { readonly kind: 'file'; readonly content: string | Buffer }
  /** Something that only its own code can make, at this path. */
  | { readonly kind: 'made'; readonly make: (place: MadePlace) => void | Promise<void> };

export type Files = Readonly<Record<string, string | Buffer>>;

export interface MadePlace {
  /** Where the student's entry belongs; it is not there yet. */
  readonly path: string;
  /** The folder of the class. */
  readonly folder: string;
}

/** A student who hands in a folder with these files. */
export function folder(student: string, files: Files): BadInput {
  return { student, what: { kind: 'folder', files } };
}

/** A student whose entry is made by code of its own. */
export function made(student: string, make: (place: MadePlace) => void | Promise<void>): BadInput {
  return { student, what: { kind: 'made', make } };
}
