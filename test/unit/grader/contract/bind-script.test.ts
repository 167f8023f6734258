import { describe, expect, it } from 'vitest';
import { bindScript } from '../../../../grader/contract/bind-script.ts';
import type { Bound, BoundScript } from '../../../../grader/contract/bind-script.ts';
import type { Form } from '../../../../grader/contract/forms.ts';
import type { Life, Script } from '../../../../grader/model/survey.ts';
import { descentScript, input } from '../../../fixtures/subjects/scripts.ts';

const descent: Form = {
  names: ['gradient_descent'],
  parameters: [
    { role: 'start', names: ['start', 'initial_point', 'x', 'localmin'] },
    { role: 'hyperparameters.learningRate', names: ['learning_rate', 'lr'] },
    { role: 'epochs', names: ['epochs', 'training_epochs'] },
  ],
  results: [
    { role: 'result', names: ['result', 'localmin', 'found_minima'] },
    { role: 'history', names: ['history', 'trajectory'], optional: true },
  ],
};

function boundOf(bound: Bound): BoundScript {
  if (bound.kind !== 'bound') throw new Error(`it was not bound: ${JSON.stringify(bound)}`);
  return bound.bound;
}

function namesOf(script: Script, form = descent): readonly unknown[] {
  return boundOf(bindScript(form, script, 0)).bindings.map((one) => (one.kind === 'variable' ? one.input.name : one));
}

describe('a descent in bare statements', () => {
  it('is bound by the names of its variables', () => {
    expect(namesOf(descentScript())).toEqual(['localmin', 'learning_rate', 'training_epochs']);
  });

  it('starts where what descends gets its first value, not where the points to choose from come from', () => {
    expect(namesOf(descentScript())[0]).toBe('localmin');
  });

  it('starts at the name of which what descends is a copy', () => {
    const inputs = [
      input('start'),
      input('w', { copies: 'start', from: ['start'] }),
      input('lr', { value: 0.1 }),
      input('epochs', { value: 10 }),
    ];
    const script = descentScript({
      inputs,
      carried: ['w'],
      outputs: ['w'],
      loop: { kind: 'counted', count: { kind: 'name', name: 'epochs' } },
    });
    expect(namesOf(script)).toEqual(['start', 'lr', 'epochs']);
  });

  it('starts at the number under an accepted name that its first value is made from', () => {
    const script = descentScript({
      inputs: [
        input('initial_point', { value: 0 }),
        input('localmin', { from: ['initial_point'] }),
        input('lr', { value: 0.1 }),
        input('training_epochs', { value: 10 }),
      ],
    });
    expect(namesOf(script)[0]).toBe('initial_point');
  });

  it('takes what goes from round to round for the result, where no name is an accepted one', () => {
    const script = descentScript({
      inputs: [input('pt'), input('lr', { value: 0.1 }), input('training_epochs', { value: 10 })],
      carried: ['pt'],
      outputs: ['pt', 'slope'],
    });
    expect(boundOf(bindScript(descent, script, 4))).toMatchObject({
      index: 4,
      results: [{ role: 'result', name: 'pt' }],
    });
    expect(namesOf(script)[0]).toBe('pt');
  });

  it('takes a name that the loop counts to for the epochs, whatever it is called', () => {
    const script = descentScript({
      loop: { kind: 'counted', count: { kind: 'name', name: 'how_often' } },
      inputs: [input('localmin'), input('learning_rate', { value: 0.01 }), input('how_often', { value: 50 })],
    });
    expect(namesOf(script)[2]).toBe('how_often');
  });

  it('finds a rate and a number of epochs that are written out', () => {
    const script = descentScript({
      loop: { kind: 'counted', count: { kind: 'literal', literal: 100 } },
      inputs: [input('localmin')],
      literals: [
        { id: 0, value: 0.01, as: 'factor' },
        { id: 1, value: 6, as: 'factor' },
        { id: 2, value: 100, as: 'count' },
        { id: 3, value: 100, as: 'count' },
      ],
    });
    expect(namesOf(script)).toEqual([
      'localmin',
      { kind: 'literals', ids: [0], value: 0.01 },
      { kind: 'literals', ids: [2, 3], value: 100 },
    ]);
  });

  it('ignores a variable beside which the loop has a number of its own', () => {
    const script = descentScript({
      inputs: [input('localmin'), input('training_epochs', { value: 9 })],
      literals: [{ id: 0, value: 0.1, as: 'factor' }],
    });
    const rate = (value: number, line: number): Life => ({
      name: 'lr',
      form: 'value',
      where: { file: 'homework.ipynb', cell: 3, line },
      value,
    });
    const bindingWith = (life: Life): unknown =>
      boundOf(bindScript(descent, script, 0, { lives: [life], scripts: [script] })).bindings[1];
    expect(bindingWith(rate(0.01, 2))).toEqual({ kind: 'ignored', name: 'lr' });
    expect(bindingWith(rate(0.1, 2))).toMatchObject({ kind: 'literals' });
    // What the loop uses is not passed over: it counts with it, say.
    const counting = { ...script, outputs: ['localmin', 'lr'] };
    expect(
      boundOf(bindScript(descent, counting, 0, { lives: [rate(0.01, 2)], scripts: [counting] })).bindings[1],
    ).toMatchObject({ kind: 'literals' });
    // It is what the loop before it uses.
    const other = descentScript({ inputs: [input('lr', { where: { file: 'homework.ipynb', cell: 3, line: 2 } })] });
    const between = { ...other, where: { file: 'homework.ipynb', cell: 3, line: 3 } };
    for (const scripts of [
      [other, script],
      [between, script],
    ])
      expect(boundOf(bindScript(descent, script, 0, { lives: [rate(0.01, 2)], scripts })).bindings[1]).toMatchObject({
        kind: 'literals',
      });
    // Below the loop it is for something else.
    expect(bindingWith(rate(0.01, 9))).toMatchObject({ kind: 'literals' });
  });

  it('is left after so many rounds where the loop is open', () => {
    const script = descentScript({ loop: { kind: 'open' } });
    expect(namesOf(script)[2]).toEqual({ kind: 'rounds' });
  });

  it('says what could not be told, and how to name it', () => {
    const script = descentScript({ inputs: [input('localmin'), input('training_epochs', { value: 9 })] });
    expect(bindScript(descent, script, 0)).toEqual({
      kind: 'unclear',
      problem:
        'The loop that changes `localmin` (cell 3, line 4) looks like what is asked for, but what it uses as `learning_rate` could not be told. Give it a name of its own before the loop: `learning_rate` (or `lr`).',
    });
  });

  it('is not found in a loop that sums something', () => {
    expect(bindScript(descent, descentScript({ carried: [], outputs: ['total'] }), 0)).toEqual({ kind: 'unlike' });
  });

  it('reads the history where there is one', () => {
    const script = descentScript({ outputs: ['localmin', 'trajectory'] });
    expect(boundOf(bindScript(descent, script, 0)).results).toEqual([
      { role: 'result', name: 'localmin' },
      { role: 'history', name: 'trajectory' },
    ]);
  });

  it('does not take a copy of the start for the result', () => {
    const form = { ...descent, results: [{ role: 'result', names: ['start_pnt', 'localmin'] }] };
    const script = descentScript({ outputs: ['start_pnt', 'localmin'] });
    expect(boundOf(bindScript(form, script, 0)).results[0]?.name).toBe('localmin');
  });
});

describe('two variables that descend', () => {
  const plane: Form = {
    names: ['descend'],
    parameters: [
      { role: 'start[0]', names: ['x'] },
      { role: 'start[1]', names: ['y'] },
      { role: 'hyperparameters.learningRate', names: ['lr'] },
      { role: 'epochs', names: ['epochs'] },
    ],
    results: [
      { role: 'result[0]', names: ['x'] },
      { role: 'result[1]', names: ['y'] },
    ],
  };

  it('are bound one by one', () => {
    const script = descentScript({
      loop: { kind: 'counted', count: { kind: 'name', name: 'epochs' } },
      inputs: [input('x'), input('y'), input('lr', { value: 0.1 }), input('epochs', { value: 5 })],
      carried: ['x', 'y'],
      outputs: ['x', 'y'],
    });
    expect(namesOf(script, plane)).toEqual(['x', 'y', 'lr', 'epochs']);
  });
});

describe('an array as a function', () => {
  const values: Form = {
    names: ['fx', 'f'],
    parameters: [{ role: 'theta', names: ['x'] }],
    results: [{ role: 'value', names: ['y', 'value'] }],
  };
  const array = (others: Partial<Script>): Script =>
    descentScript({ loop: null, carried: [], outputs: ['fx'], inputs: [input('x')], ...others });

  it('is asked through what it is made from', () => {
    expect(namesOf(array({}), values)).toEqual(['x']);
    expect(boundOf(bindScript(values, array({}), 0)).results).toEqual([{ role: 'value', name: 'fx' }]);
  });

  it('is asked through the name nearest to it', () => {
    const inputs = [input('x'), input('X', { from: ['x'] })];
    expect(namesOf(array({ inputs }), values)).toEqual(['X']);
  });

  it('is asked through the only points there are, whatever they are called', () => {
    expect(namesOf(array({ inputs: [input('grid'), input('two', { value: 2 })] }), values)).toEqual(['grid']);
  });

  it('is no loop: a slope within a descent is none of its own', () => {
    expect(bindScript({ ...values, names: ['grad'] }, descentScript({}), 0)).toEqual({ kind: 'unlike' });
    expect(bindScript(descent, array({}), 0)).toEqual({ kind: 'unlike' });
  });

  it('is none where its points cannot be told', () => {
    expect(bindScript(values, array({ inputs: [input('a'), input('b')] }), 0)).toEqual({ kind: 'unlike' });
  });
});
