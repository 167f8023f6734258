import { expect } from 'vitest';

/** What a value looks like that nobody wrote a sentence for. */
const CARELESS = /\[object |\bundefined\b|\bNaN\b|=> |\[Function/;
/** What was written is quoted, and may say anything. */
const QUOTED = /"(?:[^"\\]|\\.)*"/g;

/** Holds a message for people to be one line of plain words. */
export function expectPlain(message: string, most: number): void {
  expect(message.replaceAll(QUOTED, '""')).not.toMatch(CARELESS);
  expect(message).not.toMatch(/[\n\r\u0007\u001b\u202e]/);
  expect(message.length).toBeLessThan(most);
}
