import { describe, expect, it } from 'vitest';
import type { Form } from '../../../../grader/contract/forms.ts';
import { arrangeWithOwn, functionNamed } from '../../../../grader/contract/arrange-with-own.ts';
import { respondent } from '../../../../grader/contract/respondent.ts';
import { scalar } from '../../../../grader/contract/tensor.ts';
import type { Program } from '../../../../grader/model/program.ts';
import type { Definition } from '../../../../grader/model/subject.ts';
import type { Signature } from '../../../../grader/model/value.ts';
import { assignmentNamed, gdStartValue } from '../../../fixtures/subjects/grade.ts';
import { inProcess } from '../../../fixtures/subjects/in-process.ts';
import { taking } from '../../../fixtures/subjects/values.ts';

const descent: Form = {
  names: ['gradient_descent'],
  parameters: [
    { role: 'start', names: ['start', 'x0', 'y'] },
    { role: 'hyperparameters.learningRate', names: ['learning_rate', 'lr'] },
    { role: 'epochs', names: ['epochs'] },
  ],
  results: [{ role: 'result', names: ['result'] }],
};
const ownStart: Form = {
  ...descent,
  parameters: descent.parameters.map((spec) => (spec.role === 'start' ? { ...spec, optional: true } : spec)),
};

const named = (name: string): Definition => ({ name, form: 'function', where: { file: 'a.py', line: 1 } });
const takes = (...names: readonly string[]): Signature => ({
  parameters: names.map((name) => ({ name: name.replace('?', ''), required: !name.endsWith('?') })),
  variadic: false,
});
/** The submission's function is `f`, its derivative `slope`. */
const find = (parameter: string): Definition | undefined =>
  new Map([
    ['f', named('f')],
    ['func', named('f')],
    ['y', named('f')],
    ['grad', named('slope')],
    ['slope', named('slope')],
  ]).get(parameter);

function arranged(form: Form, signature: Signature) {
  const found = arrangeWithOwn([form], signature, named('gradient_descent'), find);
  if (found.kind === 'misfit') return found.problem;
  return { names: found.names, own: found.own.map(({ position, definition: { name } }) => `${position} ${name}`) };
}

describe('a function that wants to be handed others', () => {
  it.each([
    [['grad', 'x0', 'lr', 'epochs'], ['0 slope']],
    [
      ['func', 'grad', 'x0', 'lr', 'epochs'],
      ['0 f', '1 slope'],
    ],
    [['x0', 'slope', 'lr', 'epochs'], ['1 slope']],
    [['x0', 'lr', 'epochs', 'f'], ['3 f']],
  ])('that takes %j is handed those that its parameters are named like', (parameters, own) => {
    const names = ['x0', 'lr', 'epochs'];
    expect(arranged(descent, takes(...parameters))).toEqual({ names, own });
  });

  it('is handed none in a parameter that has a default, or a name of what is asked, and none where it takes what it is given', () => {
    expect(arranged(descent, takes('y', 'lr', 'epochs', 'grad?'))).toEqual({ names: ['y', 'lr', 'epochs'], own: [] });
    expect(arranged(descent, takes('func', 'lr', 'epochs'))).toEqual({ names: ['func', 'lr', 'epochs'], own: [] });
  });

  it('is handed a function of just the name, where what is asked may be left out', () => {
    expect(arranged(ownStart, takes('slope', 'lr', 'epochs'))).toEqual({ names: ['lr', 'epochs'], own: ['0 slope'] });
    expect(arranged(ownStart, takes('x0', 'lr', 'epochs'))).toEqual({ names: ['x0', 'lr', 'epochs'], own: [] });
  });

  it('is handed a function where that leaves out nothing: as one point, in place of the second number', () => {
    const [, rate, epochs] = descent.parameters;
    const inTwo = [{ role: 'start[0]', names: ['x'] }, { role: 'start[1]', names: ['y'] }, rate, epochs];
    const forms = [descent, { ...descent, parameters: inTwo as Form['parameters'] }];
    const found = (...names: readonly string[]) =>
      arrangeWithOwn(forms, takes(...names), named('gradient_descent'), find);
    expect(found('grad', 'x0', 'lr', 'epochs')).toMatchObject({ form: descent, own: [{ position: 0 }] });
    expect(found('a', 'b', 'lr', 'epochs')).toMatchObject({ form: forms[1], own: [] });
    expect(found('grad', 'a', 'b', 'lr', 'epochs')).toMatchObject({ form: forms[1], own: [{ position: 0 }] });
    expect(arranged(ownStart, takes('grad', 'lr', 'epochs'))).toEqual({ names: ['grad', 'lr', 'epochs'], own: [] });
  });

  it('is told what it should take where that does not help', () => {
    const problem =
      '`gradient_descent` should take 3 (start, learning_rate, epochs), but takes 4 (helper, x0, lr, epochs).';
    expect(arranged(descent, takes('helper', 'x0', 'lr', 'epochs'))).toBe(problem);
    expect(arranged(descent, takes('grad', 'helper', 'x0', 'lr', 'epochs'))).toBe(
      problem.replace('4 (helper', '5 (grad, helper'),
    );
  });

  it('is not handed itself', () => {
    const itself = (): Definition => named('gradient_descent');
    const found = arrangeWithOwn([descent], takes('f', 'x0', 'lr', 'epochs'), named('gradient_descent'), itself);
    expect(found.kind).toBe('misfit');
  });

  it('may take an object behind them', () => {
    const signature: Signature = {
      ...takes('grad', 'options'),
      fields: ['x0', 'lr', 'epochs'].map((name) => ({ name, required: true })),
    };
    expect(arrangeWithOwn([descent], signature, named('gradient_descent'), find)).toMatchObject({
      packed: { from: 1, keys: ['x0', 'lr', 'epochs'] },
      own: [{ position: 0 }],
    });
  });
});

it('hands over the functions that the submission has', async () => {
  const programs: Program[] = [];
  const submission = {
    f: (x: number) => x * x,
    df: (x: number) => 2 * x,
    gradient_descent: taking(
      ['gradient', 'x0', 'lr', 'epochs'],
      (gradient: (x: number) => number, x0: number, lr: number, epochs: number) => {
        let x = x0;
        for (let epoch = 0; epoch < epochs; epoch += 1) x -= lr * gradient(x);
        return x;
      },
    ),
  };
  const asked = respondent(
    inProcess(submission, { onProgram: (program) => programs.push(program) }),
    gdStartValue.targets,
  );
  const at = (start: number) =>
    new Map([
      ['start', scalar(start)],
      ['hyperparameters.learningRate', scalar(0.25)],
      ['epochs', scalar(2)],
    ]);
  const reply = await asked.ask({ target: 'descent', cases: [at(8), at(4)], echo: true });
  expect(programs.at(-1)?.map(({ op }) => op)).toEqual(['read', 'call', 'call']);
  expect(
    reply.kind === 'answered' &&
      reply.answers.map((answer) => answer.kind === 'results' && [answer.roles.get('result')?.data, answer.changed]),
  ).toEqual([
    [[2], []],
    [[1], []],
  ]);
});

it('takes functions out of its object too', () => {
  const signature: Signature = {
    ...takes('options'),
    fields: ['f', 'grad', 'x0', 'lr', 'epochs', 'verbose'].map((name) => ({ name, required: true })),
  };
  expect(arrangeWithOwn([descent], signature, named('gradient_descent'), find)).toMatchObject({
    names: ['x0', 'lr', 'epochs'],
    packed: { from: 0, keys: ['x0', 'lr', 'epochs', 'f', 'grad'] },
    own: [
      { position: 3, definition: { name: 'f' } },
      { position: 4, definition: { name: 'slope' } },
    ],
  });
});

describe('the function that a parameter is named like', () => {
  const targets = Object.values(gdStartValue.targets);
  const loaded = (...names: readonly string[]) => ({
    kind: 'loaded' as const,
    language: 'python' as const,
    definitions: names.map(named),
    helps: [],
  });

  it('is what the submission has for the target of that name, whatever it is called there', () => {
    expect(functionNamed('gradient', targets, loaded('f', 'df'))?.name).toBe('df');
    expect(functionNamed('objective', targets, loaded('f', 'df'))?.name).toBe('f');
  });

  it('is none where the submission has none, and none of a name that no target has', () => {
    expect(functionNamed('gradient', targets, loaded('f'))).toBeUndefined();
    expect(functionNamed('whatever', targets, loaded('f', 'df', 'whatever'))).toBeUndefined();
  });

  it('is one of two that make a target together', () => {
    const inTwo = Object.values(assignmentNamed('gd-2d').targets);
    const both = loaded('peaks', 'df_dx', 'df_dy');
    expect(['df_x', 'dy'].map((name) => functionNamed(name, inTwo, both)?.name)).toEqual(['df_dx', 'df_dy']);
  });
});
