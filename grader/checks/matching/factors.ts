import type { Part } from '../../findings/differences.ts';
import { commonFactor } from '../../findings/factor.ts';
import type { Factor, Pair } from '../../findings/factor.ts';
import type { Mistake } from '../../model/mistake.ts';
import type { Roles, Tensor } from '../../model/roles.ts';
import { layerOf, misconceptionsOf } from '../../oracles/truths.ts';
import { same, truthWith } from './asked-case.ts';
import type { Asked } from './asked-case.ts';

/** What results are called in a table. */
const CALLED: Readonly<Record<string, string>> = {
  downstream: 'gradient handed down',
  exponentSlope: 'derivative by the exponent',
};

/** The factor by which a result, the step of a parameter, or the gradient within that step is off in all cases. */
export function factorMistake(asked: Asked, part: Part): Mistake | null {
  const { role } = part;
  const name = `\`${part.names[0] ?? role}\``;
  const called = CALLED[role] ?? role;
  for (const convention of asked.conventions) {
    const answer = truthWith(asked, convention);
    const right = asked.cases.map(({ roles }) => answer(roles));
    const by = (from: readonly (Tensor | undefined)[] | null): Factor | null =>
      commonFactor(pairsOf(asked, role, right, from));
    if (!isParameter(asked, part)) {
      const factor = by(null);
      if (factor !== null) return told(asked, part, factor, { short: called, long: name });
      continue;
    }
    const step = by(asked.cases.map(({ roles }) => roles.get(role)));
    if (step !== null) return told(asked, part, step, { short: `step of the ${called}`, long: `The step of ${name}` });
    // Without a gradient only the weight decay moves a parameter.
    const gradient = by(asked.cases.map(({ roles }) => answer(withoutGradient(roles)).get(role)));
    if (gradient !== null)
      return told(asked, part, gradient, {
        short: `gradient of the ${called}`,
        long: `The gradient of ${name}, without its L2 term,`,
      });
  }
  return null;
}

/** Where a parameter is right but for the bound that it has to be kept at. */
export function boundMistake(asked: Asked, part: Part): Mistake | null {
  const { role } = part;
  const bound = boundOf(asked, role);
  if (bound === null) return null;
  for (const convention of asked.conventions) {
    const answer = truthWith(asked, convention);
    const wrong = asked.cases.flatMap(({ roles, actual }) => {
      const expected = answer(roles).get(role);
      return same(asked.tolerance, expected, actual.get(role)) ? [] : [expected?.data[0]];
    });
    if (wrong.length === 0 || wrong.some((expected) => expected !== bound)) continue;
    const name = `\`${part.names[0] ?? role}\``;
    return {
      id: `${misconceptionsOf(asked.target).part}/other-bound`,
      name: `${role} kept at another bound`,
      teacher: `${name} is right, but for where it has to be kept at ${bound} or above.`,
      student: `How small may ${name} become, and what does your code do when a step would make it smaller?`,
    };
  }
  return null;
}

function told(
  { target }: Asked,
  { role }: Part,
  { short, says }: Factor,
  subject: { readonly short: string; readonly long: string },
): Mistake {
  return {
    id: `${misconceptionsOf(target).part}/${role}-scaled`,
    name: `${subject.short} ${short}`,
    teacher: `${subject.long} is ${says}.`,
    student: hintFor(short, subject.long),
  };
}

function hintFor(short: string, subject: string): string {
  if (short === 'always 0') return `${subject} is 0, whatever comes in: what should it depend on?`;
  if (short === 'times -1') return `${subject} is right but for its sign: which way should it point?`;
  if (/[NK]/.test(short))
    return `${subject} is off by the size of the batch: count how often it is averaged on its way.`;
  return `${subject} is right but for its size: look for a factor that is missing, or there twice.`;
}

/** What is at the bound shows no factor. */
function pairsOf(
  asked: Asked,
  role: string,
  right: readonly Roles[],
  from: readonly (Tensor | undefined)[] | null,
): readonly Pair[] {
  const bound = boundOf(asked, role);
  return asked.cases.flatMap(({ roles, actual }, index): readonly Pair[] => {
    const [want, got] = [right[index]?.get(role), actual.get(role)];
    if (bound !== null && [want, got].some((one) => one?.data[0] === bound)) return [];
    const start = from?.[index];
    return [{ roles, expected: less(want, start), actual: less(got, start) }];
  });
}

function less(tensor: Tensor | undefined, start: Tensor | undefined): Tensor | null {
  if (tensor === undefined) return null;
  if (start === undefined) return tensor;
  return { shape: tensor.shape, data: tensor.data.map((value, at) => value - (start.data[at] ?? NaN)) };
}

function boundOf({ target: { oracle } }: Asked, role: string): number | null {
  return role === 'exponent' && 'layer' in oracle ? layerOf(oracle.layer).smallestExponent : null;
}

function isParameter({ target }: Asked, { role }: Part): boolean {
  return target.attributes?.some((attribute) => attribute.role === role) ?? false;
}

function withoutGradient(roles: Roles): Roles {
  const upstream = roles.get('upstream');
  if (upstream === undefined) return roles;
  return new Map([...roles, ['upstream', { shape: upstream.shape, data: upstream.data.map(() => 0) }]]);
}
