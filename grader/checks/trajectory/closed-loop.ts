import { descend } from '../../../reference/descent.ts';
import { mistaken } from '../../../reference/misconception.ts';
import { initialState } from '../../../reference/optimizers/optimizer.ts';
import type { Optimizer } from '../../../reference/optimizers/optimizer.ts';
import { namesOf } from '../../diagnosis/names.ts';
import type { Diagnosis } from '../../diagnosis/observed.ts';
import type { CheckContext } from '../check.ts';
import type { TrajectoryOptions } from './options.ts';
import type { Path, Point } from './paths.ts';
import { keepsItsState, stepCase } from './stepping.ts';
import type { Slope } from './stepping.ts';

/** A wrong path is shown for as long as it is instructive: every step of it is a round trip. */
const SHOWN_STEPS = 200;

interface Loop {
  readonly context: CheckContext<TrajectoryOptions>;
  readonly optimizer: Optimizer;
  readonly on: Slope;
  readonly start: Point;
}

/** Where the reference goes by itself with these mistakes in it: for the plot. */
export function mistakenLine(
  { context: { target, options }, optimizer, on, start }: Loop,
  diagnosis: Diagnosis | null,
  shown: (path: Path) => Path,
): { readonly name: string; readonly path: Path } | null {
  // The path of an object is one that it is led along: beside it the mistake's own way would mislead.
  if (diagnosis === null || keepsItsState(target)) return null;
  const wrong = mistaken(optimizer, optimizer.misconceptions, diagnosis.ids);
  const { hyperparameters, steps } = options;
  const { convention } = diagnosis;
  const gradient = (theta: Point): Point => on.gradient(theta);
  const { path } = descend({ gradient, start, optimizer: wrong, hyperparameters, steps, convention });
  return { name: namesOf(diagnosis), path: shown(path) };
}

/** The path that the student's rule really takes when left to itself: for the plot of a wrong one. */
export async function closedLoop(
  { context, optimizer, on, start }: Loop,
  shape: readonly number[],
): Promise<Path | null> {
  // An object that is asked anew for each step would make its first step again and again.
  if (keepsItsState(context.target)) return null;
  const { steps, hyperparameters } = context.options;
  const path: Point[] = [start];
  let state: Readonly<Record<string, Point>> = initialState(optimizer, start.length);
  for (let step = 0; step < Math.min(steps, SHOWN_STEPS); step += 1) {
    const theta = path.at(-1) ?? start;
    const roles = stepCase({ theta, gradient: on.gradient(theta), state, iteration: step + 1 }, hyperparameters, shape);
    const reply = await context.student.ask({ target: context.targetId, cases: [roles] });
    const answer = reply.kind === 'answered' ? reply.answers[0] : undefined;
    const next = answer?.kind === 'results' ? answer.roles : undefined;
    const point = next?.get('theta')?.data;
    if (next === undefined || point?.length !== start.length) break;
    path.push(point);
    state = Object.fromEntries(optimizer.state.map(({ name }) => [name, next.get(`state.${name}`)?.data ?? []]));
    if (point.some((value) => !Number.isFinite(value))) break;
  }
  return path.length > 1 ? path : null;
}
