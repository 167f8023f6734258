import { networkMisconceptions } from '../../../reference/mlp/network-misconceptions.ts';
import type { Mistake } from '../../model/mistake.ts';
import type { CaseVerdict } from './aspect.ts';

/** With fewer wrong cases than that too many things explain them; right ones have to be explained as well. */
const FEWEST_WRONG = 2;

/** The one known mistake in a network that explains what came in every case, right or wrong; none where several do. */
export function mistakesIn(verdicts: readonly CaseVerdict[]): readonly Mistake[] {
  const broken = verdicts.filter(({ kind }) => kind === 'broken');
  if (broken.length < FEWEST_WRONG) return [];
  const fits = verdicts.flatMap((one) =>
    one.kind === 'silent' ? [] : [one.kind === 'holds' ? one.fits : one.breach.fits],
  );
  const fitting = networkMisconceptions.filter(({ id }) => fits.every((ids) => ids.has(id)));
  return fitting.length === 1 ? fitting.map(networkMistake) : [];
}

function networkMistake({ id, name, student, teacher }: (typeof networkMisconceptions)[number]): Mistake {
  return { id: `network/${id}`, name, student, teacher };
}
