import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../../../../grader/audit/mutants/script/outline.ts';
import { readScript } from '../../../../../grader/audit/mutants/script/tree.ts';
import { reachOf } from '../../../../../grader/audit/mutants/reach.ts';
import type { Assignment } from '../../../../../grader/intake/assignment-schema.ts';

const target = { title: '', parameters: [], results: [], oracle: { testFunction: 'x' } };
const asked = {
  targets: {
    slope: { ...target, names: ['df'] },
    descent: { ...target, names: ['descent'] },
    experiment: {
      ...target,
      names: ['experiment'],
      parameters: [{ role: 'start', names: ['starts'] }],
      results: [{ role: 'result', names: ['ends'] }],
    },
  },
  checks: [{ id: 'experiment.ends', kind: 'notebook-variables' }],
} as unknown as Pick<Assignment, 'targets' | 'checks'>;

describe('what a statement is there for', () => {
  const { tree } = readScript(
    [
      'const spread = (n) => Array.from({ length: n }, (_, k) => k);',
      'export const df = (x) => 2 * x;',
      'export function descent(starts) { let x = starts; x -= df(x); return x; }',
      'export const starts = spread(5);',
      'export const ends = starts.map(descent);',
      'const picture = 3;',
    ].join('\n'),
  );
  const reached = reachOf(asked, outlineOf(tree));

  it('follows names from a target to what it leans on', () => {
    expect(reached[1]).toEqual({ own: ['slope'], all: ['slope', 'descent', 'experiment'], isChoice: false });
    expect(reached[2]?.own).toEqual(['descent']);
    expect(reached[5]?.all).toEqual([]);
  });

  it('knows what only chooses an experiment, though a parameter has the same name', () => {
    expect(reached[3]).toMatchObject({ all: ['experiment'], isChoice: true });
    expect(reached[0]).toMatchObject({ all: ['experiment'], isChoice: true });
    expect(reached[4]).toMatchObject({ all: ['experiment'], isChoice: false });
  });
});
