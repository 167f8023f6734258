import { compareTensors } from '../../compare/close.ts';
import { formatTensor } from '../../findings/format-value.ts';
import type { Tolerance } from '../../model/assignment.ts';
import type { Difference } from '../../model/report.ts';
import type { Tensor } from '../../model/roles.ts';
import type { Language } from '../../model/subject.ts';

/** What should have come beside what came. @param got null: no numbers */
export function differenceOf(
  name: string,
  want: Tensor,
  got: Tensor | null,
  tolerance: Pick<Tolerance, 'relative' | 'absolute'>,
  language: Language,
): Difference {
  if (got === null) return { name, expected: formatTensor(want, language), actual: 'no numbers', agrees: false };
  const { agrees, difference } = compareTensors(want, got, tolerance);
  return {
    name,
    expected: formatTensor(want, language),
    actual: formatTensor(want.data.length === got.data.length ? { shape: want.shape, data: got.data } : got, language),
    agrees,
    ...(difference !== null && { difference: difference.toExponential(2) }),
  };
}
