import { drawsFrom } from '../../../reference/data/draws.ts';

/** A few epochs that a student's network is trained for. */
export interface Segment {
  /** Epochs that came before. */
  readonly from: number;
  readonly epochs: number;
  /** Goes on with the student's own parameters; else it starts with the reference's. */
  readonly goesOn: boolean;
  /** Whether the accuracy is measured afterwards. */
  readonly predicts: boolean;
}

/** Epochs in one program: slow code that is right must stay far from its limits. */
export const CHUNK = 2;
/** Chunks at the beginning: of the first network, and of every other. */
const BEGINNING = [3, 1] as const;

/**
 * Which epochs are trained: the first ones; some in the middle, at a place drawn from the seed; the last ones. What is in
 * between is skipped: who makes the steps of the reference there, from whatever parameters, makes them everywhere.
 */
export function segmentsOf(
  epochs: number,
  network: number,
  { seed, full }: { readonly seed: number; readonly full: boolean },
): readonly Segment[] {
  const chunks = full ? Infinity : network === 0 ? BEGINNING[0] : BEGINNING[1];
  const beginning: Segment[] = [];
  let from = 0;
  while (from < epochs && beginning.length < chunks) {
    const length = Math.min(CHUNK, epochs - from);
    // A run of all epochs measures the accuracy now and then; any run at its end.
    const predicts =
      from + length === epochs ||
      (full ? beginning.length % 5 === 0 : network === 0 && beginning.length === chunks - 1);
    beginning.push({ from, epochs: length, goesOn: from > 0, predicts });
    from += length;
  }
  if (from === epochs) return beginning;
  const end = Math.max(from, epochs - CHUNK);
  const free = end - CHUNK - from;
  const { uniform } = drawsFrom(seed + network);
  const middle = from + Math.floor(free * (0.25 + 0.5 * uniform()));
  return [
    ...beginning,
    ...(free > 0 ? [{ from: middle, epochs: CHUNK, goesOn: false, predicts: false }] : []),
    { from: end, epochs: epochs - end, goesOn: false, predicts: true },
  ];
}
