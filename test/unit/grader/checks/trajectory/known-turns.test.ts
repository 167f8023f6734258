import { describe, expect, it } from 'vitest';
import { compareTensors } from '../../../../../grader/compare/close.ts';
import { nameTurn } from '../../../../../grader/checks/trajectory/name-turn.ts';
import type { Seen, Walk } from '../../../../../grader/checks/trajectory/name-turn.ts';
import { knownTurns, rightWay } from '../../../../../reference/descent-misconceptions/index.ts';
import type { Turn, Walker } from '../../../../../reference/descent-misconceptions/turn.ts';
import { schedules } from '../../../../../reference/schedules/index.ts';
import { testFunctions } from '../../../../../reference/functions/index.ts';
import { tensor } from '../../../../../grader/checks/trajectory/paths.ts';
import type { Path } from '../../../../../grader/checks/trajectory/paths.ts';

const tolerance = { relative: 1e-9, absolute: 1e-11, reason: 'the same formulas, written differently' };

/** What is seen of a descent of 1, 2, ... epochs from some starts, and of one step with twice the rate. */
function seenOf(on: string, schedule: string, starts: Path, end: (walk: Walk) => readonly number[]): readonly Seen[] {
  const truth = testFunctions[on];
  const rate = schedules[schedule];
  if (!truth || !rate) throw new TypeError('these are known');
  const walks: readonly (readonly [start: readonly number[], learningRate: number, epochs: number])[] = [
    [starts[0] ?? [], 0.02, 1],
    ...starts.flatMap((start) => Array.from({ length: 12 }, (_, index) => [start, 0.01, index + 1] as const)),
  ];
  return walks.map(([start, learningRate, epochs]) => {
    const walk: Walk = { gradient: (theta) => truth.gradient(theta), schedule: rate, start, learningRate, epochs };
    return { walk, at: epochs, actual: end(walk) };
  });
}

const along: Readonly<Record<string, readonly [on: string, starts: Path]>> = {
  'in one dimension': ['sine-cubic', [[-1.1], [0.7]]],
  'in two dimensions': [
    'peaks',
    [
      [0.6, -1.2],
      [-1.1, 0.4],
    ],
  ],
};
/** Other numbers than those that the mistakes are met with. */
const guesses: Readonly<Record<string, number>> = {
  'ignores-rate': 0.03,
  'longer-steps': 3,
  'stale-gradient': 0.04,
  'stale-gradient-signed': -0.04,
  'other-count': 100,
  'ignores-epochs': 7,
};
const endBy =
  (walker: Walker) =>
  (walk: Walk): readonly number[] =>
    walker(walk)[walk.epochs] ?? [];
const idsOf = (seen: readonly Seen[]): readonly string[] | undefined =>
  nameTurn(seen, tolerance)?.mistakes.map(({ id }) => id);

function turnNamed(id: string): Turn {
  const found = knownTurns.find((turn) => turn.id === id);
  if (found === undefined) throw new TypeError(`there is no turn ${id}`);
  return found;
}

describe.each(Object.entries(along))('%s', (_, [on, starts]) => {
  const dimension = starts[0]?.length ?? 0;
  const all = Object.keys(schedules).flatMap((schedule) =>
    knownTurns.flatMap((turn) => (turn.possible({ schedule, dimension }) ? [[schedule, turn.id, turn] as const] : [])),
  );

  it.each(all)('with the rate %s a descent that goes wrong as %s is named', (schedule, id, turn) => {
    const seen = seenOf(on, schedule, starts, endBy(turn.of(rightWay, guesses[id] ?? NaN)));
    expect(idsOf(seen)).toEqual([`descent/${id}`]);
  });

  it.each(Object.keys(schedules))('with the rate %s nothing is named where nothing is wrong', (schedule) => {
    expect(nameTurn(seenOf(on, schedule, starts, endBy(rightWay)), tolerance)).toBeNull();
  });

  it.each(['fixed', 'gradient-based'])('with the rate %s a fixed number of steps is told', (schedule) => {
    const seen = seenOf(on, schedule, starts, endBy(turnNamed('ignores-epochs').of(rightWay, 7)));
    expect(nameTurn(seen, tolerance)?.mistakes[0]?.teacher).toContain('it always makes 7 steps');
  });

  it.each(all)('with the rate %s nothing is named where %s explains a part of the path only', (schedule, id, turn) => {
    const wrong = endBy(turn.of(rightWay, guesses[id] ?? NaN));
    const seen = seenOf(on, schedule, starts, (walk) =>
      walk.epochs === 3 ? wrong(walk).map((value) => value + 1e-6 * (1 + Math.abs(value))) : wrong(walk),
    );
    expect(nameTurn(seen, tolerance)).toBeNull();
  });

  const sure = all.filter(([, , { guess }]) => guess === undefined);
  it.each(Object.keys(schedules))('with the rate %s two at once are named as both, or not at all', (schedule) => {
    const turns = sure.flatMap(([of, , turn]) => (of === schedule ? [turn] : []));
    const pairs = turns.flatMap((one, at) => turns.slice(at + 1).map((other) => [one, other] as const));
    const outcomes = pairs
      .filter((_, at) => at % 4 === 0)
      .map(([one, other]) => {
        const both = endBy(other.of(one.of(rightWay, NaN), NaN));
        const named = nameTurn(seenOf(on, schedule, starts, both), tolerance);
        if (named === null) return 'nothing';
        // Whatever is named leads to the very ends that were seen, and elsewhere to where both lead.
        const elsewhere = seenOf(on, schedule, [starts[1] ?? []], both).map(({ walk }) => ({
          ...walk,
          learningRate: 0.013,
        }));
        for (const walk of elsewhere)
          expect(
            compareTensors(tensor(both(walk)), tensor(named.path(walk)[walk.epochs] ?? []), tolerance).agrees,
            `${one.id}, ${other.id}`,
          ).toBe(true);
        return named.mistakes.map(({ id }) => id).join();
      });
    expect(outcomes.filter((one) => one.includes(',')).length).toBeGreaterThan(2);
  });
});

it('a rate is not said to be ignored where it is used, only longer', () => {
  const longer = turnNamed('longer-steps').of(rightWay, 2);
  const seen = seenOf('parabola', 'fixed', [[-1.678]], endBy(longer));
  expect(nameTurn(seen, tolerance)?.mistakes[0]?.teacher).toBe(
    'Every step is 2 times as long as learning rate times slope.',
  );
});

it('names no rate where the end is the minimum itself, whatever the start: a constant does the same', () => {
  const starts = [[-2], [3]];
  expect(idsOf(seenOf('parabola', 'fixed', starts, () => [0.5])) ?? []).not.toContain('descent/ignores-rate');
});
