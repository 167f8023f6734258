import type { Tolerance } from '../../model/assignment.ts';
import type { Variable } from '../../contract/question.ts';
import { agreementOf, isRight } from './agreement.ts';
import type { Agreement } from './agreement.ts';
import { readingsOf } from './combinations.ts';
import type { Combination, Parts } from './combinations.ts';
import { anyChoices, fixedChoices, mayBe } from './fixed.ts';
import { STEPS_TO_GLANCE, tellingEnds } from '../descent/ends.ts';
import type { Walks } from '../descent/ends.ts';
import type { SweepOptions, VariedRole } from './options.ts';
import { piecesOf } from './pieces.ts';
import { asNumbers } from './variables.ts';
import type { Numbers, RoleNames } from './variables.ts';

interface AnyName {
  /** Every value that the submission leaves behind. */
  readonly variables: readonly Variable[];
  /** What goes by an accepted name. */
  readonly results: readonly Numbers[];
  readonly varied: readonly { readonly role: VariedRole; readonly numbers: readonly Numbers[] }[];
  readonly fixed: readonly { readonly role: VariedRole; readonly accepted: RoleNames }[];
  readonly dimension: number;
  readonly options: SweepOptions;
  /** A fresh one for each stage of the search: a search must not use up the steps of another. */
  readonly ends: () => Walks;
  readonly suits: (combination: Combination) => boolean;
}

/** Readings that are looked at in each stage. */
const MOST = 12_000;
/** A reading is looked at in so many places before all of it is. */
const GLANCE = 3;
/** So many results agree by chance with nothing. */
const FEWEST = 4;

/**
 * Results under names that nobody thought of: values of fitting size that are, each and all, where descent ends with the settings
 * that stand in other values of fitting size. Agreement to many digits in several places is no chance. null when nothing is.
 */
export function underAnyName(search: AnyName): Agreement | null {
  const { variables, results, varied, dimension, options } = search;
  const all = lookedAt(variables);
  const fixed = anyChoices({ roles: search.fixed, given: options.fixed ?? {}, variables, dimension });
  const others = varied.map(({ role, numbers }) => {
    const least = options.over.find((one) => one.role === role)?.least ?? 2;
    const fit = all.filter(({ tensor: { data } }) => new Set(data).size >= least && mayBe(role, data));
    return { role, numbers: unique([...numbers, ...fit]) };
  });
  const stages: readonly Pick<Parts, 'results' | 'varied'>[] = [
    { results, varied },
    { results: all, varied },
    { results, varied: others },
    { results: all, varied: others },
  ];
  for (const stage of stages) {
    const found = lookThrough({ ...stage, fixed, dimension }, search);
    if (found) return found;
  }
  return null;
}

/** So many readings under any name are worth asking the student's own descent for. */
const MOST_OWN = 60;

/** Readings by which values of fitting size belong to settings with accepted names; nothing is said of whether they are right. */
export function ofFittingSize({ variables, varied, fixed, dimension, options }: AnyName): readonly Combination[] {
  const results = lookedAt(variables);
  const choices = fixedChoices({ roles: fixed, given: options.fixed ?? {}, variables, dimension });
  const found: Combination[] = [];
  for (const one of readingsOf({ results, varied, fixed: choices, dimension })) {
    const isAxis = varied.some(({ numbers }) => numbers.some(({ name }) => name === one.result.name));
    if (!isAxis && found.push(one) >= MOST_OWN) break;
  }
  return found;
}

function lookThrough(parts: Parts, { ends, options, suits }: AnyName): Agreement | null {
  const { tolerance } = options;
  const walks = ends();
  let looked = 0;
  for (const combination of readingsOf(parts)) {
    looked += 1;
    if (looked > MOST) return null;
    if (combination.axes.some(({ numbers }) => numbers.tensor === combination.result.tensor)) continue;
    const glanced = tellingEnds(walks(STEPS_TO_GLANCE), tolerance);
    if (agreementOf(combination, glanced, tolerance, GLANCE).wrong.length > 0) continue;
    const agreement = agreementOf(combination, tellingEnds(walks(), tolerance), tolerance);
    if (isRight(agreement) && cannotBeChance(agreement, tolerance) && suits(combination)) return agreement;
  }
  return null;
}

/** Where nothing moves, every copy of the starts is right. */
function cannotBeChance(agreement: Agreement, tolerance: Tolerance): boolean {
  const { combination, compared } = agreement;
  const moved = movedIn(agreement, tolerance);
  const different = new Set(compared.map((place) => combination.results[place]?.join()));
  return compared.length >= FEWEST && moved * 2 >= compared.length && different.size > 1;
}

/** How many of the results that are compared are elsewhere than their start. */
export function movedIn({ combination, compared }: Agreement, { absolute }: Tolerance): number {
  const { results, settingsAt } = combination;
  return compared.filter((place) => {
    const { start } = settingsAt(place);
    return start.some((value, at) => Math.abs(value - (results[place]?.[at] ?? NaN)) > 1000 * absolute + 1e-6);
  }).length;
}

/** A notebook rarely has more variables with several numbers, nor a table of runs more of them. */
const MOST_VARIABLES = 200;
const MOST_ENTRIES = 20_000;

/** What may be a result or an axis: the numbers of variables and of their pieces, as many as are worth the time. */
function lookedAt(variables: readonly Variable[]): readonly Numbers[] {
  const found: Numbers[] = [];
  let seen = 0;
  for (const variable of variables) {
    const numbers = [...asNumbers(variable), ...piecesOf(variable)].filter(
      ({ tensor: { data } }) => data.length >= 2 && data.length <= MOST_ENTRIES,
    );
    if (numbers.length === 0) continue;
    found.push(...numbers);
    seen += 1;
    if (seen >= MOST_VARIABLES) break;
  }
  return unique(found);
}

/** The same numbers under the same name once. */
function unique(numbers: readonly Numbers[]): readonly Numbers[] {
  const known = new Map<string, Numbers>();
  for (const one of numbers) {
    const { data, shape } = one.tensor;
    const key = `${one.name} ${shape.join()} ${data.length} ${data.slice(0, 3).join()} ${data.slice(-3).join()}`;
    if (!known.has(key)) known.set(key, one);
  }
  return [...known.values()];
}
