import { describe, expect, it } from 'vitest';
import { cannotWrite } from '../../../../grader/cli/cannot-write.ts';

const failure = (code: string): Error => Object.assign(new Error(`${code}: something, write`), { code });

describe('what cannot be written', () => {
  it('is told with the place, the reason and what to do, in plain words', () => {
    expect(cannotWrite('out/grades.csv', failure('ENOSPC')).message).toBe(
      'out/grades.csv could not be written: the disk is full. Make room, then run the same command again.',
    );
    expect(cannotWrite('out', failure('EROFS')).message).toMatch(/^out could not be written: .*--out.*\.$/);
  });

  it('is told in the words of the system where there are no others', () => {
    const error = cannotWrite('out', failure('EIO'));
    expect(error.message).toMatch(/^out could not be written: EIO: something, write\. .*\.$/);
    expect(cannotWrite('out', 'no').message).toContain('out could not be written: no.');
    expect(error.code).toBe('cannot-write');
  });
});
