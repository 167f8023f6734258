import { derivativeOf } from './derive.ts';
import { product, times } from './formula.ts';
import type { Base, Sum, Term } from './formula.ts';
import type { Formula, Formulas } from './formulas.ts';
import { slotOf } from './change.ts';
import type { Slots } from './change.ts';
import type { FoundMistake } from './known-mistake.ts';
import type { Kind } from './slip.ts';
import type { Words } from './telling.ts';

/** Mistakes that go through a whole formula, or through all of them. */
export function wholeMistakes({ coordinates, variables, value }: Formulas): readonly FoundMistake[] {
  const kind = coordinates[0]?.kind ?? 'value';
  const what = kind === 'value' ? 'formula' : 'derivative';
  const known = ({ id, ...words }: Whole, of: (slots: Slots) => Slots, common = true): FoundMistake => ({
    id,
    words: () => ({ ...words, teacher: words.teacher.replace('{what}', what) }),
    change: { kind: 'throughout', of },
    common,
  });
  const [x = '', y] = variables;
  return [
    ...SCALED.map(({ ratio, whole }) => known(whole(kind), (slots) => scaled(slots, ratio))),
    known(
      DEGREES,
      everywhere((sum) => mapped(sum, degrees)),
    ),
    ...ROUGH_PI.map((text, at) =>
      known(
        roughPi(text),
        everywhere((sum) => withPi(sum, Number(text))),
        at === 0,
      ),
    ),
    ...(y === undefined
      ? []
      : [
          known(
            SWAPPED_ARGUMENTS(x, y),
            everywhere((sum) => mapped(sum, (base) => exchanged(base, x, y))),
          ),
        ]),
    ...(y === undefined || kind === 'value' ? [] : [known(SWAPPED_PARTIALS, (slots) => slots.toReversed())]),
    ...(y !== undefined || kind === 'value'
      ? []
      : [
          known(FUNCTION_ITSELF, () => [value.map((term) => slotOf([term]))]),
          known(
            SECOND_DERIVATIVE,
            everywhere((sum) => derivativeOf(sum, x)),
          ),
        ]),
  ];
}

/** The factors, not what they stand before: so it stays when a term is another one as well. */
function scaled(slots: Slots, ratio: number): Slots {
  return slots.map((of) => of.map((slot) => ({ ...slot, factor: slot.factor * ratio })));
}

function everywhere(change: (sum: Sum) => Sum): (slots: Slots) => Slots {
  return (slots) => slots.map((of) => of.map((slot) => ({ ...slot, sum: change(slot.sum) })));
}

interface Whole extends Words {
  readonly id: string;
}

export const sumOf = ({ terms }: Formula): Sum => terms.map(({ term }) => term);

const COMPARE = 'compare it with the formula that is asked for.';

const SCALED: readonly { readonly ratio: number; readonly whole: (kind: Kind) => Whole }[] = [
  {
    ratio: -1,
    whole: (kind) => ({
      id: 'sign',
      name: 'wrong sign of the whole',
      teacher: 'The whole {what} is multiplied by -1.',
      student:
        kind === 'value'
          ? `Your whole formula has the wrong sign: ${COMPARE}`
          : 'Your whole derivative has the wrong sign: where the function rises, is the slope positive or negative?',
    }),
  },
  {
    ratio: 2,
    whole: (kind) => ({
      id: 'twice',
      name: 'twice the whole',
      teacher: 'The whole {what} is multiplied by 2.',
      student:
        kind === 'value'
          ? `Your whole formula is twice as large as it should be: ${COMPARE}`
          : 'Your whole derivative is twice as large as it should be: which factor counts double?',
    }),
  },
  {
    ratio: 0.5,
    whole: (kind) => ({
      id: 'half',
      name: 'half the whole',
      teacher: 'The whole {what} is multiplied by 1/2.',
      student:
        kind === 'value'
          ? `Your whole formula is half as large as it should be: ${COMPARE}`
          : 'Your whole derivative is half as large as it should be: which factor is lost?',
    }),
  },
];

const DEGREES: Whole = {
  id: 'degrees',
  name: 'degrees in place of radians',
  teacher: 'The {what} takes its angles in degrees: what is inside sin and cos is multiplied by pi/180.',
  student: 'Your angles are in degrees: in which unit do sin and cos expect what is inside them?',
};

const ROUGH_PI = ['3.14', '3.1416', '3.14159', '3.142'] as const;

function roughPi(text: string): Whole {
  return {
    id: text === '3.14' ? 'rough-pi' : `rough-pi-${text.replace('.', '-')}`,
    name: `${text} for pi`,
    teacher: `The {what} has ${text} in place of pi.`,
    student: 'Your pi is rounded: your language knows it to sixteen digits.',
  };
}

const SWAPPED_ARGUMENTS = (x: string, y: string): Whole => ({
  id: 'swapped-arguments',
  name: 'arguments exchanged',
  teacher: `The {what} has ${x} and ${y} exchanged.`,
  student: `Your ${x} and ${y} have changed places: follow each of them from the list of arguments into the formula.`,
});

const SWAPPED_PARTIALS: Whole = {
  id: 'swapped-partials',
  name: 'partial derivatives exchanged',
  teacher: 'It gives the two partial derivatives in the other order.',
  student: 'Your two partial derivatives have changed places: which of them comes first?',
};

const FUNCTION_ITSELF: Whole = {
  id: 'function-itself',
  name: 'function in place of its derivative',
  teacher: 'It gives the value of the function in place of its derivative.',
  student: 'What you give is the function itself: what is asked for is its slope.',
};

const SECOND_DERIVATIVE: Whole = {
  id: 'second-derivative',
  name: 'second derivative',
  teacher: 'It gives the second derivative in place of the first.',
  student: 'You differentiated once too often: what is asked for is the slope, not how the slope changes.',
};

/** Every base changed, from the inside out. */
function mapped(sum: Sum, change: (base: Base) => Base): Sum {
  return sum.map(({ number, factors }) =>
    product(
      { number, factors: [] },
      ...factors.map(({ base, power }): Term => ({
        number: 1,
        factors: [{ base: change(within(base, change)), power }],
      })),
    ),
  );
}

function within(base: Base, change: (base: Base) => Base): Base {
  switch (base.kind) {
    case 'constant':
    case 'variable':
      return base;
    case 'call':
      return { ...base, argument: mapped(base.argument, change) };
    case 'group':
      return { ...base, sum: mapped(base.sum, change) };
  }
}

function degrees(base: Base): Base {
  if (base.kind !== 'call' || base.name === 'exp') return base;
  return { ...base, argument: base.argument.map((term) => times(term, Math.PI / 180)) };
}

function exchanged(base: Base, x: string, y: string): Base {
  if (base.kind !== 'variable') return base;
  return { ...base, name: base.name === x ? y : x };
}

/** pi as a number in brackets: a base like any other. */
function withPi(sum: Sum, pi: number): Sum {
  return mapped(sum, (base) =>
    base.kind === 'constant' && base.name === 'pi' ? { kind: 'group', sum: [{ number: pi, factors: [] }] } : base,
  );
}
