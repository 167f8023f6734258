import type { Sum } from './formula.ts';
import type { Formula } from './formulas.ts';
import { ordinal } from './ordinal.ts';
import type { Slip } from './slip.ts';
import { writeSum } from './write-formula.ts';

/** A mistake, and how it is told: put into words when it is asked for. */
export interface Telling {
  readonly id: string;
  words(): Words;
}

export interface Words {
  readonly name: string;
  readonly teacher: string;
  readonly student: string;
}

export interface Slipped {
  readonly slip: Slip;
  /** Inside of what, from the outside in. */
  readonly within?: readonly string[];
  /** Which of the formula's shapes. */
  readonly level?: number;
  /** Which terms of it: `whole`, one by its place, or all that come from one term of the function. */
  readonly of: 'whole' | number | { readonly source: number };
  readonly right: Sum;
  readonly wrong: Sum;
}

/** Tells what is wrong where: the teacher reads both formulas, the student only the own one. */
export function tell(formula: Formula, slipped: Slipped): Telling {
  const { slip, within = [], level = 0 } = slipped;
  const place = placeOf(formula, slipped);
  const id = [
    ...(formula.by === null ? [] : [`d${formula.by}`]),
    ...(level > 0 ? ['expanded'] : []),
    ...place.id,
    ...within.map((one) => (one.endsWith(' term') ? one.replace(' ', '-') : `inside-${one}`)),
    slip.id,
  ].join('-');
  return { id, words: () => wordsOf(formula, slipped, place) };
}

function wordsOf(formula: Formula, slipped: Slipped, place: Place): Words {
  const { slip, within = [], of, right, wrong } = slipped;
  const inside = within.map((one) => (one.endsWith(' term') ? ` in the ${one}` : ` inside ${INSIDE[one] ?? one}`));
  const where = `${place.name === '' ? '' : ` in ${place.name}`}${derivativeBy(formula)}`;
  const name =
    wrong.length === 0 && typeof of === 'number'
      ? `${place.name} missing${derivativeBy(formula)}`.replace(/^the /, '')
      : `${slip.name}${inside.join(',')}${where}`;
  const [it, rightText] = [formula.by === null ? 'It' : `The derivative by ${formula.by}`, writeSum(right)];
  const teacher =
    wrong.length === 0 && right.length > 0
      ? `${it} leaves out ${rightText}.`
      : right.length === 0
        ? `${it} has ${writeSum(wrong)}, which does not belong there.`
        : `${it} has ${writeSum(wrong)} where ${rightText} is right.`;
  return { name, teacher, student: studentSentence(formula, slipped, place.student, inside.join(',')) };
}

const INSIDE: Readonly<Record<string, string>> = { bracket: 'the brackets', root: 'the root' };

function studentSentence(
  { by, kind }: Formula,
  { slip, wrong, within = [] }: Slipped,
  what: string,
  inside: string,
): string {
  const whole = `${kind === 'value' ? 'formula' : 'derivative'}${by === null ? '' : ` by ${by}`}`;
  const end = slip.hint.endsWith('?') ? slip.hint : `${slip.hint.replace(/[.]$/, '')}.`;
  if (wrong.length === 0) return `Your ${whole} leaves something out: ${end}`;
  const told = slip.id === 'missing' && within.length > 0 ? 'lacks a term' : slip.told;
  const subject = what === '' ? `Your ${whole}, ${writeSum(wrong)},` : `In your ${whole} ${what}, ${writeSum(wrong)},`;
  return `${subject} ${told}${inside}: ${end}`;
}

interface Place {
  readonly id: readonly string[];
  readonly name: string;
  readonly student: string;
}

function placeOf({ terms, levels }: Formula, { of, level = 0 }: Slipped): Place {
  if (of === 'whole') return { id: [], name: '', student: '' };
  if (typeof of === 'object') {
    const from = `what comes from the ${ordinal(of.source)} term`;
    return { id: ['from', ordinal(of.source), 'term'], name: from, student: `${from} of the function` };
  }
  const count = level === 0 ? terms.length : (levels[level]?.length ?? 0);
  if (count === 1) return { id: [], name: '', student: '' };
  const opened = level > 0 ? ' (with brackets multiplied out)' : '';
  const term = `the ${ordinal(of)} term${opened}`;
  return { id: [ordinal(of), 'term'], name: term, student: term };
}

function derivativeBy({ by }: Formula): string {
  return by === null ? '' : `, derivative by ${by}`;
}
