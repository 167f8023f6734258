import { describe, expect, it } from 'vitest';
import { endMarked } from '../../../../grader/sandbox/end-marked.ts';

/** @param environments by process; null where it may not be seen */
function ended(mark: string, environments: Readonly<Record<number, string | null>>): readonly number[] {
  const killed: number[] = [];
  const count = endMarked(mark, {
    all: () => Object.keys(environments).map(Number),
    environmentOf: (pid) => environments[pid] ?? undefined,
    kill: (pid) => killed.push(pid),
  });
  expect(count).toBe(killed.length);
  return killed;
}

describe('the processes of a grader that is gone', () => {
  it('are those with its mark in their environment', () => {
    expect(ended('7-1', { 1: 'A=b\0PLUMBLINE_RUN=7-1\0', 2: 'PLUMBLINE_RUN=7-1\0C=d\0', 3: 'A=b\0' })).toEqual([1, 2]);
  });

  it('are not those of another grader, whose mark only begins or ends alike', () => {
    const others = {
      1: 'PLUMBLINE_RUN=7-10\0',
      2: 'X_PLUMBLINE_RUN=7-1\0',
      3: 'A=PLUMBLINE_RUN=7-1\0',
      4: '',
      5: null,
    };
    expect(ended('7-1', others)).toEqual([]);
  });
});
