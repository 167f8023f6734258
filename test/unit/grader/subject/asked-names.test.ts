import { expect, it } from 'vitest';
import type { Program } from '../../../../grader/model/program.ts';
import { askedNames } from '../../../../grader/subject/asked-names.ts';

const object = { kind: 'reference', operation: 0, path: [] } as const;

it('names everything of a submission that a program asks for, once, in order', () => {
  const program: Program = [
    { op: 'randomness', mode: { kind: 'silent' } },
    { op: 'construct', callee: { kind: 'name', name: 'Layer' }, arguments: [] },
    { op: 'call', callee: { kind: 'method', object, name: 'forward' }, arguments: [] },
    { op: 'call', callee: { kind: 'method', object, name: 'forward' }, arguments: [] },
    { op: 'call', callee: object, arguments: [] },
    { op: 'set', object, name: 'W', value: { kind: 'none' } },
    { op: 'get', object, name: 'loss' },
    { op: 'members', object },
    { op: 'read', name: 'data' },
    { op: 'script', script: 2, given: [], read: [] },
  ];
  expect(askedNames(program)).toEqual(['.W', '.forward', '.loss', 'Layer', 'data', 'script 2']);
});
