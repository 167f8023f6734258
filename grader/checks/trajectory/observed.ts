import { compareTensors } from '../../compare/close.ts';
import type { CaseAnswer, Reply } from '../../contract/question.ts';
import type { Tolerance } from '../../model/assignment.ts';
import type { Roles } from '../../model/roles.ts';
import { pointTensor } from '../descent/own-descent.ts';
import type { Ends } from '../descent/ends.ts';
import type { Own } from '../descent/own-ends.ts';
import { tensor } from './paths.ts';
import type { Point } from './paths.ts';

/** An answer of a descent, with what was really asked. */
export interface Observed {
  /** As it was put. */
  readonly roles: Roles;
  readonly answer: CaseAnswer;
  /** As it was really asked: the start may have been drawn by the code, and a loop may have ended by itself. */
  readonly start: Point;
  readonly learningRate: number;
  readonly epochs: number;
  /** Whether the loop ended by itself, before it had made all steps. */
  readonly endedItself: boolean;
  readonly actual: Point | null;
}

export function observe(cases: readonly Roles[], answers: readonly CaseAnswer[]): readonly Observed[] {
  return cases.map((roles, index): Observed => {
    const answer = answers[index] ?? { kind: 'skipped', reason: 'there was no answer' };
    const asked: Roles = answer.kind === 'results' && answer.asked ? new Map([...roles, ...answer.asked]) : roles;
    const epochs = asked.get('epochs')?.data[0] ?? NaN;
    return {
      roles,
      answer,
      start: asked.get('start')?.data ?? [],
      learningRate: asked.get('hyperparameters.learningRate')?.data[0] ?? NaN,
      epochs,
      endedItself: epochs < (roles.get('epochs')?.data[0] ?? NaN),
      actual: answer.kind === 'results' ? (answer.roles.get('result')?.data ?? null) : null,
    };
  });
}

/** Whether the code drew its start itself, in place of taking the one that was put. */
export function drewStart({ roles, start }: Observed): boolean {
  return roles.get('start')?.data.join() !== start.join();
}

/**
 * One of the answers, where the code chose the starts itself and descent moves from none of them: by chance nobody starts so near a
 * minimum, so they are no starts. Nothing where descent hardly moves from the starts that were put either.
 */
export function startsAtRest(observed: readonly Observed[], ends: Ends, tolerance: Tolerance): Observed | undefined {
  const drawn = observed.filter(drewStart);
  const stays = (one: Observed): boolean => {
    const end = ends(one);
    const within = { relative: 3 * tolerance.relative, absolute: 3 * tolerance.absolute };
    return end !== null && compareTensors(tensor(one.start), tensor(end), within).agrees;
  };
  const put = drawn.map((one): Observed => ({ ...one, start: one.roles.get('start')?.data ?? [] }));
  return !put.every(stays) && drawn.every(stays) ? drawn[0] : undefined;
}

/** A loop may end by itself where hardly anything is left to descend. */
const CALM = 0.02;

/** Whether a loop ended by itself where there is still a slope; in the slopes of the function itself. */
export function endedTooEarly({ endedItself, actual, start }: Observed, gradient: (theta: Point) => Point): boolean {
  if (!endedItself || actual === null) return false;
  const steepness = (point: Point): number => Math.hypot(...gradient(point));
  return !(steepness(actual) <= CALM * Math.max(1, steepness(start)));
}

type OwnSlopes =
  /** None at any other point, nor where the answer is no slope. */
  | { readonly kind: 'slopes'; readonly at: (theta: Point) => Point }
  | { readonly kind: 'unanswered'; readonly reply: Exclude<Reply, { kind: 'answered' }> };

/** The student's own slopes where loops that ended by themselves began and ended. */
export async function ownSlopesFor(
  observed: readonly Observed[],
  { student, derivative }: Pick<Own, 'student' | 'derivative'>,
): Promise<OwnSlopes> {
  const points = observed.flatMap(({ endedItself, start, actual }) =>
    endedItself && actual !== null ? [start, actual] : [],
  );
  if (points.length === 0) return { kind: 'slopes', at: () => [] };
  const cases = points.map((point): Roles => new Map([['theta', pointTensor(point)]]));
  const reply = await student.ask({ target: derivative, cases });
  if (reply.kind !== 'answered') return { kind: 'unanswered', reply };
  const slopes = new Map(
    points.map((point, index) => {
      const answer = reply.answers[index];
      return [point.join(), answer?.kind === 'results' ? (answer.roles.get('gradient')?.data ?? []) : []];
    }),
  );
  return { kind: 'slopes', at: (theta) => slopes.get(theta.join()) ?? [] };
}

export function agreesWith(expected: Point | null, { actual }: Observed, tolerance: Tolerance): boolean {
  return expected !== null && actual !== null && compareTensors(tensor(expected), tensor(actual), tolerance).agrees;
}
