import { describe, expect, it } from 'vitest';
import { messagesOf } from './messages-of.ts';

/** By fixture: what is said, after the file's name. */
const said: readonly (readonly [fixture: string, message: string])[] = [
  [
    'syntax-backslash',
    '4:12: the assignment should be JSON: a backslash in this text is followed by something that means nothing; a backslash itself is written \\\\.',
  ],
  ['syntax-comment', '2:23: the assignment should be JSON: there is a comment here, and JSON has none.'],
  ['syntax-empty', '1:1: the assignment should be JSON, but the file is empty.'],
  ['syntax-line-break-in-text', '4:12: the assignment should be JSON: this text has no closing quote on its line.'],
  ['syntax-more-after-end', '282:1: the assignment should be JSON: something follows here, after its end.'],
  ['syntax-no-comma', '3:3: the assignment should be JSON: a comma is missing before this.'],
  ['syntax-number', '118:17: the assignment should be JSON: this number is not complete.'],
  [
    'syntax-single-quotes',
    '3:9: the assignment should be JSON: this is neither a text in double quotes, nor a number, true, false or null.',
  ],
  [
    'syntax-trailing-comma',
    '21:45: the assignment should be JSON: a value is missing here (is there a comma too many?).',
  ],
  ['syntax-unclosed', '281:1: the assignment should be JSON: a closing } is missing here.'],
  [
    'syntax-word',
    '73:61: the assignment should be JSON: this is neither a text in double quotes, nor a number, true, false or null.',
  ],
  ['key-twice', '5:3: title is there twice; this is the second one.'],
];

describe('an assignment that is not JSON', () => {
  it.each(said)('is refused, saying where and what: %s', async (fixture, message) => {
    expect(await messagesOf(fixture)).toEqual([`right/assignment.json:${message}`]);
  });
});
