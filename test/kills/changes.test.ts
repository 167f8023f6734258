import { appendFileSync, cpSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { watchFiles } from './moments.ts';
import { newPlace, removePlace, root, startAnew, type Place } from './place.ts';
import { differences, done, filesOf, notWhole, toldKept } from './results.ts';
import { startRun, type Asked } from './run.ts';

const LONGEST_RUN_MS = 300_000;

let place: Place;

beforeAll(() => {
  place = newPlace();
});

afterAll(() => {
  removePlace(place);
});

/** Runs the command and kills it as soon as so many submissions are done. */
async function killedAfter(submissions: number): Promise<void> {
  const run = startRun(place);
  const forget = watchFiles(place, () => {
    // By their names alone: what is read while it is written may be gone the next moment.
    const names = readdirSync(place.out, { recursive: true, encoding: 'utf8' });
    if (names.filter((name) => basename(name) === 'receipt.json').length >= submissions) run.kill('SIGKILL');
  });
  const { signal, left } = await run.ended;
  forget();
  expect({ signal, left }).toStrictEqual({ signal: 'SIGKILL', left: [] });
}

/** Runs the command to its end; answers who was kept, by its word and by the files. */
async function keptBy(asked?: Asked): Promise<readonly string[]> {
  const before = done(place.out);
  const { stderr, left } = await startRun(place, asked).ended;
  expect({ left, notWhole: notWhole(place.out) }).toStrictEqual({ left: [], notWhole: [] });
  const now = done(place.out);
  const untouched = [...before].filter(([folder, state]) => now.get(folder) === state);
  const kept = untouched.map(([folder]) => basename(folder)).toSorted();
  expect([...toldKept(stderr)].toSorted()).toStrictEqual(kept);
  return kept;
}

function everybodyDone(assignment = ''): readonly string[] {
  return [...done(place.out).keys()]
    .filter((folder) => folder.startsWith(assignment))
    .map((folder) => basename(folder));
}

describe('what changed between a kill and the next run', () => {
  it(
    'is graded anew, and only that: a submission',
    async () => {
      startAnew(place);
      await killedAfter(3);
      const [changed = '', ...others] = [...done(place.out).keys()];
      const [name = ''] = [...filesOf(join(place.submissions, changed)).keys()];
      appendFileSync(join(place.submissions, changed, name), '\n');
      expect(await keptBy()).toStrictEqual(others.map((folder) => basename(folder)).toSorted());
    },
    3 * LONGEST_RUN_MS,
  );

  it(
    'an assignment: the submissions of the other one are kept',
    async () => {
      const path = join(place.specs, 'gd-2d/assignment.json');
      const assignment = JSON.parse(readFileSync(path, 'utf8')) as object;
      writeFileSync(path, JSON.stringify({ ...assignment, summary: 'Another summary.' }));
      expect(await keptBy()).toStrictEqual(everybodyDone('hostile').toSorted());
      expect(await keptBy()).toStrictEqual(everybodyDone().toSorted());
    },
    3 * LONGEST_RUN_MS,
  );

  it(
    'the grader itself: nobody is kept',
    async () => {
      const project = join(place.folder, 'project');
      for (const part of ['package.json', '.build', 'grader/hosts/python', 'reports/templates', 'reports/assets'])
        cpSync(join(root, part), join(project, part), { recursive: true });
      for (const part of ['node_modules', '.venv']) symlinkSync(join(root, part), join(project, part));
      appendFileSync(join(project, '.build/grader/model/roles.js'), '\n// changed\n');
      expect(await keptBy({ project })).toStrictEqual([]);
    },
    2 * LONGEST_RUN_MS,
  );

  it(
    'the seed: nobody is kept, and what comes of it is what grading everybody anew gives',
    async () => {
      expect(await keptBy({ args: ['--seed', '2'] })).toStrictEqual([]);
      const files = filesOf(place.out);
      expect(await keptBy({ args: ['--seed', '2', '--again'] })).toStrictEqual([]);
      expect(differences(place.out, files)).toStrictEqual([]);
    },
    3 * LONGEST_RUN_MS,
  );
});
