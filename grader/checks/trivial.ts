import type { CaseAnswer } from '../contract/question.ts';
import type { Roles, Tensor } from '../model/roles.ts';

/** As many inputs show whether answers depend on them. */
export const CONTROLS = 20;

/** What moves, and from where: an update rule hands on its state besides. */
const MOVES: readonly (readonly [result: string, from: string])[] = [
  ['result', 'start'],
  ['theta', 'theta'],
];

/**
 * Whether answers are of no code that computes anything: they are the same for all inputs of one shape, or what was given is handed back.
 * Of what moves a point, the point alone counts; of anything else that is a number, whether it is always one of the numbers given.
 */
export function isTrivial(inputs: readonly Roles[], answers: readonly CaseAnswer[]): boolean {
  const seen = answers.flatMap((answer, index) => {
    const input = inputs[index];
    return answer.kind === 'results' && input ? [{ input, results: answer.roles }] : [];
  });
  if (seen.length === 0) return true;
  const moved = MOVES.find(([result]) => seen.every(({ results }) => results.has(result)));
  if (moved) {
    const [result, from] = moved;
    if (seen.every(({ input, results }) => sameNumbers(input.get(from), results.get(result)))) return true;
  } else if (handsBackOne(seen)) return true;
  const bySize = new Map<string, Set<string>>();
  for (const { results } of seen) {
    const size = JSON.stringify([...results.values()].map(({ data }) => data.length));
    bySize.set(size, (bySize.get(size) ?? new Set()).add(JSON.stringify([...results.values()].map(numbersOf))));
  }
  return [...bySize.values()].every(({ size }) => size === 1);
}

interface Seen {
  readonly input: Roles;
  readonly results: Roles;
}

/** Whether the only result is always the same one of the numbers that were given. */
function handsBackOne(seen: readonly Seen[]): boolean {
  const given = ({ input }: Seen): readonly number[] => [...input.values()].flatMap(({ data }) => data);
  return (seen[0] ? given(seen[0]) : []).some((_, at) =>
    seen.every((one) => {
      const [only, another] = [...one.results.values()].flatMap(({ data }) => data);
      return another === undefined && only !== undefined && Object.is(given(one)[at], only);
    }),
  );
}

function sameNumbers(one: Tensor | undefined, other: Tensor | undefined): boolean {
  return one !== undefined && other !== undefined && one.data.join() === other.data.join();
}

/** JSON has no NaN. */
const numbersOf = ({ data }: Tensor): string => data.join();
