import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atMoment, storiesOf, watchFiles, type Story, type Whole } from './moments.ts';
import { newPlace, removePlace, startAnew, type Place } from './place.ts';
import { filesOf } from './results.ts';
import { startRun } from './run.ts';
import { wrongAfterGoingOn, wrongAfterKill, type Undisturbed } from './tell.ts';

/**
 * How many kills there are at least, what draws their moments, and which story to tell alone. `npm run test:kills` asks
 * for 100. A failure is seen again by the number of its story: `PLUMBLINE_KILLS_STORY=7 npm run test:kills`.
 */
const KILLS = Number(process.env['PLUMBLINE_KILLS'] ?? 5);
const SEED = Number(process.env['PLUMBLINE_KILLS_SEED'] ?? 1);
const ONLY = process.env['PLUMBLINE_KILLS_STORY'];

/** Seconds on an idle machine. */
const LONGEST_STORY_MS = 600_000;

let place: Place;
let undisturbed: Undisturbed;
let whole: Whole;

beforeAll(async () => {
  place = newPlace();
  let fileEvents = 0;
  const stopWatching = watchFiles(place, (count) => (fileEvents = count));
  const { code, milliseconds, left, stderr } = await startRun(place).ended;
  stopWatching();
  expect({ left, tmp: readdirSync(place.tmp), stderr }).toMatchObject({ left: [], tmp: [] });
  undisturbed = { code, files: filesOf(place.out) };
  whole = { milliseconds, fileEvents };
}, LONGEST_STORY_MS);

afterAll(() => {
  removePlace(place);
});

/** Tells a story from nothing to the end; answers how many kills there were, and all that went wrong. */
async function tell(story: Story): Promise<{ readonly kills: number; readonly wrong: readonly string[] }> {
  startAnew(place);
  let kills = 0;
  const wrong: string[] = [];
  for (const moment of story) {
    const run = startRun(place);
    const forget = atMoment(moment, whole, place, () => {
      run.kill('SIGKILL');
    });
    const ended = await run.ended;
    forget();
    if (ended.signal === 'SIGKILL') kills += 1;
    wrong.push(...wrongAfterKill(ended, place));
  }
  return { kills, wrong: [...wrong, ...(await wrongAfterGoingOn(place, undisturbed))] };
}

let kills = 0;

describe('grade, killed', () => {
  const { first, spare } = storiesOf(SEED, KILLS);
  for (const { number, story, how } of ONLY === undefined ? first : [...first, ...spare]) {
    it.runIf(ONLY === undefined || number === Number(ONLY))(
      `${how}, keeps what was done and comes to the same in the end (seed ${SEED}, story ${number})`,
      async () => {
        const result = await tell(story);
        kills += result.kills;
        expect(result.wrong).toStrictEqual([]);
      },
      LONGEST_STORY_MS,
    );
  }

  it.runIf(ONLY === undefined)(
    'was killed as often as was asked for, in further stories where runs were done before their moment came',
    async () => {
      for (const { number, story, how } of spare) {
        if (kills >= KILLS) break;
        const result = await tell(story);
        kills += result.kills;
        expect(result.wrong, `${how} (seed ${SEED}, story ${number})`).toStrictEqual([]);
      }
      expect(kills).toBeGreaterThanOrEqual(KILLS);
    },
    LONGEST_STORY_MS * KILLS,
  );
});
