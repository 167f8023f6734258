import { describe, expect, it } from 'vitest';
import { candidatesFor } from '../../../../grader/contract/candidates.ts';
import type { Definition, Description } from '../../../../grader/model/subject.ts';
import type { Life, Survey } from '../../../../grader/model/survey.ts';
import type { TargetSpec } from '../../../../grader/model/target.ts';
import { assignmentNamed } from '../../../fixtures/subjects/grade.ts';
import { descentScript, input } from '../../../fixtures/subjects/scripts.ts';

const where = { file: 'a.ipynb', cell: 1, line: 1 };

const target: TargetSpec = {
  title: 'the function',
  names: ['fx', 'f'],
  parameters: [{ role: 'theta', names: ['x'] }],
  results: [{ role: 'value', names: ['y'] }],
  script: true,
  oracle: { testFunction: 'parabola' },
};

function loaded(definitions: readonly Definition[], survey?: Survey): Extract<Description, { kind: 'loaded' }> {
  return { kind: 'loaded', language: 'python', definitions, helps: [], ...(survey && { survey }) };
}

function life(name: string, form: Life['form'], at?: number): Life {
  return { name, form, where, ...(at !== undefined && { at }) };
}

function keysOf(one: TargetSpec, description: Extract<Description, { kind: 'loaded' }>): readonly string[] {
  const found = candidatesFor(one, description);
  return found.kind === 'found' ? found.candidates.map(({ key }) => key) : [];
}

const array = descentScript({ loop: null, inputs: [input('x')], carried: [], outputs: ['fx'] });

describe('what a target may stand for', () => {
  it('is the definition at the end, then earlier ones', () => {
    const survey = {
      lives: [life('fx', 'function', 3), life('fx', 'function', 9), life('fx', 'function')],
      scripts: [],
    };
    const description = loaded([{ name: 'fx', form: 'function', where }], survey);
    expect(keysOf(target, description)).toEqual(['fx end', 'fx 9', 'fx 3']);
    expect(keysOf({ ...target, which: 'first' }, description)).toEqual(['fx 3', 'fx 9', 'fx end']);
  });

  it('is a function where the name holds an array later on', () => {
    const survey = { lives: [life('fx', 'function', 3), life('fx', 'value')], scripts: [array] };
    expect(keysOf(target, loaded([{ name: 'fx', form: 'value', where }], survey))).toEqual([
      'fx end',
      'fx 3',
      'script 0 fx',
    ]);
  });

  it('is the statement that makes an array, after the name itself: asking that tells whether it is a function', () => {
    const survey = { lives: [life('fx', 'value')], scripts: [array] };
    expect(keysOf(target, loaded([{ name: 'fx', form: 'value', where }], survey))).toEqual(['fx end', 'script 0 fx']);
  });

  it('is no statement where the assignment asks for a function', () => {
    const survey = { lives: [life('fx', 'value')], scripts: [array] };
    const asked = { ...target, script: false };
    expect(keysOf(asked, loaded([{ name: 'fx', form: 'value', where }], survey))).toEqual(['fx end']);
  });

  it('has the names of other forms too', () => {
    const forms = {
      ...target,
      alternatives: [{ names: ['gradient'], parameters: target.parameters, results: target.results }],
    };
    expect(keysOf(forms, loaded([{ name: 'gradient', form: 'function', where }]))).toEqual(['gradient end']);
  });

  it('is any of the names that descend side by side in one loop, an accepted one first', () => {
    const descent: TargetSpec = {
      ...target,
      names: ['descend'],
      parameters: [{ role: 'start', names: ['start'] }],
      results: [{ role: 'result', names: ['x_time'] }],
      oracle: { descentOn: 'parabola' },
    };
    const script = descentScript({
      inputs: [input('x_fixed'), input('x_time')],
      carried: ['x_fixed', 'x_time'],
      outputs: ['x_fixed', 'x_time'],
    });
    expect(keysOf(descent, loaded([], { lives: [], scripts: [script] }))).toEqual([
      'script 0 x_time',
      'script 0 x_fixed',
    ]);
  });

  it('is nothing where nothing is there, and what would be accepted is said', () => {
    const found = candidatesFor(
      target,
      loaded([{ name: 'other', form: 'function', where }], { lives: [], scripts: [] }),
    );
    expect(found).toEqual({
      kind: 'missing',
      problem:
        'No function named `fx` (or `f`) was found. Nor were there statements that make a variable `fx` from variables with accepted names.',
    });
  });

  it('is nothing where the file is empty, which says enough', () => {
    expect(candidatesFor(target, loaded([], { lives: [], scripts: [] }))).toEqual({
      kind: 'missing',
      problem: 'The file defines nothing at all: it is empty, or has no code that could be read.',
    });
  });

  it('is nothing where a loop cannot be understood, and what is missing is said', () => {
    const descent: TargetSpec = {
      ...target,
      names: ['descend'],
      parameters: [
        { role: 'start', names: ['start'] },
        { role: 'hyperparameters.learningRate', names: ['lr'] },
      ],
      results: [{ role: 'result', names: ['localmin'] }],
      oracle: { descentOn: 'parabola' },
    };
    const script = descentScript({ inputs: [input('localmin')] });
    const found = candidatesFor(descent, loaded([], { lives: [], scripts: [script] }));
    expect(found).toMatchObject({
      kind: 'missing',
      problem: expect.stringMatching(/what it uses as `lr` could not be told/) as string,
    });
  });

  describe('with loops', () => {
    const descent: TargetSpec = {
      ...target,
      names: ['descend'],
      parameters: [{ role: 'start', names: ['start'] }],
      results: [{ role: 'result', names: ['localmin'] }],
      oracle: { descentOn: 'parabola' },
    };
    const plain = descentScript();
    const within = descentScript({ within: true });

    it('is the last of those that stand for themselves, and only then one round of a sweep', () => {
      const numbersOf = (description: Extract<Description, { kind: 'loaded' }>): readonly number[] =>
        keysOf(descent, description).map((key) => Number(key.split(' ')[1]));
      const survey = { lives: [], scripts: [within, plain, plain, within] };
      expect(numbersOf(loaded([], survey))).toEqual([2, 1, 3, 0]);
      expect(numbersOf(loaded([], { lives: [], scripts: [within] }))).toEqual([0]);
    });

    it('says what is missing in the loop that stands for itself', () => {
      const rated = {
        ...descent,
        parameters: [...descent.parameters, { role: 'hyperparameters.learningRate', names: ['lr'] }],
      };
      const inputs = [input('localmin')];
      const alone = descentScript({ inputs, where: { file: 'a.ipynb', cell: 7, line: 1 } });
      const scripts = [alone, descentScript({ inputs, within: true })];
      expect(candidatesFor(rated, loaded([], { lives: [], scripts }))).toMatchObject({
        kind: 'missing',
        problem: expect.stringMatching(/cell 7/) as string,
      });
    });
  });
});

it('two functions that a call makes are a gradient together, as two that are written out are', () => {
  const { derivative } = assignmentNamed('gd-2d').targets;
  if (derivative === undefined) throw new Error('gd-2d has a derivative');
  const values = ['dz_dx', 'dz_dy'].map((name) => ({ name, form: 'value' as const, where }));
  const lives = (form: Life['form'], at?: number): Survey => ({
    lives: values.map(({ name }) => life(name, form, at)),
    scripts: [],
  });
  expect(keysOf(derivative, loaded(values, lives('function')))).toEqual(['`dz_dx` and `dz_dy` end']);
  expect(keysOf(derivative, loaded(values, lives('value')))).toEqual([]);
  expect(keysOf(derivative, loaded(values, lives('function', 3)))).toEqual([]);
});
