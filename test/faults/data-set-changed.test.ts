import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sha256Of } from '../../grader/intake/read-data-set.ts';
import type { DataSetSpec } from '../../grader/model/data-set-spec.ts';
import { wines } from '../../reference/data/wines.ts';
import { readReport } from '../e2e/run-grade.ts';
import { assignmentNamed } from '../fixtures/subjects/grade.ts';
import { hasBubblewrap, halfWritten, newWorld, tableOf } from './world.ts';
import type { World } from './world.ts';

const right = new URL('../fixtures/classes/hw2-layers-right/module-functions/hw2.py', import.meta.url).pathname;
const FILE = 'winequality-red.csv';

/** The made-up wines as a file of their own. */
function tableText(): string {
  const { features, labels } = wines.make();
  const rows = features.map((row, at) => [...row, labels[at] === 1 ? 6 : 5].join(';'));
  return `${[[...wines.columns, 'quality'].map((name) => `"${name}"`).join(';'), ...rows].join('\n')}\n`;
}

/** One training, on a file that is read anew by every run. */
function trainingOn(text: string): object {
  const { data, checks, ...hw2 } = assignmentNamed('hw2');
  const wine: DataSetSpec | undefined = data?.['wine'];
  if (wine === undefined) throw new TypeError('hw2 trains on wines');
  const [training] = checks.filter(({ id }) => id === 'network.training-vondrick');
  const columns = [...wines.columns, 'quality'];
  return {
    ...{ ...hw2, id: 'hostile' },
    data: { wine: { ...wine, file: FILE, sha256: sha256Of(Buffer.from(text)), columns } },
    // One short training: which rows it is on is all that matters here.
    checks: [{ ...training, points: 5, options: { ...training?.options, epochs: 5, networks: 1, bar: 0.3 } }],
  };
}

let world: World;
let data: string;
beforeEach(() => {
  world = newWorld();
  vi.stubEnv('TMPDIR', world.temporary);
  data = join(world.folder, 'data');
  mkdirSync(data);
  writeFileSync(join(data, FILE), tableText());
  writeFileSync(world.assignment, JSON.stringify(trainingOn(tableText())));
  // The second student has nothing that could be trained.
  for (const student of ['a-right', 'c-right'])
    copyFileSync(right, join(world.folder, 'class', student, 'solution.py'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(world.folder, { recursive: true, force: true });
});

it.skipIf(!hasBubblewrap)(
  'a data set that changes or goes half-way is the one that the run began with; the next run refuses it by name',
  { timeout: 300_000 },
  async () => {
    expect(await world.grade('--data', 'data')).toMatchObject({ code: 0 });
    const undisturbed = tableOf(world);
    expect([...(undisturbed?.values() ?? [])].map((line) => line.split(',').slice(0, 2))).toEqual([
      ['a-right', '5'],
      ['b-wrong', '0'],
      ['c-right', '5'],
    ]);
    const reports = (): readonly string[] =>
      world.students.map((student) => readFileSync(join(world.results, student, 'report.json'), 'utf8'));
    const before = reports();
    expect(readReport(join(world.results, 'a-right')).environment.data).toMatchObject([{ source: 'file' }]);

    world.when(1, `sed -i 's/5$/6/' ${data}/${FILE};`);
    expect(await world.grade('--data', 'data', '--again')).toMatchObject({ code: 0 });
    expect(halfWritten(world)).toEqual([]);
    expect(tableOf(world)).toEqual(undisturbed);
    expect(reports()).toEqual(before);

    world.when(-1, ':');
    for (const fault of ['changed', 'gone']) {
      if (fault === 'gone') rmSync(data, { recursive: true });
      const refused = await world.grade('--data', 'data', '--again');
      expect(refused.code).toBe(2);
      expect(refused.warned).toContain(FILE);
      expect(tableOf(world)).toEqual(undisturbed);
      expect(reports()).toEqual(before);
    }
  },
);
