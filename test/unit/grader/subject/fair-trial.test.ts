import { describe, expect, it } from 'vitest';
import type { ProcessEnd } from '../../../../grader/model/outcome.ts';
import { fairTrial, type Understood } from '../../../../grader/subject/fair-trial.ts';
import { createRations } from '../../../../grader/subject/rations.ts';

const timedOut: ProcessEnd = { kind: 'timed-out', clock: 'cpu', seconds: 4 };
const answered: Understood<number> = { kind: 'understood', value: 1, printed: '' };
const lost = (end: ProcessEnd): Understood<number> => ({ kind: 'ended', end, printed: '' });

/** A court in which each run comes to the next result, and uses so much processor time. */
function court(results: readonly Understood<number>[], isOwnDoing = false) {
  let [ran, alone, closed] = [0, 0, false];
  const rations = createRations({ cpuSeconds: 4, wallSeconds: 8 });
  const given: number[] = [];
  return {
    rations,
    given,
    ran: () => ran,
    alone: () => alone,
    ask: (asked: readonly string[], meanwhile: () => void = () => undefined) =>
      fairTrial(
        asked,
        (ration) => {
          const result = results[ran] ?? answered;
          ran += 1;
          given.push(ration.cpuSeconds);
          meanwhile();
          return Promise.resolve(result);
        },
        {
          rations,
          exclusively: (work) => {
            alone += 1;
            return work();
          },
          used: () => ({ cpuSeconds: ran * 4.2, idleSeconds: 0 }),
          isOwnDoing: () => isOwnDoing,
          isClosed: () => closed,
        },
      ),
    close: () => {
      closed = true;
    },
  };
}

describe('what ended a process that had answered before', () => {
  const used = (end: ProcessEnd): Understood<number> => ({ ...lost(end), wasUsed: true }) as Understood<number>;

  it('is tried again in a fresh one where memory was wanting, even if measured of that alone', async () => {
    const { ask, alone } = court([used({ kind: 'out-of-memory', megabytes: 64 })], true);
    expect(await ask(['f'])).toBe(answered);
    expect(alone()).toBe(0);
  });

  it.each<ProcessEnd>([
    { kind: 'timed-out', clock: 'cpu', seconds: 4 },
    { kind: 'exited', code: 0 },
    { kind: 'broken-channel', problem: '' },
  ])('is believed where nothing that was left behind explains it: $kind', async (end) => {
    const { ask, given } = court([used(end)], true);
    expect(await ask(['f'])).toMatchObject({ kind: 'ended', end });
    expect(given).toHaveLength(1);
  });
});

describe('what ran out of time', () => {
  it('is tried again alone the first time, and then given less, and believed at once', async () => {
    const { ask, alone, given } = court([lost(timedOut), lost(timedOut), lost({ ...timedOut, seconds: 1 })]);
    expect(await ask(['f'])).toMatchObject({ end: timedOut });
    expect(alone()).toBe(1);
    expect(await ask(['f'])).toMatchObject({ end: { ...timedOut, seconds: 1, again: true } });
    expect(alone()).toBe(1);
    expect(given).toEqual([4, 4, 1]);
  });

  it('costs another function nothing', async () => {
    const { ask, given } = court([lost(timedOut), lost(timedOut)]);
    await ask(['f']);
    expect(await ask(['g'])).toBe(answered);
    expect(given).toEqual([4, 4, 4]);
  });

  it('is not held against the code when it gave an answer alone', async () => {
    const { ask, given } = court([lost(timedOut)]);
    expect(await ask(['f'])).toBe(answered);
    await ask(['f']);
    expect(given).toEqual([4, 4, 4]);
  });

  it('is believed at once when it was measured of the process alone', async () => {
    const { ask, alone } = court([lost({ kind: 'timed-out', clock: 'wall', seconds: 8 })], true);
    expect(await ask(['f'])).toMatchObject({ kind: 'ended' });
    expect(alone()).toBe(0);
  });
});

it('asks nothing more once too much was lost, and says so', async () => {
  const { ask, ran } = court(Array.from({ length: 100 }, () => lost(timedOut)));
  for (let asked = 0; asked < 40; asked += 1) await ask([`f${asked}`]);
  expect(ran()).toBe(12);
  expect(await ask(['g'])).toMatchObject({ kind: 'ended', end: { kind: 'given-up', seconds: 48 } });
});

describe('once closed', () => {
  it('nothing runs, and nothing is known', async () => {
    const { ask, close, ran } = court([]);
    close();
    expect(await ask(['f'])).toMatchObject({ kind: 'ended', end: { kind: 'never-started' } });
    expect(ran()).toBe(0);
  });

  it('what was ended by that is not tried again, and is not held against anybody', async () => {
    const { ask, close, alone } = court([lost({ kind: 'killed', signal: 'SIGKILL' })]);
    expect(await ask(['f'], close)).toMatchObject({ kind: 'ended', end: { kind: 'never-started' } });
    expect(alone()).toBe(0);
  });
});
