import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../../grader/model/outcome.ts';
import type { Value } from '../../../../grader/model/value.ts';
import { sizeOf } from '../../../../grader/subject/answer-size.ts';

function returned(value: Value, after: readonly Value[] = []): Outcome {
  const draws = { normal: 0, uniform: 0 };
  return { kind: 'answered', answers: [{ kind: 'returned', value, arguments: after, draws }], printed: '' };
}

const array = (length: number): Value => ({ kind: 'array', shape: [length], data: Array<number>(length).fill(0) });
const text = (length: number): Value => ({ kind: 'text', value: 'a'.repeat(length) });

describe('the size of an answer', () => {
  it('grows with what each kind of value holds', () => {
    expect(sizeOf(returned(array(1000)))).toBeGreaterThanOrEqual(8000);
    expect(sizeOf(returned(text(1000)))).toBeGreaterThanOrEqual(2000);
    expect(sizeOf(returned({ kind: 'list', items: [array(1000), text(1000)] }))).toBeGreaterThanOrEqual(10_000);
    const entries = new Map([['k'.repeat(1000), array(1000)]]);
    expect(sizeOf(returned({ kind: 'record', entries }))).toBeGreaterThanOrEqual(10_000);
    expect(sizeOf(returned({ kind: 'opaque', type: 'T', text: 'a'.repeat(1000) }))).toBeGreaterThanOrEqual(2000);
  });

  it('counts arguments and errors, and values that hold nothing', () => {
    expect(sizeOf(returned({ kind: 'none' }, [array(1000)]))).toBeGreaterThanOrEqual(8000);
    const error = { type: 'E', message: 'a'.repeat(1000), trace: [] };
    expect(sizeOf({ kind: 'answered', answers: [{ kind: 'threw', error }], printed: '' })).toBeGreaterThan(2000);
    const empty = Array<Value>(1000).fill({ kind: 'list', items: [] });
    expect(sizeOf(returned({ kind: 'list', items: empty }))).toBeGreaterThan(32_000);
  });

  it('is that of its texts where it is a description', () => {
    const help = { kind: 'cell-failed', message: 'a'.repeat(1000) } as const;
    expect(sizeOf({ kind: 'loaded', language: 'python', definitions: [], helps: [help] })).toBeGreaterThan(2000);
  });
});
