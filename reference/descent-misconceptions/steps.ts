import { allFinite, largest, norm, scale, subtract, type Vector } from '../numeric/vector.ts';
import {
  above0,
  anywhere,
  away,
  followed,
  fromFirstStep,
  inTwo,
  rateOf,
  scheduled,
  short,
  usual,
  walkBy,
  withRate,
} from './turn.ts';
import type { Seen, Turn, Walker } from './turn.ts';

/** As far as is looked for the number of steps that is always made. */
const MOST_STEPS = 5000;
const AT_ONCE = 250;
const atOwnRate = scheduled('fixed', 'gradient-based');

/** Ways to take wrong steps, or too many of them. */
export const stepTurns: readonly Turn[] = [
  {
    id: 'climbs',
    name: 'climbs',
    possible: anywhere,
    teacher: () => 'It climbs: it adds the step to the position, where it should subtract it.',
    student: 'The gradient points to where the function grows; see whether your steps lead downhill.',
    of: (right) => (walk) => right({ ...walk, gradient: (theta) => scale(-1, walk.gradient(theta)) }),
  },
  {
    id: 'never-moves',
    name: 'never moves',
    possible: anywhere,
    teacher: () => 'It never moves: it ends where it starts.',
    student: 'Your descent ends where it starts: follow the position from one step to the next.',
    of: () => (walk) => walkBy(walk, ({ theta }) => theta),
  },
  {
    id: 'ignores-rate',
    name: 'learning rate not used',
    possible: scheduled('fixed'),
    guess: fromFirstStep((walk, end) => above0(rateOf(walk, end))),
    usual: 0.05,
    teacher: (rate) => `It does not use the learning rate that it is given: every step is made with ${short(rate)}.`,
    student:
      'Your descent should change when it is given another learning rate: see where your steps have theirs from.',
    of: (right, rate) => withRate(() => rate)(right),
  },
  {
    id: 'longer-steps',
    name: 'steps of another length',
    possible: scheduled('fixed'),
    guess: fromFirstStep((walk, end) => above0((rateOf(walk, end) ?? NaN) / walk.learningRate)),
    usual: 2,
    teacher: (factor) => `Every step is ${short(factor)} times as long as learning rate times slope.`,
    student: 'All your steps are too long, or too short, by the same factor: see what a step is multiplied by.',
    of: (right, factor) => withRate((rate) => factor * rate)(right),
  },
  {
    id: 'rate-squared',
    name: 'learning rate applied twice',
    possible: scheduled('fixed'),
    teacher: () => 'The learning rate is in every step twice.',
    student: 'Count how often the learning rate gets into your step on its way.',
    of: withRate((rate) => rate ** 2),
  },
  {
    id: 'divides-by-rate',
    name: 'divided by the learning rate',
    possible: scheduled('fixed'),
    teacher: () => 'It divides the slope by the learning rate, where it should multiply.',
    student: 'With a smaller learning rate your steps become longer; think about what they should become.',
    of: withRate((rate) => 1 / rate),
  },
  {
    id: 'unit-steps',
    name: 'only the direction of the slope',
    // Divided by its length, a rate from the gradient is one that never changes.
    possible: scheduled('fixed', 'time-based'),
    teacher: () => 'Every step is as long as the learning rate: the slope gives its direction, but not its length.',
    student: 'Think about how long your steps should be on a gentle slope, and how long on a steep one.',
    of: () => (walk) =>
      walkBy(walk, (place) => {
        const length = norm(place.gradient);
        return length === 0 ? place.theta : away(place.theta, place.gradient, usual(walk, place) / length);
      }),
  },
  {
    id: 'gradient-of-start',
    name: 'slope of the start at every step',
    possible: anywhere,
    teacher: () => 'Every step is made with the slope at the start: the gradient is computed once, before the loop.',
    student: 'The slope is another one at each new position: see when yours is computed.',
    of: (right) => (walk) => {
      const slope = walk.gradient(walk.start);
      return right({ ...walk, gradient: () => slope });
    },
  },
  {
    id: 'from-the-start',
    name: 'every step from the start',
    // Where the last rate is 0, such a descent ends at its start.
    possible: atOwnRate,
    teacher: () => 'Every step is made from the start, with the slope at the position before it.',
    student: 'See from which point each of your steps is made: it should go on from where the one before it ended.',
    of: () => (walk) => walkBy(walk, (place) => away(walk.start, place.gradient, usual(walk, place))),
  },
  {
    id: 'one-more',
    name: 'one step too many',
    possible: atOwnRate,
    teacher: () => 'It makes one step too many.',
    student: 'Count your steps for 1 epoch, and for 2.',
    of: (right) => (walk) => right({ ...walk, epochs: walk.epochs + 1 }).slice(1),
  },
  {
    id: 'one-fewer',
    name: 'one step too few',
    possible: atOwnRate,
    teacher: () => 'It makes one step too few.',
    student: 'Count your steps for 1 epoch, and for 2.',
    of: (right) => (walk) => [walk.start, ...right({ ...walk, epochs: Math.max(0, walk.epochs - 1) })],
  },
  {
    id: 'ignores-epochs',
    name: 'number of epochs not used',
    possible: atOwnRate,
    guess: alwaysAsMany,
    usual: 50,
    teacher: (steps) =>
      `It does not use the number of epochs that it is given: it always ${steps === Infinity ? 'goes on to the same end' : `makes ${steps} ${steps === 1 ? 'step' : 'steps'}`}.`,
    student:
      'Your descent should end elsewhere when it is given fewer epochs: see what decides how many steps it makes.',
    of: (right, steps) => always((walk) => right({ ...walk, epochs: Math.min(steps, MOST_STEPS) })),
  },
  {
    id: 'rate-and-epochs-swapped',
    name: 'learning rate and number of epochs swapped',
    possible: atOwnRate,
    teacher: () =>
      'It takes the number of epochs for the learning rate, and the learning rate for the number of epochs.',
    student: 'Two of the numbers that your descent is given have changed places.',
    of: (right) =>
      always(({ learningRate, epochs, ...walk }) =>
        right({ ...walk, learningRate: epochs, epochs: Math.min(Math.ceil(learningRate), MOST_STEPS) }),
      ),
  },
  {
    id: 'one-by-one',
    name: 'second slope after the first move',
    possible: inTwo,
    teacher: () =>
      'The second coordinate is moved with the slope at the point where the first one has moved already: both slopes belong to the same point.',
    student: 'Both slopes belong to the same point: look at what has changed between your two lines.',
    of: () => (walk) =>
      walkBy(walk, (place) => {
        const [x = NaN, y = NaN] = place.theta;
        const moved = x - usual(walk, place) * (place.gradient[0] ?? NaN);
        const slope = walk.gradient([moved, y]);
        return [moved, y - usual(walk, { ...place, gradient: slope }) * (slope[1] ?? NaN)];
      }),
  },
  {
    id: 'coordinates-swapped',
    name: 'slopes of the coordinates swapped',
    possible: inTwo,
    teacher: () => 'The slopes are swapped: each coordinate is moved with the slope of the other.',
    student: 'Each slope belongs to one coordinate: follow each of them from where it comes in to where it is used.',
    of: (right) => (walk) => right({ ...walk, gradient: (theta) => walk.gradient(theta).toReversed() }),
  },
  {
    id: 'first-slope-for-both',
    name: 'one slope for both coordinates',
    possible: inTwo,
    teacher: () => 'Both coordinates are moved with the slope of the first.',
    student: 'Every coordinate has a slope of its own: look for a line that was copied, and not changed everywhere.',
    of: () => (walk) =>
      walkBy(walk, (place) =>
        away(
          place.theta,
          place.gradient.map(() => place.gradient[0] ?? NaN),
          usual(walk, place),
        ),
      ),
  },
  ...[0, 1].map((only): Turn => ({
    id: `only-${only}`,
    name: `only the ${only === 0 ? 'first' : 'second'} coordinate moves`,
    possible: inTwo,
    teacher: () => `Only the ${only === 0 ? 'first' : 'second'} coordinate is moved.`,
    student: 'See which of the coordinates your steps change: both should move.',
    of: () => (walk) =>
      walkBy(walk, (place) =>
        away(
          place.theta,
          place.gradient.map((one, at) => (at === only ? one : 0)),
          usual(walk, place),
        ),
      ),
  })),
];

/** The same end, whatever the number of epochs. */
function always(walker: Walker): Walker {
  return (walk) => {
    const end = walker(walk).at(-1) ?? walk.start;
    return [walk.start, ...Array.from({ length: walk.epochs }, () => end)];
  };
}

/** The number of steps after which what was seen first is right; Infinity where it stays there. */
function alwaysAsMany(seen: readonly Seen[]): number | null {
  const first = seen.find(({ at, walk }) => at === walk.epochs);
  // One number of epochs is no number that is not used.
  if (first === undefined || new Set(seen.map(({ walk }) => walk.epochs)).size < 2) return null;
  let { start } = first.walk;
  for (let done = 0; done < MOST_STEPS; done += AT_ONCE) {
    const path = followed({ ...first.walk, start, epochs: AT_ONCE });
    const steps = path.findIndex((point, step) => done + step > 0 && isThere(point, first));
    const [next, last] = path.slice(-2);
    if (steps !== -1) {
      const after = path[steps + 1] ?? followed({ ...first.walk, start: path[steps] ?? start, epochs: 1 })[1] ?? [];
      return isThere(after, first) ? Infinity : done + steps;
    }
    if (last === undefined || last.join() === next?.join() || !allFinite(last)) return null;
    start = last;
  }
  return null;
}

/** Up to what rounding does. */
function isThere(point: Vector, { actual }: Seen): boolean {
  return point.length === actual.length && largest(subtract(point, actual)) <= 1e-10 * Math.max(1, largest(actual));
}
