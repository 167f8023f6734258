import type { Respondent } from '../contract/respondent.ts';
import { scalar, vector } from '../contract/tensor.ts';
import type { Roles } from '../model/roles.ts';

type Point = readonly number[];

interface OwnDescent {
  readonly student: Respondent;
  /** The student's own derivative. */
  readonly derivative: string;
  readonly starts: readonly Point[];
  readonly learningRate: number;
  readonly steps: number;
}

/**
 * Where descent with the student's *own* derivative goes: a wrong derivative is paid for at the derivative, not again at the
 * descent that uses it. One round trip for each step, all starts together. null when the derivative does not answer, or
 * answers with what leads nowhere (not finite, or 0 at every start): standing still would then be right.
 */
export async function ownDescent({
  student,
  derivative,
  starts,
  learningRate,
  steps,
}: OwnDescent): Promise<readonly (readonly Point[])[] | null> {
  const paths = starts.map((start): Point[] => [start]);
  for (let step = 0; step < steps; step += 1) {
    const points = paths.map((path) => path.at(-1) ?? []);
    const cases = points.map(
      (point) => new Map([['theta', point.length === 1 ? scalar(point[0] ?? NaN) : vector(point)]]),
    );
    const reply = await student.ask({ target: derivative, cases });
    if (reply.kind !== 'answered') return null;
    for (const [index, point] of points.entries()) {
      const answer = reply.answers[index];
      const slope = answer?.kind === 'results' ? answer.roles.get('gradient')?.data : undefined;
      if (slope?.length !== point.length || !slope.every(Number.isFinite)) return null;
      paths[index]?.push(point.map((value, at) => value - learningRate * (slope[at] ?? NaN)));
    }
  }
  return paths.some(moves) ? paths : null;
}

function moves(path: readonly Point[]): boolean {
  const [start = []] = path;
  return path.some((point) => point.some((value, at) => value !== start[at]));
}

/** What a descent as a whole is asked: a start (a number in one dimension), how many epochs, and the learning rate. */
export function descentCase(start: Point, epochs: number, learningRate: number): Roles {
  return new Map([
    ['start', start.length === 1 ? scalar(start[0] ?? NaN) : vector(start)],
    ['epochs', scalar(epochs)],
    ['hyperparameters.learningRate', scalar(learningRate)],
  ]);
}
