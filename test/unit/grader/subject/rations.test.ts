import { describe, expect, it } from 'vitest';
import type { ProcessEnd } from '../../../../grader/model/outcome.ts';
import { createRations, type Loss, type Rations } from '../../../../grader/subject/rations.ts';

const limits = { cpuSeconds: 20, wallSeconds: 60 };
const timedOut = (seconds: number, clock: 'cpu' | 'wall' = 'cpu'): ProcessEnd => ({
  kind: 'timed-out',
  clock,
  seconds,
});
const loss = (asked: readonly string[], more: Partial<Loss> = {}): Loss => ({
  asked,
  end: timedOut(20),
  blame: 'code',
  used: { cpuSeconds: 20.3, idleSeconds: 0.1 },
  ...more,
});
const after = (losses: readonly Loss[], of = limits): Rations => {
  const rations = createRations(of);
  for (const one of losses) rations.lose(one);
  return rations;
};

describe('a ration', () => {
  it('is the whole limit for what was not lost, and a quarter for what was', () => {
    const rations = after([loss(['adam'])]);
    expect(rations.rationFor(['momentum'])).toEqual({ cpuSeconds: 20, wallSeconds: 60, isShort: false });
    expect(rations.rationFor(['adam'])).toEqual({ cpuSeconds: 5, wallSeconds: 15, isShort: true });
    expect(rations.rationFor(['adam', 'momentum']).isShort).toBe(true);
  });

  it('stays whole for one name alone when names were lost together: nobody knows which it was', () => {
    const rations = after([loss(['Layer', '.forward'])]);
    expect(rations.rationFor(['Layer', '.backward']).isShort).toBe(false);
    expect(rations.rationFor(['Layer', '.backward', '.forward']).isShort).toBe(true);
  });

  it('stays whole when it was nobody’s doing, when nothing was named, and when it ended soon', () => {
    const exited: ProcessEnd = { kind: 'exited', code: 1 };
    const rations = after([
      loss(['adam'], { blame: 'nobody' }),
      loss([]),
      loss(['leave'], { end: exited, used: { cpuSeconds: 0.3, idleSeconds: 0 } }),
      loss(['works, and leaves'], { end: exited, used: { cpuSeconds: 6, idleSeconds: 0 } }),
    ]);
    expect(rations.rationFor(['adam']).isShort).toBe(false);
    expect(rations.rationFor(['leave']).isShort).toBe(false);
    expect(rations.rationFor(['works, and leaves']).isShort).toBe(true);
  });

  it.each([
    [
      { cpuSeconds: 2, wallSeconds: 8 },
      { cpuSeconds: 1, wallSeconds: 2 },
    ],
    [
      { cpuSeconds: 0.5, wallSeconds: 1 },
      { cpuSeconds: 0.5, wallSeconds: 1 },
    ],
    [
      { cpuSeconds: 120, wallSeconds: 240 },
      { cpuSeconds: 10, wallSeconds: 15 },
    ],
  ])('of the limits %o is %o once lost', (of, short) => {
    const lost = loss(['f'], { end: timedOut(of.cpuSeconds) });
    expect(after([lost], of).rationFor(['f'])).toEqual({ ...short, isShort: true });
  });
});

describe('a submission', () => {
  const many = (count: number, more: Partial<Loss> = {}): readonly Loss[] =>
    Array.from({ length: count }, () => loss(['f'], more));

  it('is given up after twelve whole limits of processor time, the same in every run', () => {
    expect(after(many(11)).givenUp()).toBeUndefined();
    expect(after(many(12)).givenUp()).toEqual({ kind: 'given-up', seconds: 240 });
    const measured = many(12, { used: { cpuSeconds: 22.9, idleSeconds: 0.4 } });
    expect(after(measured).givenUp()).toEqual({ kind: 'given-up', seconds: 240 });
  });

  it('is given up after six whole limits of doing nothing', () => {
    const slept = { end: timedOut(60, 'wall'), used: { cpuSeconds: 0.2, idleSeconds: 60.2 } };
    expect(after(many(5, slept)).givenUp()).toBeUndefined();
    expect(after(many(6, slept)).givenUp()).toEqual({ kind: 'given-up', seconds: 360 });
  });

  it('with one thing that never ends is not given up for it, however often it is asked', () => {
    const [whole, short] = [many(2), many(30, { end: timedOut(5), used: { cpuSeconds: 5.4, idleSeconds: 0 } })];
    expect(after([...whole, ...short]).givenUp()).toBeUndefined();
  });

  it('costs at most ten minutes, where one program may not take more than a part of that', () => {
    const of = { cpuSeconds: 120, wallSeconds: 240 };
    const endless = { end: timedOut(120), used: { cpuSeconds: 120, idleSeconds: 0 } };
    expect(after(many(4, endless), of).givenUp()).toBeUndefined();
    expect(after(many(5, endless), of).givenUp()).toEqual({ kind: 'given-up', seconds: 600 });
  });

  it('pays for loading that takes long each time before it runs out', () => {
    const slowly = { end: timedOut(5), used: { cpuSeconds: 24, idleSeconds: 0 } };
    expect(after(many(11, slowly)).givenUp()).toBeUndefined();
    expect(after(many(12, slowly)).givenUp()).toEqual({ kind: 'given-up', seconds: 240 });
  });

  it('pays for what it does while nobody asks', () => {
    const rations = createRations(limits);
    rations.loseBetween({ cpuSeconds: 239, idleSeconds: 0 });
    expect(rations.givenUp()).toBeUndefined();
    rations.loseBetween({ cpuSeconds: 2, idleSeconds: 0 });
    expect(rations.givenUp()).toMatchObject({ kind: 'given-up' });
  });

  it('is not known, and not failed, when so much was lost to nobody’s doing', () => {
    expect(after(many(12, { blame: 'nobody' })).givenUp()).toMatchObject({ kind: 'never-started' });
    expect(after([...many(11), ...many(11, { blame: 'nobody' })]).givenUp()).toBeUndefined();
  });
});

describe('loading again in place of a process that could have gone on', () => {
  it('is done twelve times, whatever each of them takes, and is not held against anybody', () => {
    const rations = createRations({ cpuSeconds: 4, wallSeconds: 8 });
    for (let time = 0; time < 12; time += 1) {
      expect(rations.mayReplace()).toBe(true);
      rations.replace();
    }
    expect(rations.mayReplace()).toBe(false);
    rations.loseBetween({ cpuSeconds: 47, idleSeconds: 0 });
    expect(rations.givenUp()).toBeUndefined();
  });
});
