import type { CaseAnswer, Reply, Respondent } from '../../contract/question.ts';
import { scalar, vector } from '../../contract/tensor.ts';
import type { Schedule } from '../../../reference/schedules/schedule.ts';
import type { Roles, Tensor } from '../../model/roles.ts';
import type { Point } from '../trajectory/paths.ts';
import type { Settings } from './ends.ts';

/** Beyond the domain of every test function. */
const FAR = 100;

interface Descent {
  readonly student: Respondent;
  /** The student's own derivative. */
  readonly derivative: string;
  readonly runs: readonly Settings[];
  readonly schedule: Schedule;
}

type OwnDescent =
  | {
      readonly kind: 'paths';
      /** Run by run. */
      readonly paths: readonly (readonly Point[])[];
      /** Whether the slope is the same at all of their points: then what takes it once, and keeps it, goes there too. */
      readonly isStraight: boolean;
    }
  /** The derivative answers with what is no slope. */
  | { readonly kind: 'nowhere' }
  | { readonly kind: 'unanswered'; readonly reply: Exclude<Reply, { kind: 'answered' }> };

/**
 * The paths of descent with the student's *own* derivative: a wrong derivative is paid for at the derivative, not again at the
 * descent that uses it. One round trip for each step, all runs together.
 */
export async function ownDescent(descent: Descent): Promise<OwnDescent> {
  const { student, derivative, runs, schedule } = descent;
  const paths = runs.map(({ start }): Point[] => [start]);
  const slopes: string[] = [];
  const longest = Math.max(0, ...runs.map(({ epochs }) => epochs));
  for (let epoch = 0; epoch < longest; epoch += 1) {
    const going = runs.flatMap(({ epochs }, index) => (epochs > epoch ? [index] : []));
    const cases = going.map((index): Roles => new Map([['theta', pointTensor(paths[index]?.at(-1) ?? [])]]));
    const reply = await student.ask({ target: derivative, cases });
    if (reply.kind !== 'answered') return { kind: 'unanswered', reply };
    for (const [position, index] of going.entries()) {
      const point = paths[index]?.at(-1) ?? [];
      const answer = reply.answers[position];
      const gradient = slopeOf(answer, point);
      if (gradient === null) return { kind: 'nowhere' };
      const run = runs[index];
      const rate = schedule.rate({
        learningRate: run?.learningRate ?? NaN,
        gradient,
        epoch,
        epochs: run?.epochs ?? 0,
      });
      slopes.push(gradient.join());
      paths[index]?.push(point.map((value, at) => value - rate * (gradient[at] ?? NaN)));
    }
  }
  // Of a single slope nobody can tell.
  return { kind: 'paths', paths, isStraight: slopes.length > 1 && new Set(slopes).size === 1 };
}

/** A point in one dimension is a number. */
export function pointTensor(point: Point): Tensor {
  const [only] = point;
  return point.length === 1 && only !== undefined ? scalar(only) : vector(point);
}

/** Null where there is none that leads anywhere. */
function slopeOf(answer: CaseAnswer | undefined, point: Point): Point | null {
  const gradient = answer?.kind === 'results' ? answer.roles.get('gradient')?.data : undefined;
  if (gradient?.length === point.length && gradient.every(Number.isFinite)) return gradient;
  // Out there a number that is too large stops one program, and is an infinity in the next.
  return hasRunAway(point) ? (gradient ?? point.map(() => NaN)) : null;
}

/** So far away a number may be too large for one program, and not for the next; and a wrong slope may be anything. */
export function hasRunAway(point: Point): boolean {
  return point.some((value) => !(Math.abs(value) < FAR));
}

/** What a descent as a whole is asked: a start (a number in one dimension), how many epochs, and the learning rate. */
export function descentCase(start: Point, epochs: number, learningRate: number): Roles {
  return new Map([
    ['start', pointTensor(start)],
    ['epochs', scalar(epochs)],
    ['hyperparameters.learningRate', scalar(learningRate)],
  ]);
}
