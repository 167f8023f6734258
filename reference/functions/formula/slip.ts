import type { CallName } from './formula.ts';

/** What is off in a term, apart from where it is. */
export interface Slip {
  /** End of an id. */
  readonly id: string;
  /** `wrong sign` */
  readonly name: string;
  /** Said of the term: `has the wrong sign`. */
  readonly told: string;
  /** A question or an advice to the student, without the full stop. */
  readonly hint: string;
}

/** In a formula that was given there is something to compare with; in a derivative there is a rule to think of. */
export type Kind = 'value' | 'derivative';

const COMPARE = 'compare it with the formula that is asked for.';

function slip(id: string, name: string, told: string, kind: Kind, rule: string): Slip {
  return { id, name, told, hint: kind === 'value' ? COMPARE : rule };
}

export const sign = (kind: Kind): Slip =>
  slip('sign', 'wrong sign', 'has the wrong sign', kind, 'go through its signs once more, those from inside included.');

export const twice = (kind: Kind): Slip =>
  slip(
    'twice',
    'twice the coefficient',
    'has twice the coefficient that it should have',
    kind,
    'which factor counts double?',
  );

export const half = (kind: Kind, rule: 'inner' | 'power' | undefined): Slip =>
  slip('half', 'half the coefficient', 'has half the coefficient that it should have', kind, ruleHint(rule));

export const missing = (kind: Kind, isHalfOfProduct: boolean): Slip =>
  slip(
    'missing',
    'missing term',
    'is missing',
    kind,
    isHalfOfProduct
      ? 'how many terms does the product rule make of a product?'
      : 'take the function term by term: each that depends on the variable leaves something.',
  );

export const innerDropped = (kind: Kind): Slip =>
  slip(
    'inner-factor-dropped',
    'inner derivative left out',
    'lacks the derivative of what is inside',
    kind,
    ruleHint('inner'),
  );

export const innerTwice = (kind: Kind): Slip =>
  slip(
    'inner-factor-twice',
    'inner derivative twice',
    'has the derivative of what is inside more than once',
    kind,
    'how often does the chain rule multiply by it?',
  );

export const powerDropped = (kind: Kind): Slip =>
  slip(
    'power-factor-dropped',
    'factor of the power rule left out',
    'lacks the factor that the power rule brings',
    kind,
    ruleHint('power'),
  );

export const piMissing = (kind: Kind): Slip =>
  slip('pi-missing', 'pi left out', 'lacks a factor of pi', kind, 'which constants stand before the variable?');

export const coefficient = (kind: Kind): Slip =>
  slip('coefficient', 'wrong coefficient', 'has a wrong coefficient', kind, 'follow each number that belongs to it.');

export const exponentHigh = (kind: Kind, of: string): Slip =>
  slip(
    `${of}-exponent-high`,
    `exponent of ${of} too high`,
    `has an exponent of ${of} that is too high`,
    kind,
    'what does the power rule do to an exponent?',
  );

export const exponentLow = (kind: Kind, of: string): Slip =>
  slip(
    `${of}-exponent-low`,
    `exponent of ${of} too low`,
    `has an exponent of ${of} that is too low`,
    kind,
    'what does the power rule do to an exponent, and which are left alone?',
  );

export const variableMissing = (kind: Kind, name: string): Slip =>
  slip(
    `${name}-missing`,
    `${name} left out`,
    `does not depend on ${name} as it should`,
    kind,
    'which variables are left when you differentiate, and where?',
  );

export const squareMissing = (kind: Kind): Slip =>
  slip('square-missing', 'square left out', 'has a bracket that should be squared', kind, 'which exponents stay?');

export const rootMissing = (kind: Kind): Slip =>
  slip(
    'root-missing',
    'root left out',
    'lacks a square root',
    kind,
    'what is inside does not change in the chain rule.',
  );

export const bracketMissing = (kind: Kind): Slip =>
  slip('bracket-missing', 'bracket left out', 'lacks a factor in brackets', kind, 'which factors are left alone?');

export const callMissing = (kind: Kind, call: CallName): Slip =>
  slip(`${call}-missing`, `${call} left out`, `lacks its factor ${call}(...)`, kind, 'which factors are left alone?');

export const otherCall = (kind: Kind, call: CallName, right: CallName): Slip =>
  slip(
    `${call}-for-${right}`,
    `wrong function (${call})`,
    `has ${call} where another function belongs`,
    kind,
    'what is the derivative of sin, what of cos, and what stays as it is?',
  );

export const numberDropped = (kind: Kind): Slip =>
  slip(
    'number-dropped',
    'number left out',
    'lacks a number',
    kind,
    'what is inside a function does not change when you differentiate.',
  );

export const factorDropped = (kind: Kind): Slip =>
  slip(
    'factor-dropped',
    'factor of the variable left out',
    'lacks the factor of the variable',
    kind,
    'what is inside a function does not change when you differentiate.',
  );

function ruleHint(rule: 'inner' | 'power' | undefined): string {
  switch (rule) {
    case 'inner':
      return 'what does the chain rule multiply by?';
    case 'power':
      return 'what becomes of the exponent when it comes down?';
    case undefined:
      return 'which factor is lost?';
  }
}
