import { expect, it } from 'vitest';
import { neverFilled } from '../../../../../grader/checks/trajectory/never-filled.ts';
import type { Variable, Workshop } from '../../../../../grader/contract/question.ts';
import type { Value } from '../../../../../grader/model/value.ts';
import { hw2 } from '../../../../fixtures/subjects/grade.ts';

const right = Object.values(hw2.targets)[0];
if (right === undefined) throw new TypeError('the assignment has targets');
const target = { ...right, results: [{ role: 'history', names: ['trajectory', 'path'] }] };

const number: Value = { kind: 'number', value: 1 };
const list = (...items: Value[]): Value => ({ kind: 'list', items });

/** A submission with these variables, each in its own cell. */
function workshopWith(variables: Readonly<Record<string, Value>>): Workshop {
  const unasked = (): never => {
    throw new TypeError('this is not asked');
  };
  return {
    classForm: unasked,
    keep: unasked,
    run: unasked,
    candidates: unasked,
    variables: (names) =>
      Promise.resolve(
        Object.entries(variables)
          .filter(([name]) => names.includes(name))
          .map(([name, value], index): Variable => ({
            name,
            where: { file: 'homework.ipynb', cell: index + 1, line: 2 },
            language: 'python',
            value: { kind: 'returned', value, draws: { normal: 0, uniform: 0 } },
            at: null,
          })),
      ),
  };
}

it.each<[string, Readonly<Record<string, Value>>, readonly string[]]>([
  ['a list', { trajectory: list() }, ['`trajectory` (cell 1, line 2) is made and never filled']],
  ['an array', { path: { kind: 'array', shape: [0, 2], data: [] } }, ['`path` (cell 1, line 2) is made and never']],
  ['two lists', { trajectory: list(), path: list() }, ['`trajectory` (cell 1', '`path` (cell 2']],
])('tells of %s for the points on the way that stays empty', async (_, variables, sentences) => {
  const told = await neverFilled(target, workshopWith(variables));
  expect(told).toEqual(sentences.map((one) => expect.stringContaining(one) as string));
});

it.each<[string, Readonly<Record<string, Value>>]>([
  ['nothing is there', {}],
  ['it is filled', { trajectory: list(number) }],
  ['another list is filled', { trajectory: list(), path: list(number) }],
  ['it is no list', { trajectory: number }],
  ['only lists of other names are empty', { losses: list() }],
])('says nothing where %s', async (_, variables) => {
  expect(await neverFilled(target, workshopWith(variables))).toEqual([]);
});

it('says nothing where the process ended', async () => {
  const ended = { kind: 'ended', end: { kind: 'exited', code: 1 }, printed: '' } as const;
  const workshop: Workshop = { ...workshopWith({}), variables: () => Promise.resolve(ended) };
  expect(await neverFilled(target, workshop)).toEqual([]);
});
