import { expect, it } from 'vitest';
import { readVariables } from '../../../../grader/contract/read-variables.ts';
import type { Program } from '../../../../grader/model/program.ts';
import type { Description, Subject } from '../../../../grader/model/subject.ts';

const where = { file: 'a.ipynb', cell: 1, line: 1 };

function reading(asked: Program[]): Subject {
  return {
    describe: () => Promise.reject(new Error('not asked')),
    run: (program) => {
      asked.push(program);
      const answers = program.map((_, index) => ({
        kind: 'returned' as const,
        value: { kind: 'number' as const, value: index },
        draws: { normal: 0, uniform: 0 },
      }));
      return Promise.resolve({ kind: 'answered', answers, printed: '' });
    },
    helps: () => [],
    close: () => Promise.resolve(),
  };
}

const loaded: Extract<Description, { kind: 'loaded' }> = {
  kind: 'loaded',
  language: 'python',
  definitions: [],
  helps: [],
  survey: {
    scripts: [],
    lives: [
      { name: 'final_res', form: 'value', where, at: 4 },
      { name: 'start_locs', form: 'function', where },
      { name: 'final_res', form: 'function', where, signature: { parameters: [], variadic: false }, at: 8 },
      { name: 'finalRes', form: 'value', where, at: 9 },
      { name: 'final_res', form: 'value', where },
    ],
  },
};

it('reads every life of a variable, the last one first, and its very name before one written otherwise', async () => {
  const asked: Program[] = [];
  const found = await readVariables(reading(asked), loaded, ['final_res']);
  expect(asked).toEqual([
    [
      { op: 'read', name: 'final_res' },
      { op: 'read', name: 'final_res', at: 4 },
      { op: 'read', name: 'finalRes', at: 9 },
    ],
  ]);
  expect(found).toMatchObject([
    { name: 'final_res', at: null, value: { value: { value: 0 } } },
    { name: 'final_res', at: 4 },
    { name: 'finalRes', at: 9 },
  ]);
});

it('reads what is made by a call: that it is no function is only known once it is read', async () => {
  expect(await readVariables(reading([]), loaded, ['start_locs'])).toMatchObject([{ name: 'start_locs' }]);
});

it('asks nothing where there is nothing of that name', async () => {
  const asked: Program[] = [];
  expect(await readVariables(reading(asked), loaded, ['ends'])).toEqual([]);
  expect(asked).toEqual([]);
});
