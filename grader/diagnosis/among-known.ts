import { compareTensors } from '../compare/close.ts';
import { valueOfPart } from '../findings/differences.ts';
import type { Part } from '../findings/differences.ts';
import type { Mistake } from '../model/mistake.ts';
import type { Roles } from '../model/roles.ts';
import type { TargetSpec } from '../model/target.ts';
import { misconceptionsOf, truthOf } from '../oracles/truths.ts';
import type { AnyMisconception } from '../oracles/truths.ts';
import type { RoleFunction, Truth } from '../subject/reference-subject.ts';
import type { Diagnosis, Observed } from './observed.ts';

/** With fewer answers that are wrong, too many things explain them. */
const FEWEST_WRONG = 3;

interface Seen {
  readonly input: Roles;
  /** Null: the code stopped where it would have had to divide by 0. */
  readonly actual: Roles | null;
}

/** What Python says where other languages go on with what is no finite number. */
const NOT_FINITE = ['ZeroDivisionError', 'OverflowError'];

type Convention = Readonly<Record<string, string>>;

/**
 * The one known mistake that explains every answer; where none does, the one pair of them. Null where several do: a wrong name is worse
 * than none.
 */
export function amongKnown(target: TargetSpec, observed: Observed): Diagnosis | null {
  const seen = seenOf(observed);
  if (seen === null) return null;
  const { part, known } = misconceptionsOf(target);
  const rights = observed.conventions.map((convention) => askerOf(truthOf(target, convention), observed));
  // Right answers need no name, under whichever convention.
  const wrong = Math.min(
    ...rights.map((right) => seen.filter((one) => one.actual !== null && !agrees(right, one, observed)).length),
  );
  if (wrong < FEWEST_WRONG) return null;

  const explanation = (mistakes: readonly AnyMisconception[]): readonly Explanation[] => {
    const ids = mistakes.map(({ id }) => id);
    const found = observed.conventions.find((convention) => {
      const asker = askerOf(truthOf(target, convention, ids), observed);
      return seen.every((one) => agrees(asker, one, observed));
    });
    return found === undefined ? [] : [{ mistakes, convention: found }];
  };
  const singles = known.flatMap((one) => explanation([one]));
  const found =
    singles.length > 0 ? singles : pairsOf(known).flatMap((orders) => orders.flatMap(explanation).slice(0, 1));
  const [only, another] = found;
  if (only === undefined || another !== undefined) return null;
  const ids = only.mistakes.map(({ id }) => id);
  const evidence = {
    answers: seen.filter(({ actual }) => actual !== null).length,
    difference: largestDifference(askerOf(truthOf(target, only.convention, ids), observed), seen, observed),
  };
  return { mistakes: only.mistakes.map((one) => told(part, one, evidence)), ids, convention: only.convention };
}

/** Whether these mistakes give every answer that was seen, under one of the conventions. Also where the answers tell nothing. */
export function explainsAll(target: TargetSpec, ids: readonly string[], observed: Observed): boolean {
  const seen = seenOf(observed);
  if (seen === null) return true;
  return observed.conventions.some((convention) => {
    const asker = askerOf(truthOf(target, convention, ids), observed);
    return seen.every((one) => agrees(asker, one, observed));
  });
}

interface Explanation {
  readonly mistakes: readonly AnyMisconception[];
  readonly convention: Convention;
}

function told(part: string, { id, name, student, teacher }: AnyMisconception, evidence: Mistake['evidence']): Mistake {
  return { id: `${part}/${id}`, name, student, teacher, ...(evidence && { evidence }) };
}

/** Each in both orders: one that replaces a whole step hides what was put into it before. */
function pairsOf(known: readonly AnyMisconception[]): readonly (readonly (readonly AnyMisconception[])[])[] {
  return known.flatMap((one, at) =>
    known.slice(at + 1).map((other) => [
      [one, other],
      [other, one],
    ]),
  );
}

/** Null where not every answer is one: what stopped for another reason, or was left out, is not explained by any rule. */
function seenOf({ inputs, answers }: Observed): readonly Seen[] | null {
  const seen = inputs.map((input, index): Seen | null => {
    const answer = answers[index];
    if (answer?.kind === 'results')
      return { input: new Map([...input, ...(answer.asked ?? [])]), actual: answer.roles };
    return answer?.kind === 'threw' && NOT_FINITE.includes(answer.error.type) ? { input, actual: null } : null;
  });
  return seen.length > 0 && seen.every((one) => one !== null) ? seen : null;
}

/** The function of a truth that was asked; afresh for each round of questions, where these go on from one to the next. */
function askerOf(truth: Truth | null, { result, method, inOrder }: Observed): RoleFunction {
  const asker =
    truth?.kind === 'class'
      ? truth.methods[method ?? '']
      : truth?.kind === 'factory'
        ? truth.functions[result ?? '']
        : truth?.answer;
  if (asker === undefined) throw new TypeError('the reference does not answer what was asked');
  return inOrder === true ? goingOn(asker) : asker;
}

/** An object goes on with the state that it has itself, whatever is right. */
function goingOn(asker: RoleFunction): RoleFunction {
  let kept: Roles = new Map();
  return (roles) => {
    const after = asker(new Map([...roles, ...kept]));
    kept = new Map([...after].filter(([role]) => role.startsWith('state.')));
    return after;
  };
}

function agrees(asker: RoleFunction, { input, actual }: Seen, { parts, tolerance }: Observed): boolean {
  const expected = asker(input);
  if (actual === null) return parts.some((part) => !isFinitePart(expected, part));
  return parts.every((part) => {
    const [want, got] = [valueOfPart(expected, part), valueOfPart(actual, part)];
    return want === null || (got !== null && compareTensors(want, got, tolerance).agrees);
  });
}

function largestDifference(asker: RoleFunction, seen: readonly Seen[], { parts, tolerance }: Observed): string {
  const differences = seen.flatMap(({ input, actual }) => {
    const expected = asker(input);
    if (actual === null) return [];
    return parts.map((part) => {
      const [want, got] = [valueOfPart(expected, part), valueOfPart(actual, part)];
      return (want && got && compareTensors(want, got, tolerance).difference) ?? 0;
    });
  });
  return Math.max(0, ...differences).toExponential(1);
}

function isFinitePart(roles: Roles, part: Part): boolean {
  return valueOfPart(roles, part)?.data.every(Number.isFinite) ?? true;
}
