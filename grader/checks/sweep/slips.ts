import type { Tolerance } from '../../model/assignment.ts';
import type { Point } from '../trajectory/paths.ts';
import { agreementOf, isRight } from './agreement.ts';
import type { ExpectedAt } from './agreement.ts';
import { indexOf } from './combinations.ts';
import type { Combination } from './combinations.ts';
import type { Ends } from '../descent/ends.ts';
import { roleText } from './words.ts';

/** A slip shows in this many results as well as in all. */
const LOOKED_AT = 200;

interface Slip {
  readonly text: string;
  readonly expectedAt: ExpectedAt;
}

interface Sought {
  readonly combination: Combination;
  readonly ends: Ends;
  readonly tolerance: Tolerance;
  /** Values that a constant in place of what is varied may have. */
  readonly constants: readonly number[];
}

/** What the results would be right for; null when nothing known explains all of them, or more than one thing does. */
export function slipOf(sought: Sought): string | null {
  const { combination, tolerance } = sought;
  const found = slipsFor(sought).filter(({ expectedAt }) =>
    isRight(agreementOf(combination, expectedAt, tolerance, LOOKED_AT)),
  );
  const texts = [...new Set(found.map(({ text }) => text))];
  return texts.length === 1 ? (texts[0] ?? null) : null;
}

function slipsFor({ combination, ends, constants }: Sought): readonly Slip[] {
  const { axes, results, settingsAt, sizes } = combination;
  const start = axes.some(({ role }) => role === 'start') ? 'the start that belongs to it' : 'the start';
  const reversed = axes.slice(0, sizes.length).map((axis, which): Slip => ({
    text: `The results are right in the reverse order of \`${axis.numbers.name}\`.`,
    expectedAt: (_, place) => {
      const index = indexOf(place, sizes).map((one, at) => (at === which ? (sizes[at] ?? 0) - 1 - one : one));
      return ends(settingsAt(placeOf(index, sizes)));
    },
  }));
  return [
    {
      text: `Every result equals ${start}: what descent found is not what is kept.`,
      expectedAt: (settings) => settings.start,
    },
    ...[1, -1].map((more): Slip => ({
      text: `Every descent makes one step too ${more === 1 ? 'many' : 'few'}.`,
      expectedAt: (settings) => ends({ ...settings, epochs: Math.max(0, settings.epochs + more) }),
    })),
    ...carriedOn(results, sizes, combination.transposed, ends),
    ...axes
      .filter(({ role }) => role !== 'start')
      .flatMap(({ role }) => constants.map((constant) => constantSlip(role === 'epochs', constant, ends))),
    ...reversed,
    {
      text: 'Every result is right for descent that climbs: the step has the wrong sign.',
      expectedAt: (settings) => ends({ ...settings, learningRate: -settings.learningRate }),
    },
  ];
}

/** The start is not set again: a descent begins where the one before it ended. */
function carriedOn(
  results: readonly Point[],
  sizes: readonly number[],
  transposed: boolean,
  ends: Ends,
): readonly Slip[] {
  const text = 'The start is not set again before each descent: each one goes on where the one before it ended.';
  const [rows = 1, columns] = sizes;
  // Row by row, or column by column; the start may be set again for each row.
  const before = (place: number, way: 'rows' | 'columns', again: boolean): number | null => {
    if (columns === undefined) return place === 0 ? null : place - 1;
    const [row = 0, column = 0] = indexOf(place, sizes);
    if (way === 'rows') return column > 0 || (!again && row > 0) ? place - 1 : null;
    if (row > 0) return place - columns;
    return !again && column > 0 ? placeOf([rows - 1, column - 1], sizes) : null;
  };
  const ways = columns === undefined ? (['rows'] as const) : (['rows', 'columns'] as const);
  return (transposed ? ways.toReversed() : ways).flatMap((way) =>
    [false, true].map((again): Slip => ({
      text,
      expectedAt: (settings, place) => {
        const from = before(place, way, again);
        return ends(from === null ? settings : { ...settings, start: results[from] ?? settings.start });
      },
    })),
  );
}

function constantSlip(epochs: boolean, constant: number, ends: Ends): Slip {
  const role = epochs ? 'epochs' : 'hyperparameters.learningRate';
  return {
    text: `The ${roleText(role)} that belongs to a result is not used: every result is right for ${constant}.`,
    expectedAt: (settings) =>
      ends(epochs ? { ...settings, epochs: constant } : { ...settings, learningRate: constant }),
  };
}

function placeOf(index: readonly number[], sizes: readonly number[]): number {
  const [row = 0, column] = index;
  return column === undefined ? row : row * (sizes[1] ?? 1) + column;
}
