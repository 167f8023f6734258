import { describe, expect, it } from 'vitest';
import { arrangeCall } from '../../../../grader/contract/arrange-call.ts';
import type { Form } from '../../../../grader/contract/forms.ts';
import type { Definition } from '../../../../grader/model/subject.ts';
import type { Signature } from '../../../../grader/model/value.ts';

const descent: Form = {
  names: ['gradient_descent'],
  parameters: [
    { role: 'start', names: ['start', 'x0'], drawn: true },
    { role: 'hyperparameters.learningRate', names: ['learning_rate', 'lr'] },
    { role: 'epochs', names: ['epochs', 'training_epochs'] },
  ],
  results: [{ role: 'result', names: ['result'] }],
};

function takes(...names: readonly string[]): Signature {
  return { parameters: names.map((name) => ({ name, required: true })), variadic: false };
}

function definition(name: string, reads: readonly string[] = []): Definition {
  return { name, form: 'function', where: { file: 'a.py', line: 1 }, reads };
}

const rolesOf = (found: ReturnType<typeof arrangeCall>): readonly string[] | string =>
  found.kind === 'arranged' ? found.parameters.map(({ role }) => role) : found.problem;

describe('a function that takes all that is asked', () => {
  it('is called with all of it, though it reads top-level names too', () => {
    const found = arrangeCall(
      [descent],
      takes('x0', 'epochs', 'lr'),
      definition('gradient_descent', ['learning_rate']),
    );
    expect(found).toMatchObject({ kind: 'arranged', names: ['x0', 'epochs', 'lr'], globals: [], drawsStart: false });
  });
});

describe('a function that takes an object', () => {
  const fields = (...names: readonly string[]): Signature => ({
    ...takes('options'),
    fields: names.map((name) => ({ name, required: true })),
  });
  const point: Form = { ...descent, parameters: [{ role: 'theta', names: ['p'] }] };

  it('is called in the form whose names its keys have, before forms with a lone parameter', () => {
    const found = arrangeCall([point, descent], fields('lr', 'start', 'epochs'), definition('gradient_descent'));
    expect(found).toMatchObject({
      form: descent,
      packed: { from: 0, keys: ['lr', 'start', 'epochs'] },
      drawsStart: false,
    });
    expect(arrangeCall([point, descent], fields('length'), definition('gradient_descent'))).toMatchObject({
      form: point,
    });
  });

  it('may draw its start itself', () => {
    const found = arrangeCall([descent], fields('lr', 'epochs'), definition('gradient_descent'));
    expect(found).toMatchObject({ packed: { from: 0, keys: ['lr', 'epochs'] }, drawsStart: true });
  });
});

describe('a function that takes less', () => {
  it('is given the rest by the top-level names that it reads', () => {
    const found = arrangeCall(
      [descent],
      takes('start'),
      definition('gradient_descent', ['np', 'learning_rate', 'training_epochs']),
    );
    expect(found).toMatchObject({
      kind: 'arranged',
      names: ['start', 'learning_rate', 'training_epochs'],
      globals: [1, 2],
    });
  });

  it('may draw its start itself', () => {
    const found = arrangeCall([descent], takes('lr', 'epochs'), definition('gradient_descent'));
    expect(rolesOf(found)).toEqual(['hyperparameters.learningRate', 'epochs']);
    expect(found).toMatchObject({ drawsStart: true });
  });

  it('may draw its start and read its rate', () => {
    const found = arrangeCall([descent], takes('epochs'), definition('gradient_descent', ['lr']));
    expect(found).toMatchObject({ names: ['epochs', 'lr'], globals: [1], drawsStart: true });
  });

  it('is refused where nothing says what the rest is', () => {
    expect(rolesOf(arrangeCall([descent], takes('start', 'lr'), definition('gradient_descent')))).toMatch(
      /should take 3 \(start, learning_rate, epochs\), but takes 2/,
    );
  });
});

describe('a function in another form', () => {
  const point: Form = { ...descent, names: ['grad'], parameters: [{ role: 'theta', names: ['p', 'point'] }] };
  const numbers: Form = {
    ...point,
    parameters: [
      { role: 'theta[0]', names: ['x'] },
      { role: 'theta[1]', names: ['y'] },
    ],
  };

  it('is called in the form that it fits', () => {
    expect(rolesOf(arrangeCall([numbers, point], takes('p'), definition('grad')))).toEqual(['theta']);
    expect(rolesOf(arrangeCall([numbers, point], takes('x', 'y'), definition('grad')))).toEqual([
      'theta[0]',
      'theta[1]',
    ]);
  });

  it('is called in the form of its name', () => {
    const other = { ...point, names: ['slope'] };
    expect(rolesOf(arrangeCall([numbers, other], takes('a'), definition('slope')))).toEqual(['theta']);
  });
});

describe('a parameter that has a default', () => {
  const point: Form = { ...descent, parameters: [{ role: 'theta', names: ['point'] }] };
  const inTwo: Form = {
    ...descent,
    parameters: [
      { role: 'theta[0]', names: ['x'] },
      { role: 'theta[1]', names: ['y'] },
    ],
  };
  const signature = (...names: readonly string[]): Signature => ({
    parameters: names.map((name) => ({ name: name.replace('?', ''), required: !name.endsWith('?') })),
    variadic: false,
  });
  const formOf = (forms: readonly Form[], ...names: readonly string[]): Form | null => {
    const found = arrangeCall(forms, signature(...names), definition('gradient'));
    return found.kind === 'arranged' ? found.form : null;
  };

  it('is left alone where a form fits without it', () => {
    expect(formOf([inTwo, point], 'p', 'h?')).toBe(point);
    expect(formOf([inTwo, point], 'p', 'q')).toBe(inTwo);
    expect(formOf([inTwo, point], 'x?', 'y?')).toBe(inTwo);
    expect(formOf([inTwo], 'p', 'h?')).toBe(inTwo);
  });
});
