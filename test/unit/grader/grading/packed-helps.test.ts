import { expect, it } from 'vitest';
import { tellingPacked } from '../../../../grader/grading/packed-helps.ts';
import type { Operation } from '../../../../grader/model/program.ts';
import type { Help, Subject } from '../../../../grader/model/subject.ts';

const where = { file: 'gd.ts', line: 3 };
const early: Help = { kind: 'not-exported', message: 'f is not exported; it was found all the same.' };

const subject: Subject = {
  describe: () =>
    Promise.resolve({
      kind: 'loaded',
      language: 'typescript',
      definitions: [{ name: 'gd', form: 'function', where }],
      helps: [],
    }),
  run: () => Promise.resolve({ kind: 'answered', answers: [], printed: '' }),
  helps: () => [early],
  close: () => Promise.resolve(),
};

const called = (name: string, keys?: readonly string[]): Operation => ({
  op: 'call',
  callee: { kind: 'name', name },
  arguments: [],
  ...(keys && { packed: { from: 0, keys } }),
});

it('tells once of each function that was handed an object, after what was told before', async () => {
  const told = tellingPacked(subject);
  await told.describe();
  await told.run([called('f'), called('gd', ['start', 'lr']), called('gd', ['start', 'lr'])]);
  expect(told.helps()).toEqual([
    early,
    {
      kind: 'called-with-object',
      message: '`gd` takes an object: it was called with one that holds `start`, `lr`.',
      where,
    },
  ]);
});

it('tells nothing of functions that are called with one argument after the other', async () => {
  const told = tellingPacked(subject);
  await told.run([called('gd')]);
  expect(told.helps()).toEqual([early]);
});
