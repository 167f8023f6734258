import { describe, expect, it } from 'vitest';
import { knownTurns } from '../../../../../grader/checks/trajectory/known-turns.ts';
import type { Walk } from '../../../../../grader/checks/trajectory/known-turns.ts';
import { nameTurn } from '../../../../../grader/checks/trajectory/name-turn.ts';
import type { Seen } from '../../../../../grader/checks/trajectory/name-turn.ts';
import { schedules } from '../../../../../reference/schedules/index.ts';
import { testFunctions } from '../../../../../reference/functions/index.ts';
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
const guesses: Readonly<Record<string, number>> = {
  'ignores-rate': 0.03,
  'longer-steps': 2,
  'stale-gradient': 0.04,
  'stale-gradient-signed': -0.04,
  'other-count': 100,
};

describe.each(Object.entries(along))('%s', (_, [on, starts]) => {
  const all = Object.keys(schedules).flatMap((schedule) =>
    knownTurns.flatMap((turn) => {
      const [first] = seenOf(on, schedule, starts, () => []);
      return first && turn.possible(first.walk) ? [[schedule, turn.id, turn] as const] : [];
    }),
  );

  it.each(all)('with the rate %s a descent that goes wrong as %s is named', (schedule, id, turn) => {
    const seen = seenOf(on, schedule, starts, (walk) => turn.path(walk, guesses[id] ?? NaN)[walk.epochs] ?? []);
    expect(nameTurn(seen, tolerance)?.id).toBe(id);
  });

  it.each(['fixed', 'gradient-based'])('with the rate %s a fixed number of steps is named', (schedule) => {
    const right = (walk: Walk): Path => knownTurns[0]?.path({ ...walk, learningRate: -walk.learningRate }, NaN) ?? [];
    const seen = seenOf(on, schedule, starts, (walk) => right({ ...walk, epochs: 7 })[7] ?? []);
    expect(nameTurn(seen, tolerance)?.text).toContain('it always makes 7 steps');
  });

  it('nothing is named where only a part of the path is explained', () => {
    const climbs = knownTurns[0];
    const seen = seenOf(on, 'fixed', starts, (walk) =>
      walk.epochs === 9 ? walk.start : (climbs?.path(walk, NaN)[walk.epochs] ?? []),
    );
    expect(nameTurn(seen, tolerance)).toBeNull();
  });
});

it('a rate is not said to be ignored where it is used, only longer', () => {
  const longer = knownTurns.find(({ id }) => id === 'longer-steps');
  const seen = seenOf('parabola', 'fixed', [[-1.678]], (walk) => longer?.path(walk, 2)[walk.epochs] ?? []);
  expect(nameTurn(seen, tolerance)?.text).toBe('Every step is 2 times as long as learning rate times slope.');
});
