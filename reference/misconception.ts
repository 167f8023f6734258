/**
 * A known mistake, written beside what is right: a part of the reference with one thing wrong in it. It serves twice: it proves that
 * an assignment's checks catch it, and it names the mistake of a student whose answers are the same.
 */
export interface Misconception<Part> {
  /** Lower-case words with hyphens; unique among the misconceptions of one part. */
  readonly id: string;
  /** What is wrong, as a short phrase for a table, e.g. `no bias correction`. */
  readonly name: string;
  /** To the teacher: what such code does, in a sentence. */
  readonly teacher: string;
  /** To the student: a sentence that points to the idea, and does not give the line away. */
  readonly student: string;
  /** The part with this mistake in it, made of what is given: so mistakes can be put together. Pure. */
  of(right: Part): Part;
}

/**
 * A part with mistakes put into it, the first of `ids` innermost. Throws a RangeError for an id that is not known: a fault of the
 * caller.
 */
export function mistaken<Part>(right: Part, known: readonly Misconception<Part>[], ids: readonly string[]): Part {
  return ids.reduce((part, id) => {
    const misconception = known.find((one) => one.id === id);
    if (misconception === undefined)
      throw new RangeError(`There is no misconception ${id}. There are: ${known.map((one) => one.id).join(', ')}.`);
    return misconception.of(part);
  }, right);
}
