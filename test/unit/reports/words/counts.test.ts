import { describe, expect, it } from 'vitest';
import { counted, countsText } from '../../../../reports/words/counts.ts';

describe('countsText', () => {
  it('counts each status in a fixed order and leaves out those that none has', () => {
    expect(
      countsText([{ status: 'failed' }, { status: 'passed' }, { status: 'inconclusive' }, { status: 'passed' }]),
    ).toBe('2 passed, 1 failed, 1 not known');
  });
});

describe('counted', () => {
  it('knows one from many', () => {
    expect([counted(1, 'student'), counted(0, 'student'), counted(2, 'copy', 'copies')]).toEqual([
      '1 student',
      '0 students',
      '2 copies',
    ]);
  });
});
