import { describe, expect, it } from 'vitest';
import { saidOf, type Change } from './said-of.ts';

const role = (name: string, more: object = {}): object => ({ role: name, names: [name], ...more });

/** What is changed, and what is said of it. */
const said: readonly (readonly [what: string, changes: readonly Change[], message: string])[] = [
  ['', [], ''],
];

describe('classes', () => {
  it('are right as they are', () => {
    expect(saidOf()).toEqual([]);
  });
});
void said; void role;
