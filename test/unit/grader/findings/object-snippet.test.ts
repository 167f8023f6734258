import { execFileSync } from 'node:child_process';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { respondent } from '../../../../grader/contract/respondent.ts';
import { scalar, vector } from '../../../../grader/contract/tensor.ts';
import { snippetFor } from '../../../../grader/findings/snippet.ts';
import type { Roles } from '../../../../grader/model/roles.ts';
import type { Language } from '../../../../grader/model/subject.ts';
import { hw2 } from '../../../fixtures/subjects/grade.ts';
import { inProcessClasses } from '../../../fixtures/subjects/in-process-classes.ts';
import { hidden, vondrick } from '../../../fixtures/subjects/hw2-layers.ts';

const roles: Roles = new Map([
  ['inputSize', scalar(2)],
  ['outputSize', scalar(1)],
  ['input', { shape: [2, 2], data: [1, 2, 3, 4] }],
  ['output', { shape: [2, 1], data: [3, 7] }],
  ['upstream', { shape: [2, 1], data: [1, 1] }],
  ['weights', { shape: [2, 1], data: [1, 1] }],
  ['bias', vector([0])],
  ['weightDecay', scalar(0)],
  ['learningRate', scalar(0.5)],
  ['preactivation', { shape: [2, 1], data: [3, 7] }],
  ['exponent', scalar(2)],
]);
const snippet = async (target: string, method: string, language: Language): Promise<string> => {
  const classes = { Hidden: hidden(), Hidden_Vondrick: vondrick() };
  const reply = await respondent(inProcessClasses(classes, { language }), hw2.targets).ask({
    target,
    method,
    cases: [roles],
  });
  if (reply.kind !== 'answered') throw new TypeError(`it was ${reply.kind}`);
  return snippetFor(reply.call, roles, [{ name: 'W', text: '[[-1], [-2]]' }], false).code;
};

/** A right class in Python, with the names that the objects of these tests have. */
const PYTHON = `
import numpy
class Hidden:
    def __init__(self, inputDims, outputDims):
        self.W = numpy.zeros((inputDims, outputDims))
        self.c = numpy.zeros(outputDims)
    def forwardPass(self, X):
        U = X @ self.W + self.c
        return numpy.where(U > 0, U, 0.01 * U)
    def backwardPass(self, X, h, dLdh, alpha, learningRate):
        delta = dLdh * numpy.where(h > 0, 1, 0.01)
        downstream = delta @ self.W.T
        self.W = self.W - learningRate * (X.T @ delta + alpha * self.W)
        self.c = self.c - learningRate * delta.mean(axis=0)
        return downstream
`;

describe('the snippet of a method', () => {
  it('makes the object as the grader did, calls, and prints what changed: in TypeScript', async () => {
    expect(await snippet('hidden', 'backward', 'typescript')).toBe(
      [
        'const layer = new Hidden(2, 1);',
        'layer.W = [[1], [1]];',
        'layer.c = [0];',
        'layer.forwardPass([[1, 2], [3, 4]]);',
        'console.log(layer.backwardPass([[1, 2], [3, 4]], [[3], [7]], [[1], [1]], 0, 0.5));',
        'console.log(layer.W);',
        'console.log(layer.c);',
        '// expected: W = [[-1], [-2]]',
      ].join('\n'),
    );
  });

  it('calls the method before it', async () => {
    expect((await snippet('hidden-vondrick', 'derivative', 'typescript')).split('\n').slice(-3, -1)).toEqual([
      'layer.forwardPass([[1, 2], [3, 4]]);',
      'console.log(layer.vondrickActivationDerivative());',
    ]);
  });

  it('runs as it is below a right class: in JavaScript', async () => {
    const code = await snippet('hidden', 'backward', 'javascript');
    const lines: string[] = [];
    const log = (value: unknown): number => lines.push(JSON.stringify(value));
    runInNewContext(code, { Hidden: hidden(), console: { log } }, { timeout: 5000 });
    expect(lines).toEqual(['[[1,1],[1,1]]', '[[-1],[-2]]', '[-0.5]']);
  });

  it('runs as it is below a right class: in Python', async () => {
    const code = await snippet('hidden', 'backward', 'python');
    expect(code).toMatch(/^import numpy as np\nlayer = Hidden\(2, 1\)\n/);
    const python = new URL('../../../../.venv/bin/python', import.meta.url).pathname;
    const printed = execFileSync(python, ['-I', '-c', `${PYTHON}\n${code}\n`], { encoding: 'utf8', timeout: 30_000 });
    expect(printed.replaceAll(/\s+/g, '')).toBe('[[1.1.][1.1.]][[-1.][-2.]][-0.5]');
  });
});
