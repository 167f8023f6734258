import type { Part } from '../../findings/differences.ts';
import { factorBetween } from '../../findings/factor.ts';
import type { Pair } from '../../findings/factor.ts';
import type { Roles, Tensor } from '../../model/roles.ts';
import { layerOf } from '../../oracles/truths.ts';
import type { Convention } from '../check.ts';
import { askOracle, same } from './asked-case.ts';
import type { AskedCase } from './asked-case.ts';
import type { MatchContext } from './candidates.ts';

interface Asked {
  readonly part: Part;
  readonly cases: readonly AskedCase[];
  readonly context: MatchContext;
  /** Accepted ones, the likeliest first. */
  readonly conventions: readonly Convention[];
}

/** The factor by which a result, the step of a parameter, or the gradient within that step is off in all cases. */
export async function factorIn({ part, cases, context, conventions }: Asked): Promise<string | null> {
  const name = `\`${part.names[0] ?? part.role}\``;
  const bound = boundOf(part, context);
  for (const convention of conventions) {
    const right = await askOracle(context, convention, rolesOf(cases));
    const told = (from: readonly (Tensor | undefined)[] | null): string | null =>
      factorBetween(pairsOf(part.role, { cases, right, bound, from }));
    if (!isParameter(part, context)) {
      const factor = told(null);
      if (factor !== null) return `${name} is ${factor}.`;
      continue;
    }
    const step = told(cases.map(({ roles }) => roles.get(part.role)));
    if (step !== null) return `The step of ${name} is ${step}.`;
    // Without a gradient only the weight decay moves a parameter.
    const still = await askOracle(context, convention, rolesOf(cases).map(withoutGradient));
    const gradient = told(still.map((roles) => roles.get(part.role)));
    if (gradient !== null) return `The gradient of ${name}, without its L2 term, is ${gradient}.`;
  }
  return null;
}

/** Says so where a parameter is right but for the bound that it has to be kept at. */
export async function boundIn({ part, cases, context, conventions }: Asked): Promise<string | null> {
  const bound = boundOf(part, context);
  if (bound === null) return null;
  for (const convention of conventions) {
    const right = await askOracle(context, convention, rolesOf(cases));
    const wrong = cases.flatMap(({ actual }, index) => {
      const expected = right[index]?.get(part.role);
      return same(context, expected, actual.get(part.role)) ? [] : [expected?.data[0]];
    });
    if (wrong.length > 0 && wrong.every((expected) => expected === bound))
      return `\`${part.names[0] ?? part.role}\` is right, but for where it has to be kept at ${bound} or above.`;
  }
  return null;
}

interface Compared {
  readonly cases: readonly AskedCase[];
  readonly right: readonly Roles[];
  readonly bound: number | null;
  /** What numbers are counted from: case by case, or from 0. */
  readonly from: readonly (Tensor | undefined)[] | null;
}

/** What is at the bound shows no factor. */
function pairsOf(role: string, { cases, right, bound, from }: Compared): readonly Pair[] {
  return cases.flatMap(({ roles, actual }, index): readonly Pair[] => {
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

function boundOf({ role }: Part, { target: { oracle } }: MatchContext): number | null {
  return role === 'exponent' && 'layer' in oracle ? layerOf(oracle.layer).smallestExponent : null;
}

function isParameter({ role }: Part, { target }: MatchContext): boolean {
  return target.attributes?.some((attribute) => attribute.role === role) ?? false;
}

function rolesOf(cases: readonly AskedCase[]): readonly Roles[] {
  return cases.map(({ roles }) => roles);
}

function withoutGradient(roles: Roles): Roles {
  const upstream = roles.get('upstream');
  if (upstream === undefined) return roles;
  return new Map([...roles, ['upstream', { shape: upstream.shape, data: upstream.data.map(() => 0) }]]);
}
