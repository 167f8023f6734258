import { expect, it } from 'vitest';
import type { Operation } from '../../../../grader/model/program.ts';
import { operationToWire } from '../../../../grader/subject/to-wire.ts';

const reference = { kind: 'reference', operation: 3, path: [0, 'x'] } as const;
const number = { kind: 'number', value: NaN } as const;

it.each<[Operation, object]>([
  [
    { op: 'call', callee: { kind: 'name', name: 'adam' }, arguments: [number, reference], repeat: 5, echo: true },
    {
      op: 'call',
      callee: { name: 'adam' },
      arguments: [{ $number: 'NaN' }, { $ref: 3, path: [0, 'x'] }],
      repeat: 5,
      echo: true,
    },
  ],
  [
    {
      op: 'call',
      callee: { kind: 'name', name: 'descend', at: 12 },
      arguments: [],
      given: [{ name: 'lr', value: number }],
    },
    {
      op: 'call',
      callee: { name: 'descend', at: 12 },
      arguments: [],
      given: [{ name: 'lr', value: { $number: 'NaN' } }],
    },
  ],
  [
    {
      op: 'call',
      callee: { kind: 'name', name: 'descend' },
      arguments: [number],
      packed: { from: 0, keys: ['lr'] },
    },
    {
      op: 'call',
      callee: { name: 'descend' },
      arguments: [{ $number: 'NaN' }],
      packed: { from: 0, keys: ['lr'] },
    },
  ],
  [
    {
      op: 'construct',
      callee: { kind: 'name', name: 'Layer' },
      arguments: [number],
      packed: { from: 0, keys: ['size'] },
    },
    {
      op: 'construct',
      callee: { name: 'Layer' },
      arguments: [{ $number: 'NaN' }],
      packed: { from: 0, keys: ['size'] },
    },
  ],
  [
    { op: 'read', name: 'final_res', at: 4 },
    { op: 'read', name: 'final_res', at: 4 },
  ],
  [
    { op: 'script', script: 2, given: [{ name: 'x', value: reference }], read: ['x', 'history'] },
    { op: 'script', script: 2, given: [{ name: 'x', value: { $ref: 3, path: [0, 'x'] } }], read: ['x', 'history'] },
  ],
  [
    { op: 'script', script: 0, given: [], literals: [{ id: 1, value: Infinity }], rounds: 30, read: ['x'] },
    {
      op: 'script',
      script: 0,
      given: [],
      literals: [{ id: 1, value: { $number: 'Infinity' } }],
      rounds: 30,
      read: ['x'],
    },
  ],
  [
    { op: 'call', callee: { kind: 'method', object: reference, name: 'step' }, arguments: [] },
    { op: 'call', callee: { method: 'step', of: { $ref: 3, path: [0, 'x'] } }, arguments: [] },
  ],
  [
    { op: 'construct', callee: reference, arguments: [] },
    { op: 'construct', callee: { $ref: 3, path: [0, 'x'] }, arguments: [] },
  ],
  [
    { op: 'members', object: reference },
    { op: 'members', object: { $ref: 3, path: [0, 'x'] } },
  ],
  [
    { op: 'get', object: reference, name: 'W' },
    { op: 'get', object: { $ref: 3, path: [0, 'x'] }, name: 'W' },
  ],
  [
    { op: 'set', object: reference, name: 'W', value: number },
    { op: 'set', object: { $ref: 3, path: [0, 'x'] }, name: 'W', value: { $number: 'NaN' } },
  ],
  [
    { op: 'set', object: reference, name: 'y', value: { kind: 'array', shape: [2], data: [0, 1], whole: true } },
    {
      op: 'set',
      object: { $ref: 3, path: [0, 'x'] },
      name: 'y',
      value: { $array: { shape: [2], values: [0, 1], integer: true } },
    },
  ],
  [
    { op: 'set', object: reference, name: 'predict', value: { kind: 'answering', value: number } },
    { op: 'set', object: { $ref: 3, path: [0, 'x'] }, name: 'predict', value: { $answers: { $number: 'NaN' } } },
  ],
  [
    { op: 'randomness', mode: { kind: 'scripted', draws: [-0, 1] } },
    { op: 'randomness', mode: { kind: 'scripted', draws: [{ $number: '-0' }, 1] } },
  ],
  [
    { op: 'randomness', mode: { kind: 'seeded', seed: 4 } },
    { op: 'randomness', mode: { kind: 'seeded', seed: 4 } },
  ],
])('writes %o', (operation, wire) => {
  expect(operationToWire(operation)).toEqual(wire);
});
