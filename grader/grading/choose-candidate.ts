import { compareTensors } from '../compare/close.ts';
import { acceptedConventions } from '../checks/conventions.ts';
import type { Convention } from '../checks/check.ts';
import type { Candidate, CaseAnswer, Respondent, Workshop } from '../contract/question.ts';
import { vector } from '../contract/tensor.ts';
import { isOurs, type ProcessEnd } from '../model/outcome.ts';
import type { Roles } from '../model/roles.ts';
import type { TargetSpec } from '../model/target.ts';
import { choosingCases } from './choosing-cases.ts';

/** How near the values of a candidate are to what is right. */
export interface Nearness {
  readonly candidate: Candidate;
  /** Cases in which it agrees. */
  readonly agreeing: number;
  readonly cases: number;
  /** Median over the cases; infinite where half of them have no answer. */
  readonly error: number;
}

export interface Choosing {
  readonly targetId: string;
  readonly target: TargetSpec;
  readonly student: Respondent;
  readonly workshop: Workshop;
  readonly oracle: (convention: Convention) => Respondent;
}

export interface Ranking {
  /** The nearest first; of equals the likeliest. */
  readonly order: readonly Nearness[];
  /** How many were looked at, the likeliest first, of how many. */
  readonly looked: number;
  readonly of: number;
  /** Whether a process ended meanwhile: that may have been the machine's doing. */
  readonly hasEnded: boolean;
  /** Whether it was the machine's doing for certain: nothing of this order is to be believed. */
  readonly isLost: boolean;
}

/** Each costs a process, and time. */
const MOST_ASKED = 40;
const MOST_TIMED_OUT = 2;
/** As near as derivatives by finite differences come. */
const NEAR = { relative: 1e-5, absolute: 1e-7 };

/** What a target may stand for, the nearest first; of equals the likeliest. Not asked where there is no choice. */
export async function byNearness(choosing: Choosing): Promise<Ranking> {
  const candidates = await choosing.workshop.candidates(choosing.targetId);
  const of = candidates.length;
  const cases = of > 1 ? choosingCases(choosing.target) : null;
  if (cases === null) {
    const order = candidates.map((candidate) => ({ candidate, agreeing: 0, cases: 0, error: Infinity }));
    return { order, looked: of, of, hasEnded: false, isLost: false };
  }
  const near: Nearness[] = [];
  const ends: ProcessEnd[] = [];
  // One after another: what ends the process of one must not end that of the next.
  for (const candidate of candidates.slice(0, MOST_ASKED)) {
    const { nearness, end } = await nearnessOf(choosing, candidate, cases);
    near.push(nearness);
    if (end !== null) ends.push(end);
    if (ends.some(isOurs) || ends.filter(({ kind }) => kind === 'timed-out').length >= MOST_TIMED_OUT) break;
  }
  const order = near.toSorted((one, other) => other.agreeing - one.agreeing || compare(one.error, other.error));
  return { order, looked: near.length, of, hasEnded: ends.length > 0, isLost: ends.some(isOurs) };
}

export function isExact({ agreeing, cases }: Nearness): boolean {
  return cases > 0 && agreeing === cases;
}

/** With how the process ended, where it did. */
async function nearnessOf(
  choosing: Choosing,
  candidate: Candidate,
  cases: readonly Roles[],
): Promise<{ readonly nearness: Nearness; readonly end: ProcessEnd | null }> {
  const { targetId, target, student, oracle } = choosing;
  const result = target.results.find(({ callable }) => callable !== undefined)?.role;
  const question = { target: targetId, cases, ...(result !== undefined && { result }) };
  const reply = await student.ask({ ...question, candidate: candidate.key });
  const none: Nearness = { candidate, agreeing: 0, cases: cases.length, error: Infinity };
  if (reply.kind !== 'answered') return { nearness: none, end: reply.kind === 'ended' ? reply.end : null };
  const { answers } = reply;
  const asked = cases.map((roles, index) => {
    const answer = answers[index];
    return answer?.kind === 'results' ? new Map([...roles, ...(answer.asked ?? [])]) : roles;
  });
  let best = none;
  for (const convention of acceptedConventions(target)) {
    const truth = await oracle(convention).ask({ ...question, cases: asked });
    if (truth.kind !== 'answered') continue;
    const errors = truth.answers.map((right, index) => errorOf(right, answers[index]));
    const agreeing = errors.filter((error) => error === 0).length;
    const error = errors.toSorted(compare)[Math.floor(errors.length / 2)] ?? Infinity;
    if (agreeing > best.agreeing || (agreeing === best.agreeing && error < best.error))
      best = { ...none, agreeing, error };
  }
  return { nearness: best, end: null };
}

/** Relative; 0 when it is near enough, infinite where there is nothing to compare. */
function errorOf(right: CaseAnswer, answer: CaseAnswer | undefined): number {
  if (right.kind !== 'results' || answer?.kind !== 'results') return Infinity;
  // What may be left out, such as a history, the reference does not give either.
  const errors = [...right.roles].map(([role, want]) => {
    const got = answer.roles.get(role);
    if (got?.data.length !== want.data.length) return Infinity;
    if (compareTensors(vector(want.data), vector(got.data), NEAR).agrees) return 0;
    const size = Math.hypot(...want.data);
    const error = Math.hypot(...want.data.map((value, at) => value - (got.data[at] ?? NaN))) / Math.max(size, 1e-3);
    return Number.isNaN(error) ? Infinity : error;
  });
  return errors.length === 0 ? Infinity : Math.max(...errors);
}

/** Infinities are alike. */
function compare(one: number, other: number): number {
  return one === other ? 0 : one - other;
}
