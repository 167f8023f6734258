import { show } from './show.ts';

/** Something wrong with an assignment, for the person who wrote it. */
export interface AssignmentProblem {
  /** e.g. `checks[3].points`; `the assignment` for the whole of it. */
  readonly place: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, in UTF-16 units as editors count. */
  readonly column: number;
  /** Whole sentence, with file, line and column before it. */
  readonly message: string;
}

/** Where something is within a JSON value: keys and indices from the outside in. */
export type Path = readonly (string | number)[];

/** A problem before its place in the text is looked up. */
export interface Complaint {
  /** A JSON pointer to a value that is there. */
  readonly pointer: string;
  /** What is complained of: the value, or the key it stands under. */
  readonly at: 'value' | 'key';
  /** A property of that value that should be there and is not. */
  readonly missing?: string;
  /** The rest of the sentence that begins with the place, e.g. `should be a number >= 0, but was "two".` */
  readonly says: string;
}

/** A complaint about a value. */
export function complaint(path: Path, says: string): Complaint {
  return { pointer: pointerOf(path), at: 'value', says };
}

/** A complaint about the key under which a value stands. */
export function keyComplaint(path: Path, says: string): Complaint {
  return { pointer: pointerOf(path), at: 'key', says };
}

export function pointerOf(path: Path): string {
  return path.map((segment) => `/${String(segment).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

export function placeOf(path: Path): string {
  if (path.length === 0) return 'the assignment';
  return path.reduce<string>((place, segment) => {
    if (typeof segment === 'number') return `${place}[${segment}]`;
    if (!/^[\w$-]+$/.test(segment)) return `${place}[${show(segment)}]`;
    return place === '' ? segment : `${place}.${segment}`;
  }, '');
}
