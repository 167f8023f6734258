import type { VariedRole } from './options.ts';

const TEXTS: Readonly<Record<VariedRole, readonly [one: string, many: string]>> = {
  start: ['start', 'starts'],
  'hyperparameters.learningRate': ['learning rate', 'learning rates'],
  epochs: ['number of epochs', 'numbers of epochs'],
};

export function roleText(role: VariedRole): string {
  return TEXTS[role][0];
}

export function rolesText(role: VariedRole): string {
  return TEXTS[role][1];
}

/** More names are no help to anybody. */
const MOST_NAMES = 4;

/** Names for a sentence: `a`, or `a` (or `b`, `c`); the first of many. */
export function namesText(names: readonly string[]): string {
  const [first = '', ...others] = names;
  const rest = others.slice(0, MOST_NAMES - 1);
  return rest.length === 0 ? `\`${first}\`` : `\`${first}\` (or ${rest.map((name) => `\`${name}\``).join(', ')})`;
}
