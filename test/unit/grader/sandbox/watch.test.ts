import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ProcessEnd } from '../../../../grader/model/outcome.ts';
import type { TreeUsage } from '../../../../grader/sandbox/process-tree.ts';
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

  const start = (cpu: () => number, more: () => Partial<TreeUsage> = () => ({})) => {
    const ends: ProcessEnd[] = [];
    const own: boolean[] = [];
    const watching = watch({
      limits,
      usage: () => ({
        cpuSeconds: cpu(),
        residentMegabytes: 1,
        waitedSeconds: 0,
        isWaitingForDisk: false,
        ...more(),
      }),
      now: () => Date.now(),
      onOverstep: (end, isOwnDoing) => {
        ends.push(end);
        own.push(isOwnDoing);
      },
    });
    return { watching, ends, own };
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

  it('holds a question to less when told so, until the next restart', () => {
    const { watching, ends } = start(() => 0);
    watching.restart({ cpuSeconds: 1, wallSeconds: 3 });
    vi.advanceTimersByTime(2_900);
    watching.restart();
    vi.advanceTimersByTime(9_000);
    expect(ends).toEqual([]);
    watching.restart({ cpuSeconds: 1, wallSeconds: 3 });
    vi.advanceTimersByTime(3_200);
    expect(ends).toEqual([{ kind: 'timed-out', clock: 'wall', seconds: 3 }]);
  });

  it('ends what goes on computing while nobody asks', () => {
    const begin = Date.now();
    const { watching, ends } = start(() => (Date.now() - begin) / 1000);
    vi.advanceTimersByTime(500);
    watching.pause();
    vi.advanceTimersByTime(900);
    expect(ends).toEqual([]);
    vi.advanceTimersByTime(300);
    expect(ends).toMatchObject([{ kind: 'timed-out', clock: 'cpu' }]);
  });

  it.each([
    ['sleeps', () => ({}), true],
    ['is kept waiting for a processor', () => ({ waitedSeconds: Date.now() / 5000 }), false],
    ['waits for a disk', () => ({ isWaitingForDisk: true }), false],
    ['is on a machine that does not tell', () => ({ waitedSeconds: undefined }), false],
  ])('knows whether the clock ran out by its own doing: it %s', (_, more, isOwn) => {
    const { ends, own } = start(() => 0, more);
    vi.advanceTimersByTime(51_000);
    expect(ends).toEqual([{ kind: 'timed-out', clock: 'wall', seconds: 10 }]);
    expect(own).toEqual([isOwn]);
  });

  it('does not count the time in which the machine kept it waiting, up to five times the limit', () => {
    const { ends } = start(
      () => 0,
      () => ({ waitedSeconds: (Date.now() / 1000) * 0.9 }),
    );
    vi.advanceTimersByTime(49_000);
    expect(ends).toEqual([]);
    vi.advanceTimersByTime(2_000);
    expect(ends).toEqual([{ kind: 'timed-out', clock: 'wall', seconds: 10 }]);
  });

  it('tells memory as its own doing, and processor time never', () => {
    const greedy = start(
      () => 0,
      () => ({ residentMegabytes: 101 }),
    );
    const busy = start(() => Date.now());
    vi.advanceTimersByTime(100);
    expect([greedy.own, busy.own]).toEqual([[true], [false]]);
  });

  it('holds no time against a process in which the machine stood still', () => {
    let asleep = 0;
    const ends: ProcessEnd[] = [];
    watch({
      limits,
      usage: () => ({ cpuSeconds: 0, residentMegabytes: 1, waitedSeconds: 0, isWaitingForDisk: false }),
      now: () => Date.now() + asleep,
      onOverstep: (end) => ends.push(end),
    });
    vi.advanceTimersByTime(1_000);
    asleep = 3_600_000;
    vi.advanceTimersByTime(1_000);
    expect(ends).toEqual([]);
  });

  it('tells idle time apart from computing and from waiting for a processor', () => {
    const begin = Date.now();
    const seconds = (): number => (Date.now() - begin) / 1000;
    const { watching } = start(
      () => seconds() / 4,
      () => ({ waitedSeconds: seconds() / 4 }),
    );
    vi.advanceTimersByTime(4_000);
    expect(watching.used().cpuSeconds).toBeCloseTo(1);
    expect(watching.used().idleSeconds).toBeCloseTo(2);
  });
});
