import { expect, it } from 'vitest';
import { surveyedNames } from '../../../../grader/contract/surveyed-names.ts';
import type { TargetSpec } from '../../../../grader/model/target.ts';

const target: TargetSpec = {
  title: 'gradient descent',
  names: ['descend'],
  parameters: [{ role: 'start', names: ['start', 'x0'] }],
  results: [{ role: 'result', names: ['localmin'] }],
  oracle: { descentOn: 'parabola' },
};

it('asks for nothing where functions are defined once', () => {
  expect(surveyedNames({ targets: { descent: target }, checks: [] })).toEqual([]);
});

it('asks for all names of what may be bare statements or is meant among several', () => {
  const all = ['descend', 'start', 'x0', 'localmin'];
  expect(surveyedNames({ targets: { descent: { ...target, script: true } }, checks: [] })).toEqual(all);
  expect(surveyedNames({ targets: { descent: { ...target, which: 'first' } }, checks: [] })).toEqual(all);
});

it('asks for the variables of an experiment, and then for every value: results may stand under any name', () => {
  const checks = [{ id: 'experiment.starts', kind: 'notebook-variables' }];
  expect(surveyedNames({ targets: { experiment: target }, checks })).toEqual([
    'descend',
    'start',
    'x0',
    'localmin',
    '*',
  ]);
});
