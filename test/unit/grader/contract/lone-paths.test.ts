import { describe, expect, it } from 'vitest';
import { areLonePaths } from '../../../../grader/contract/lone-paths.ts';
import { scalar } from '../../../../grader/contract/tensor.ts';
import type { Answer } from '../../../../grader/model/outcome.ts';
import type { Roles } from '../../../../grader/model/roles.ts';
import { toValue } from '../../../fixtures/subjects/values.ts';

const returned = (value: unknown): Answer => ({
  kind: 'returned',
  value: toValue(value),
  draws: { normal: 0, uniform: 0 },
});
const asked = (epochs: number): Roles =>
  new Map([
    ['start', scalar(1)],
    ['epochs', scalar(epochs)],
  ]);
const path = (epochs: number): unknown => Array.from({ length: epochs + 1 }, (_, step) => 1 / (step + 1));

describe('descents that are answered with their paths', () => {
  it('show it by the long ones', () => {
    expect(
      areLonePaths(
        [1, 2, 3].map((epochs) => returned(path(epochs))),
        [1, 2, 3].map(asked),
      ),
    ).toBe(true);
  });

  it('show nothing where they are short, or not all of them do', () => {
    expect(
      areLonePaths(
        [1, 2].map((epochs) => returned(path(epochs))),
        [1, 2].map(asked),
      ),
    ).toBe(false);
    expect(areLonePaths([returned(path(3)), returned([1, 4])], [3, 4].map(asked))).toBe(false);
    expect(areLonePaths([returned(0.5)], [asked(3)])).toBe(false);
    expect(areLonePaths([returned(path(3))], [new Map()])).toBe(false);
    expect(areLonePaths([], [])).toBe(false);
  });
});
