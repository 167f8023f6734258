import { expect, it } from 'vitest';
import { whatIsTooMuch } from '../../../../grader/sandbox/message-bounds.ts';

const look = (text: string): string | undefined => whatIsTooMuch(Buffer.from(text));

it.each([
  ['a long list', `[${'1,'.repeat(999_000)}1]`],
  ['a long text', JSON.stringify('[,{'.repeat(1_000_000))],
  ['text that looks like its own end', JSON.stringify(['\\"[[['.repeat(1000), '"'.repeat(1000)])],
  ['texts that end in backslashes', JSON.stringify(Array.from({ length: 1000 }, () => '[,\\'.repeat(500)))],
  ['as many levels as there may be', '['.repeat(400) + ']'.repeat(400)],
  ['many levels one after the other', `[${'[[[]]],'.repeat(1000)}1]`],
])('lets %s pass', (_, text) => {
  expect(look(text)).toBeUndefined();
});

it.each([
  ['numbers', `[${'1,'.repeat(1_000_001)}1]`],
  ['empty lists', '[]'.repeat(1_000_001)],
  ['after texts with quotes', `${JSON.stringify('"\\"'.repeat(9))}${'{}'.repeat(1_000_001)}`],
  ['empty records', '{}'.repeat(1_000_001)],
])('says that there are too many values: %s', (_, text) => {
  expect(look(text)).toBe('a message holds more than 1000000 values');
});

it('passes over megabytes of text faster than they could be read byte by byte', () => {
  const seconds = (text: string): number => {
    const bytes = Buffer.from(text);
    const start = process.cpuUsage();
    for (let time = 0; time < 5; time += 1) whatIsTooMuch(bytes);
    return process.cpuUsage(start).user;
  };
  // The text holds 20 times as many bytes as the list.
  expect(seconds(JSON.stringify('x'.repeat(20_000_000)))).toBeLessThan(seconds(`[${'1'.repeat(1_000_000)}]`) * 10);
});

it('says that the nesting is too deep, whether it is closed again or not', () => {
  for (const text of ['['.repeat(1000), '{"a":'.repeat(1000), '[{"a":'.repeat(300) + '"x"'])
    expect(look(text)).toBe('a message is nested more than 400 levels deep');
});
