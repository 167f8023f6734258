import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { processes } from '../hostile/left/processes.ts';
import { newPlace, removePlace, type Place } from './place.ts';
import { startRun } from './run.ts';

const LONGEST_TEST_MS = 300_000;
const LONGEST_START_MS = 60_000;
const STEP_MS = 50;

let place: Place;

beforeAll(() => {
  place = newPlace();
});

afterAll(() => {
  removePlace(place);
});

/** Stands in for bubblewrap that stays where it is: its sandbox is never made, and so does not end with the grader. */
function unmadeSandbox(folder: string, seconds: number): string {
  const program = join(folder, 'bwrap');
  writeFileSync(
    program,
    `#!/bin/sh\n[ "$1" = --version ] && echo 'bubblewrap 0.11.0' && exit\nexec sleep ${seconds}\n`,
  );
  chmodSync(program, 0o755);
  return folder;
}

describe('grade, killed while a sandbox is being made', () => {
  it(
    'leaves nothing of it behind',
    async () => {
      // Seconds that nobody else sleeps for.
      const sleeping = `sleep ${100_000 + process.pid}`;
      const asleep = (): number => processes().filter((one) => one.commandLine.includes(sleeping)).length;
      const path = `${unmadeSandbox(place.folder, 100_000 + process.pid)}:${process.env['PATH'] ?? ''}`;
      const run = startRun(place, { path });
      for (let waited = 0; asleep() === 0 && waited < LONGEST_START_MS; waited += STEP_MS) await wait(STEP_MS);
      expect(asleep()).toBeGreaterThan(0);
      run.kill('SIGKILL');
      const { signal, left } = await run.ended;
      expect({ signal, left }).toEqual({ signal: 'SIGKILL', left: [] });
      for (let waited = 0; asleep() > 0 && waited < 10_000; waited += STEP_MS) await wait(STEP_MS);
      expect(asleep()).toBe(0);
    },
    LONGEST_TEST_MS,
  );
});
