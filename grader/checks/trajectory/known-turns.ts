import { norm } from '../../../reference/numeric/vector.ts';
import type { Schedule } from '../../../reference/schedules/schedule.ts';
import type { Path, Point } from './paths.ts';

/** A descent as it was asked for. */
export interface Walk {
  readonly gradient: (theta: Point) => Point;
  readonly schedule: Schedule;
  readonly start: Point;
  readonly learningRate: number;
  readonly epochs: number;
}

/** A known way in which descents go wrong: what it does, and how it is said. */
export interface Turn {
  readonly id: string;
  /** Whether it can be made at all. */
  readonly possible: (walk: Walk) => boolean;
  /** What is not known of it, from a descent of one step (of two, where the first has a rate of 0); null when that cannot be. */
  readonly guess?: (walk: Walk, end: Point) => number | null;
  /** Whether what is guessed may be another number for each start and learning rate: something left over from before. */
  readonly guessedAnew?: true;
  readonly path: (walk: Walk, guessed: number) => Path;
  readonly text: (guessed: number) => string;
}

interface Step {
  readonly theta: Point;
  readonly gradient: Point;
  /** Of the step before; null at the first. */
  readonly before: Point | null;
  readonly epoch: number;
}

function walkBy({ gradient, start, epochs }: Walk, move: (step: Step) => Point): Path {
  const path: Point[] = [start];
  let before: Point | null = null;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const theta = path[epoch] ?? start;
    const slope = gradient(theta);
    path.push(move({ theta, gradient: slope, before, epoch }));
    before = slope;
  }
  return path;
}

/** With another rate at each step. */
function atRate(walk: Walk, rate: (step: Step) => number): Path {
  return walkBy(walk, (step) => away(step.theta, step.gradient, rate(step)));
}

function away(theta: Point, gradient: Point, rate: number): Point {
  return theta.map((value, at) => value - rate * (gradient[at] ?? NaN));
}

const usual = ({ schedule, learningRate, epochs }: Walk, { gradient, epoch }: Step): number =>
  schedule.rate({ learningRate, gradient, epoch, epochs });
const always = (): boolean => true;
const with1 = ({ start }: Walk): boolean => start.length === 1;
const with2 = ({ start }: Walk): boolean => start.length === 2;
const scheduled =
  (...ids: readonly string[]) =>
  ({ schedule }: Walk): boolean =>
    ids.includes(schedule.id);
const short = (value: number): string => String(Number(value.toPrecision(6)));

/** The rate that the first step was taken with. */
function rateOf({ gradient, start }: Walk, end: Point): number | null {
  const slope = gradient(start);
  const along = slope.reduce((sum, one, at) => sum + one * ((start[at] ?? NaN) - (end[at] ?? NaN)), 0);
  const rate = along / norm(slope) ** 2;
  return Number.isFinite(rate) ? rate : null;
}

/** The right path. */
export const followed = (walk: Walk): Path => atRate(walk, (step) => usual(walk, step));
const atOwnRate = scheduled('fixed', 'gradient-based');

/** Every known turn; a name is given only when exactly one of them leads along the whole path. */
export const knownTurns: readonly Turn[] = [
  {
    id: 'climbs',
    possible: always,
    path: (walk) => atRate(walk, (step) => -usual(walk, step)),
    text: () => 'It climbs: it adds the step to the position, where it should subtract it.',
  },
  {
    id: 'never-moves',
    possible: always,
    path: (walk) => walkBy(walk, ({ theta }) => theta),
    text: () => 'It never moves: it ends where it starts.',
  },
  {
    id: 'ignores-rate',
    possible: scheduled('fixed'),
    // Backwards is climbing, and none is no step: these have names of their own.
    guess: (walk, end) => above0(rateOf(walk, end)),
    path: (walk, rate) => atRate(walk, () => rate),
    text: (rate) => `It does not use the learning rate that it is given: every step is made with ${short(rate)}.`,
  },
  {
    id: 'longer-steps',
    possible: scheduled('fixed'),
    guess: (walk, end) => above0((rateOf(walk, end) ?? NaN) / walk.learningRate),
    path: (walk, factor) => atRate(walk, (step) => factor * usual(walk, step)),
    text: (factor) => `Every step is ${short(factor)} times as long as learning rate times slope.`,
  },
  {
    id: 'one-more',
    possible: atOwnRate,
    path: (walk) => followed({ ...walk, epochs: walk.epochs + 1 }).slice(1),
    text: () => 'It makes one step too many.',
  },
  {
    id: 'one-fewer',
    possible: atOwnRate,
    path: (walk) => [walk.start, ...followed({ ...walk, epochs: Math.max(0, walk.epochs - 1) })],
    text: () => 'It makes one step too few.',
  },
  {
    id: 'constant-rate',
    possible: scheduled('gradient-based', 'time-based'),
    path: (walk) => atRate(walk, () => walk.learningRate),
    text: () => 'The learning rate never changes: every step is made with the one that was set at the start.',
  },
  {
    id: 'stale-gradient',
    possible: scheduled('gradient-based'),
    guess: (walk, end) => notBelow0(rateOf(walk, end)),
    guessedAnew: true,
    path: (walk, first) => atRate(walk, ({ before }) => (before === null ? first : walk.learningRate * norm(before))),
    text: () =>
      'The learning rate of each step comes from the gradient of the step before (at the first step from one that was left over): the gradient has to be computed before the rate.',
  },
  {
    id: 'stale-gradient-signed',
    possible: (walk) => with1(walk) && scheduled('gradient-based')(walk),
    guess: rateOf,
    guessedAnew: true,
    path: (walk, first) =>
      atRate(walk, ({ before }) => (before === null ? first : walk.learningRate * (before[0] ?? NaN))),
    text: () =>
      'The learning rate of each step comes from the gradient of the step before, and without its absolute value.',
  },
  {
    id: 'missing-abs',
    possible: (walk) => with1(walk) && scheduled('gradient-based')(walk),
    path: (walk) => atRate(walk, ({ gradient }) => walk.learningRate * (gradient[0] ?? NaN)),
    text: () =>
      'The learning rate is negative where the slope is: without the absolute value every step goes the same way, and climbs where the slope is negative.',
  },
  {
    id: 'squared-gradient',
    possible: scheduled('gradient-based'),
    path: (walk) => atRate(walk, ({ gradient }) => walk.learningRate * norm(gradient) ** 2),
    text: () => 'The gradient is in the learning rate once too often: it is squared there.',
  },
  {
    id: 'counts-from-zero',
    possible: scheduled('time-based'),
    path: (walk) => atRate(walk, ({ epoch }) => walk.learningRate * (1 - epoch / walk.epochs)),
    text: () => 'The learning rate counts the steps from 0, where it should count them from 1.',
  },
  {
    id: 'other-count',
    possible: scheduled('time-based'),
    guess: (walk, end) => countOf(walk, end),
    path: (walk, count) => atRate(walk, ({ epoch }) => walk.learningRate * (1 - (epoch + 1) / count)),
    text: (count) =>
      `The learning rate falls as if there were always ${short(count)} epochs, whatever the number of epochs is.`,
  },
  {
    id: 'compounds',
    possible: scheduled('time-based'),
    path: (walk) => atRate(walk, ({ epoch }) => compounded(walk, epoch)),
    text: () =>
      'Each learning rate is made from the one before it: it falls faster and faster, where it should be made from the one that was set at the start.',
  },
  {
    id: 'one-by-one',
    possible: with2,
    path: (walk) =>
      walkBy(walk, (step) => {
        const [x = NaN, y = NaN] = step.theta;
        const moved = x - usual(walk, step) * (step.gradient[0] ?? NaN);
        const slope = walk.gradient([moved, y]);
        return [moved, y - usual(walk, { ...step, gradient: slope }) * (slope[1] ?? NaN)];
      }),
    text: () =>
      'The second coordinate is moved with the slope at the point where the first one has moved already: both slopes belong to the same point.',
  },
  {
    id: 'coordinates-swapped',
    possible: with2,
    path: (walk) => walkBy(walk, (step) => away(step.theta, step.gradient.toReversed(), usual(walk, step))),
    text: () => 'The slopes are swapped: each coordinate is moved with the slope of the other.',
  },
  ...[0, 1].map((only): Turn => ({
    id: `only-${only}`,
    possible: with2,
    path: (walk) =>
      walkBy(walk, (step) =>
        away(
          step.theta,
          step.gradient.map((one, at) => (at === only ? one : 0)),
          usual(walk, step),
        ),
      ),
    text: () => `Only the ${only === 0 ? 'first' : 'second'} coordinate is moved.`,
  })),
];

/** A gradient that was left over may be 0. */
function notBelow0(rate: number | null): number | null {
  return rate !== null && rate >= 0 ? rate : null;
}

function above0(rate: number | null): number | null {
  return rate !== null && rate > 0 ? rate : null;
}

/** The product of all shares up to a step. */
function compounded({ learningRate, epochs }: Walk, epoch: number): number {
  return Array.from({ length: epoch + 1 }, (_, one) => 1 - (one + 1) / epochs).reduce(
    (rate, share) => rate * share,
    learningRate,
  );
}

/** For how many epochs a rate falls that was right for the first step otherwise. */
function countOf(walk: Walk, end: Point): number | null {
  const rate = rateOf(walk, end);
  const count = rate === null ? NaN : 1 / (1 - rate / walk.learningRate);
  // A rate that does not fall at all falls for ever, up to rounding.
  return count > 1 && count < 1e6 ? Math.round(count) : null;
}
