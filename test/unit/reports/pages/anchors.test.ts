import { describe, expect, it } from 'vitest';
import { anchors } from '../../../../reports/pages/anchors.ts';

describe('anchors', () => {
  it('are safe in a link and unique', () => {
    expect([...anchors('check', ['adam.one-step', 'adam one step', '"><b>', ''])]).toEqual([
      ['adam.one-step', 'check-adam-one-step'],
      ['adam one step', 'check-adam-one-step-2'],
      ['"><b>', 'check-b'],
      ['', 'check-'],
    ]);
  });
});
