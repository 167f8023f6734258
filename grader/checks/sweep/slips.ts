import type { Tolerance } from '../../model/assignment.ts';
import type { Mistake } from '../../model/mistake.ts';
import type { Point } from '../trajectory/paths.ts';
import { agreementOf, isRight } from './agreement.ts';
import type { Agreement, ExpectedAt } from './agreement.ts';
import { indexOf } from './combinations.ts';
import type { Combination } from './combinations.ts';
import type { Ends } from '../descent/ends.ts';
import { roleText } from './words.ts';

/** A slip shows in this many results as well as in all. */
const LOOKED_AT = 200;

/** What is said of a mistake. */
type Told = Omit<Mistake, 'evidence'>;

interface Slip extends Told {
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
export function slipOf(sought: Sought): Mistake | null {
  const { combination, tolerance } = sought;
  const found = slipsFor(sought).flatMap((slip) => {
    const agreement = agreementOf(combination, slip.expectedAt, tolerance, LOOKED_AT);
    return isRight(agreement) ? [{ slip, agreement }] : [];
  });
  const [only] = found;
  if (only === undefined || found.some(({ slip }) => slip.teacher !== only.slip.teacher)) return null;
  const { id, name, student, teacher } = only.slip;
  return { id, name, student, teacher, evidence: evidenceOf(only.agreement) };
}

function evidenceOf({ combination, compared, expected }: Agreement): NonNullable<Mistake['evidence']> {
  const differences = compared.map((place) => {
    const [want, got] = [expected.get(place) ?? [], combination.results[place] ?? []];
    return Math.max(...want.map((value, at) => Math.abs(value - (got[at] ?? NaN))));
  });
  return { answers: compared.length, difference: Math.max(...differences).toExponential(1) };
}

function slipsFor({ combination, ends, constants }: Sought): readonly Slip[] {
  const { axes, results, settingsAt, sizes } = combination;
  const start = axes.some(({ role }) => role === 'start') ? 'the start that belongs to it' : 'the start';
  const reversed = axes.slice(0, sizes.length).map((axis, which): Slip => ({
    id: 'sweep/reverse-order',
    name: 'results in reverse order',
    teacher: `The results are right in the reverse order of \`${axis.numbers.name}\`.`,
    student: 'See which result belongs to which setting: the first one, and the last one.',
    expectedAt: (_, place) => {
      const index = indexOf(place, sizes).map((one, at) => (at === which ? (sizes[at] ?? 0) - 1 - one : one));
      return ends(settingsAt(placeOf(index, sizes)));
    },
  }));
  return [
    {
      id: 'sweep/keeps-the-start',
      name: 'the start kept as the result',
      teacher: `Every result equals ${start}: what descent found is not what is kept.`,
      student: 'See what is written into your results: where descent begins, or where it ends.',
      expectedAt: (settings) => settings.start,
    },
    ...[1, -1].map((more): Slip => ({
      id: more === 1 ? 'sweep/one-more' : 'sweep/one-fewer',
      name: `one step too ${more === 1 ? 'many' : 'few'}`,
      teacher: `Every descent makes one step too ${more === 1 ? 'many' : 'few'}.`,
      student: 'Count the steps of your descents for 1 epoch, and for 2.',
      expectedAt: (settings) => ends({ ...settings, epochs: Math.max(0, settings.epochs + more) }),
    })),
    ...carriedOn(results, sizes, combination.transposed, ends),
    ...axes
      .filter(({ role }) => role !== 'start')
      .flatMap(({ role }) => constants.map((constant) => constantSlip(role === 'epochs', constant, ends))),
    ...reversed,
    {
      id: 'sweep/climbs',
      name: 'climbs',
      teacher: 'Every result is right for descent that climbs: the step has the wrong sign.',
      student: 'The gradient points to where the function grows; see whether your steps lead downhill.',
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
  const told: Told = {
    id: 'sweep/start-not-set-again',
    name: 'start not set again',
    teacher: 'The start is not set again before each descent: each one goes on where the one before it ended.',
    student: 'See where each of your descents begins: the second one, too.',
  };
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
      ...told,
      expectedAt: (settings, place) => {
        const from = before(place, way, again);
        return ends(from === null ? settings : { ...settings, start: results[from] ?? settings.start });
      },
    })),
  );
}

function constantSlip(epochs: boolean, constant: number, ends: Ends): Slip {
  const role = roleText(epochs ? 'epochs' : 'hyperparameters.learningRate');
  return {
    id: epochs ? 'sweep/ignores-epochs' : 'sweep/ignores-rate',
    name: `${role} not used`,
    teacher: `The ${role} that belongs to a result is not used: every result is right for ${constant}.`,
    student: `Each result has a ${role} of its own: see which one its descent uses.`,
    expectedAt: (settings) =>
      ends(epochs ? { ...settings, epochs: constant } : { ...settings, learningRate: constant }),
  };
}

function placeOf(index: readonly number[], sizes: readonly number[]): number {
  const [row = 0, column] = index;
  return column === undefined ? row : row * (sizes[1] ?? 1) + column;
}
