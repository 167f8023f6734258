import { describe, expect, it } from 'vitest';
import { withOwn, withoutOwn } from '../../../../grader/contract/own-functions.ts';
import type { Definition } from '../../../../grader/model/subject.ts';

const named = (name: string): Definition => ({ name, form: 'function', where: { file: 'a.py', line: 1 } });

describe('arguments', () => {
  const own = [
    { position: 0, definition: named('f') },
    { position: 2, definition: named('g') },
  ];
  const all = withOwn(['x', 'y'], own, ({ definition }, index) => `${definition.name}${index}`);

  it('have the functions in their places', () => {
    expect(all).toEqual(['f0', 'x', 'g1', 'y']);
    expect(withOwn(['x'], undefined, () => 'f')).toEqual(['x']);
  });

  it('are without them what they were', () => {
    expect(withoutOwn(all, own)).toEqual(['x', 'y']);
    expect(withoutOwn(all, undefined)).toEqual(all);
  });
});
