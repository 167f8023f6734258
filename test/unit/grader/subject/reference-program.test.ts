import { describe, expect, it } from 'vitest';
import type { Program } from '../../../../grader/model/program.ts';
import { referenceDraws } from '../../../../grader/subject/reference-draws.ts';
import { heldValue, shown } from '../../../../grader/subject/reference-held.ts';
import type { Held } from '../../../../grader/subject/reference-held.ts';
import { programSubject } from '../../../../grader/subject/reference-program.ts';
import type { Defined } from '../../../../grader/subject/reference-program.ts';

const where = { file: 'reference', line: 1 };
const draws = referenceDraws();

const failing: Defined = {
  definition: { name: 'fail', form: 'function', where },
  call: () => {
    throw new RangeError('too large');
  },
};
const drawing: Defined = {
  definition: { name: 'draw', form: 'function', where },
  call: () => heldValue({ kind: 'number', value: draws.normal() }),
};
const box: Defined = {
  definition: { name: 'Box', form: 'class', where },
  call: ([content]) => ({
    kind: 'object',
    type: 'Box',
    members: new Map<string, Held>(content ? [['content', content]] : []),
  }),
};

const call = (name: string): Program[number] => ({ op: 'call', callee: { kind: 'name', name }, arguments: [] });

describe('a subject in this process', () => {
  it('answers with its own faults, and skips what hangs on them', async () => {
    const later: Program[number] = {
      op: 'get',
      object: { kind: 'reference', operation: 0, path: [] },
      name: 'content',
    };
    const outcome = await programSubject([failing, drawing], draws, 'own').run([call('fail'), later, call('draw')]);
    expect(outcome).toMatchObject({
      kind: 'answered',
      answers: [
        { kind: 'threw', error: { type: 'RangeError', message: 'too large' } },
        { kind: 'skipped' },
        { kind: 'returned', value: { kind: 'number', value: 0 }, draws: { normal: 1, uniform: 0 } },
      ],
    });
  });

  it('throws where whoever asks is at fault', () => {
    expect(() => programSubject([failing], draws, 'ours').run([call('fail')])).toThrow('too large');
    expect(() => programSubject([], draws, 'ours').run([call('nobody')])).toThrow('nobody');
  });

  it('draws what it is told to: given draws, and after them nothing', async () => {
    const scripted: Program[number] = { op: 'randomness', mode: { kind: 'scripted', draws: [0.5] } };
    const outcome = await programSubject([drawing], draws, 'own').run([scripted, call('draw'), call('draw')]);
    expect(outcome).toMatchObject({ answers: [{}, { value: { value: 0.5 } }, { kind: 'threw' }] });
  });

  it('keeps objects, whose attributes are set and read', async () => {
    const self = { kind: 'reference', operation: 0, path: [] } as const;
    const outcome = await programSubject([box], draws, 'own').run([
      {
        op: 'construct',
        callee: { kind: 'name', name: 'Box' },
        arguments: [{ kind: 'number', value: 1 }],
        silent: true,
      },
      { op: 'set', object: self, name: 'content', value: { kind: 'array', shape: [2], data: [3, 4] } },
      { op: 'get', object: self, name: 'content' },
      { op: 'members', object: self },
    ]);
    expect(outcome).toMatchObject({
      answers: [
        { value: { kind: 'none' } },
        {},
        { value: { kind: 'array', data: [3, 4] } },
        { value: { kind: 'record', entries: new Map([['content', { kind: 'array', shape: [2], data: [3, 4] }]]) } },
      ],
    });
  });

  it('shows functions and objects as what they are', () => {
    expect(shown({ kind: 'object', type: 'Box', members: new Map() })).toEqual({
      kind: 'opaque',
      type: 'Box',
      text: 'object',
    });
  });
});
