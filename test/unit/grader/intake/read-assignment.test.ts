import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { AssignmentSchema } from '../../../../grader/intake/assignment-schema.ts';
import { patternWords } from '../../../../grader/intake/describe-schema.ts';
import { readAssignment } from '../../../../grader/intake/read-assignment.ts';
import { fixture, messagesIn, messagesOf } from './messages-of.ts';

const right = await fixture('right');
const read = (text: string, path = 'right/assignment.json'): readonly string[] =>
  messagesIn(readAssignment(path, text));

describe('readAssignment', () => {
  it('reads a right assignment, with the checksum of its text', () => {
    const sha256 = createHash('sha256').update(right).digest('hex');
    expect(readAssignment('right/assignment.json', right)).toEqual({
      kind: 'read',
      assignment: JSON.parse(right) as unknown,
      sha256,
    });
  });

  it('takes a byte order mark, and counts columns without it', () => {
    expect(read(`\ufeff${right}`)).toEqual([]);
    expect(read('\ufeff[]')).toEqual([
      'right/assignment.json:1:1: the assignment should be an object, but was an empty list.',
    ]);
  });

  it('counts lines that end as on Windows', () => {
    const text = right.replaceAll('\n', '\r\n').replace('"points": 1,', '"points": "two",');
    expect(read(text)).toEqual([
      'right/assignment.json:118:17: checks[0].points should be a number >= 0, but was "two".',
    ]);
  });

  it.each([
    [['targets', 'relu', 'methods'], 'targets.relu.methods["Not An Id"]'],
    [['targets'], 'targets["Not An Id"]'],
    [['data'], 'data["Not An Id"]'],
  ] as const)('holds what stands under %j to an id, whatever it is', async (path, place) => {
    const network = JSON.parse(await fixture('right-network')) as Record<string, unknown>;
    const at = path.reduce((inner, name) => inner[name] as Record<string, unknown>, network);
    at['Not An Id'] = 0;
    const says = 'should be under an id of lower-case letters, digits and -, beginning with a letter.';
    expect(read(JSON.stringify(network), 'right-network/assignment.json')).toEqual([
      expect.stringMatching(/^right-network\/assignment\.json:\d+:\d+: /),
    ]);
    expect(read(JSON.stringify(network), 'right-network/assignment.json')).toEqual([
      expect.stringContaining(`: ${place} ${says}`),
    ]);
  });

  it('tells the place, line and column of a problem apart from its message', async () => {
    const reading = readAssignment('right/assignment.json', await fixture('points-not-a-number'));
    expect(reading).toMatchObject({
      kind: 'refused',
      more: 0,
      problems: [{ place: 'checks[0].points', line: 118, column: 17 }],
    });
  });

  it('tells several mistakes in the order of the text', async () => {
    const places = (await messagesOf('several')).map((message) => message.split(' ')[1]);
    expect(places).toEqual(['title', 'checks[0].points', 'checks[9].kind']);
  });

  it('tells 20 problems and counts the others', async () => {
    const reading = readAssignment('right/assignment.json', await fixture('many'));
    expect(reading.kind === 'refused' ? [reading.problems.length, reading.more] : []).toEqual([20, 7]);
  });

  it('looks at the folder only where the path has one', () => {
    expect(read(right, 'assignment.json')).toEqual([]);
    expect(read(right, '../assignment.json')).toEqual([]);
    expect(read(right, 'elsewhere/draft.json')).toEqual([]);
    expect(read(right, '/specs/left/assignment.json')).toEqual([
      '/specs/left/assignment.json:3:9: id should be "left", the name of its folder, but was "right".',
    ]);
  });

  it('refuses what is too long without parsing it', () => {
    expect(read(' '.repeat(100e6))).toEqual([
      'right/assignment.json:1:1: the assignment should be at most 1 MB long, but has 100.0 million characters.',
    ]);
  });

  it('refuses what is nested too deep without running out of stack', () => {
    expect(read('['.repeat(10_000))).toEqual([
      'right/assignment.json:1:101: the assignment should not be nested deeper than 100 levels, but is here.',
    ]);
    expect(read(`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`)[0]).toContain(
      'should not be nested deeper than 100 levels',
    );
  });

  it('does not take brackets within a text for nesting', () => {
    expect(read(right.replace('A right assignment', '['.repeat(1000)))).toEqual([]);
  });

  it('names every key that is there twice, prototypes too', () => {
    const text = right.replace('"schemaVersion": 1,', '"schemaVersion": 1, "__proto__": 1, "__proto__": 2, "id": "x",');
    expect(read(text)).toEqual([
      'right/assignment.json:2:39: __proto__ is there twice; this is the second one.',
      'right/assignment.json:3:3: id is there twice; this is the second one.',
    ]);
  });

  it('shows hostile text cut and escaped, on one line', () => {
    const text = right.replace('"points": 1,', `"points": ${JSON.stringify(`\u001b[31m\u202e\n${'x'.repeat(1000)}`)},`);
    expect(read(text)).toEqual([
      `right/assignment.json:118:17: checks[0].points should be a number >= 0, but was "\\u001b[31m\\u202e\\n${'x'.repeat(53)}...".`,
    ]);
  });

  it('never takes a name from Object for one of its own', () => {
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      expect(read(right.replace('"optimizer": "adam"', `"optimizer": "${name}"`))[0]).toContain(
        'should name an optimizer',
      );
      expect(read(right.replace('"of": "function"', `"of": "${name}"`))[0]).toContain('should name a target');
      expect(read(right.replace('"result": "function"', `"result": "${name}"`))[0]).toContain('should name a function');
    }
  });

  it('has words for every pattern of the schema', () => {
    const patterns = [...JSON.stringify(AssignmentSchema).matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g)].map(
      ([, text = '']) => JSON.parse(text) as string,
    );
    expect(patterns.length).toBeGreaterThan(2);
    expect(patterns.filter((pattern) => !Object.hasOwn(patternWords, pattern))).toEqual([]);
  });

  it('refuses every fixture but the right ones', async () => {
    const names = (await readdir(new URL('../../../fixtures/assignments/', import.meta.url))).map((file) =>
      file.replace(/\.json$/, ''),
    );
    const taken = await Promise.all(names.map(async (name) => ((await messagesOf(name)).length === 0 ? [name] : [])));
    expect(names.length).toBeGreaterThan(100);
    expect(taken.flat().toSorted()).toEqual(['right', 'right-network', 'right-statements']);
  });
});
