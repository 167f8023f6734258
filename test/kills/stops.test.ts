import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atMoment, type Moment } from './moments.ts';
import { newPlace, removePlace, startAnew, type Place } from './place.ts';
import { differences, filesOf, notWhole } from './results.ts';
import { startRun } from './run.ts';
import { wrongAfterGoingOn, type Undisturbed } from './tell.ts';

/** A stop waits for nothing that students' code does; the rest is what a busy machine takes. */
const LONGEST_STOP_MS = 20_000;
const LONGEST_TEST_MS = 600_000;

let place: Place;
let undisturbed: Undisturbed;
let milliseconds: number;

beforeAll(async () => {
  place = newPlace();
  const ended = await startRun(place).ended;
  undisturbed = { code: ended.code, files: filesOf(place.out) };
  milliseconds = ended.milliseconds;
}, LONGEST_TEST_MS);

afterAll(() => {
  removePlace(place);
});

describe('grade, told to stop', () => {
  it.each<readonly [NodeJS.Signals, Moment]>([
    ['SIGTERM', { by: 'files', at: 250 }],
    ['SIGINT', { by: 'files', at: 600 }],
  ])(
    'by %s at %o ends soon with exit code 2, leaves nothing behind, and the same command goes on',
    async (signal, moment) => {
      startAnew(place);
      const run = startRun(place);
      let told = 0;
      const forget = atMoment(moment, { milliseconds, fileEvents: 7 * 15 }, place, () => {
        told = performance.now();
        run.kill(signal);
      });
      const { code, stderr, left } = await run.ended;
      const took = performance.now() - told;
      forget();
      expect(stderr).toMatch(/^Stopped\. What was graded is kept/m);
      expect({ code, left, tmp: readdirSync(place.tmp) }).toStrictEqual({ code: 2, left: [], tmp: [] });
      expect(took).toBeLessThan(LONGEST_STOP_MS);
      expect([...filesOf(place.out).keys()].filter((path) => /(^|\/)\./.test(path))).toStrictEqual([]);
      expect(notWhole(place.out)).toStrictEqual([]);
      expect(await wrongAfterGoingOn(place, undisturbed)).toStrictEqual([]);
    },
    LONGEST_TEST_MS,
  );
});

describe('grade, when nobody reads what it tells', () => {
  it(
    'goes on, and comes to the same',
    async () => {
      startAnew(place);
      const { code, left } = await startRun(place, { unread: true }).ended;
      expect({ code, left }).toStrictEqual({ code: undisturbed.code, left: [] });
      expect(differences(place.out, undisturbed.files)).toStrictEqual([]);
    },
    LONGEST_TEST_MS,
  );
});

describe('two runs of grade on one folder of results', () => {
  it(
    'do not meet: the second is refused by the number of the first, and harms nothing',
    async () => {
      startAnew(place);
      const first = startRun(place);
      const forget = atMoment({ by: 'files', at: 0 }, { milliseconds, fileEvents: 1 }, place, () => {
        second = startRun(place).ended;
      });
      let second: ReturnType<typeof startRun>['ended'] | undefined;
      const ended = await first.ended;
      forget();
      const refused = await second;
      expect(refused?.stderr).toMatch(/^grade: Another run of grade, process \d+, is writing to /m);
      expect(refused?.code).toBe(2);
      expect(ended.code).toBe(undisturbed.code);
      expect(await wrongAfterGoingOn(place, undisturbed)).toStrictEqual([]);
    },
    LONGEST_TEST_MS,
  );
});
