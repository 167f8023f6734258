import { expect, it } from 'vitest';
import { readCode } from '../../../../../grader/audit/mutants/read-code.ts';
import { notRead } from '../../../../../grader/audit/own-faults.ts';

const readPython = (): Promise<string> => Promise.resolve(JSON.stringify({ statements: [], changes: [] }));
const source = (file: string) => ({ file, language: 'python', text: '{"cells": []}' }) as const;

it('leaves a notebook alone, whose text is no code, and says what to do', async () => {
  const notebook = source('solution/solution.ipynb');
  expect(await readCode({ readPython }, notebook)).toEqual({ kind: 'no-reader' });
  expect(notRead(notebook).text).toContain('Write the same as solution.py');
});

it('reads a file of Python where somebody can', async () => {
  expect(await readCode({ readPython }, source('solution/solution.py'))).toMatchObject({ kind: 'read' });
  expect(await readCode({}, source('solution/solution.py'))).toEqual({ kind: 'no-reader' });
});
