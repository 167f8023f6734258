import { describe, expect, it } from 'vitest';
import { createUserSlots, firstUser } from '../../../../grader/sandbox/user-slots.ts';

describe('user slots', () => {
  it('never give a user to two at once, and use one again that is free', () => {
    const slots = createUserSlots(1000);
    expect([slots.take(), slots.take(), slots.take()]).toEqual([1000, 1001, 1002]);
    slots.release(1001);
    expect([slots.take(), slots.take()]).toEqual([1001, 1003]);
  });

  it('begin far up where all users exist, and below 65536 where few do', () => {
    expect(firstUser(7, '         0          0 4294967295\n')).toBe(1_000_001_792);
    expect(firstUser(7, '0 100000 65536\n')).toBe(61_184 + 7 * 256);
  });

  it.each([0, 1, 999_999, 4_194_304])('stay within what exists for grader %d', (grader) => {
    expect(firstUser(grader, '0 0 4294967295') + 255).toBeLessThan(2_000_000_000);
    expect(firstUser(grader, '0 1 65536') + 255).toBeLessThan(65_536);
  });
});
