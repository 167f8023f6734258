import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ProcessEnd } from '../../../../grader/model/outcome.ts';
import { overstepped, watch } from '../../../../grader/sandbox/watch.ts';

const limits = { cpuSeconds: 2, wallSeconds: 10, memoryMegabytes: 100 };

describe('overstepped', () => {
  it.each([
    [{ cpuSeconds: 2, wallSeconds: 10, residentMegabytes: 100 }, undefined],
    [
      { cpuSeconds: 2.1, wallSeconds: 0, residentMegabytes: 0 },
      { kind: 'timed-out', clock: 'cpu', seconds: 2 },
    ],
    [
      { cpuSeconds: 0, wallSeconds: 10.1, residentMegabytes: 0 },
      { kind: 'timed-out', clock: 'wall', seconds: 10 },
    ],
    [
      { cpuSeconds: 3, wallSeconds: 11, residentMegabytes: 101 },
      { kind: 'out-of-memory', megabytes: 100 },
    ],
  ])('of %o is %o', (used, end) => {
    expect(overstepped(limits, used)).toEqual(end);
  });
});

describe('a watch', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  const start = (cpu: () => number) => {
    const ends: ProcessEnd[] = [];
    const watching = watch({
      limits,
      usage: () => ({ cpuSeconds: cpu(), residentMegabytes: 1 }),
      now: () => Date.now(),
      onOverstep: (end) => ends.push(end),
    });
    return { watching, ends };
  };

  it('counts processor time from the last restart on', () => {
    let cpu = 1.5;
    const { watching, ends } = start(() => cpu);
    cpu = 3;
    vi.advanceTimersByTime(100);
    watching.restart();
    cpu = 4.9;
    vi.advanceTimersByTime(100);
    expect(ends).toEqual([]);
    cpu = 5.1;
    vi.advanceTimersByTime(100);
    expect(ends).toEqual([{ kind: 'timed-out', clock: 'cpu', seconds: 2 }]);
  });

  it('holds no time against a process that is not asked anything', () => {
    const { watching, ends } = start(() => 0);
    watching.pause();
    vi.advanceTimersByTime(60_000);
    watching.restart();
    watching.resume();
    vi.advanceTimersByTime(9_000);
    expect(ends).toEqual([]);
    vi.advanceTimersByTime(2_000);
    expect(ends).toEqual([{ kind: 'timed-out', clock: 'wall', seconds: 10 }]);
  });
});
