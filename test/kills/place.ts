import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const root = new URL('../..', import.meta.url).pathname;

/** A folder with all that a run reads and writes. */
export interface Place {
  readonly folder: string;
  readonly submissions: string;
  readonly specs: string;
  readonly out: string;
  /** Its folder for temporary files. */
  readonly tmp: string;
}

/** Assignment, student, and what that student handed in: quick to grade, in both languages, right, wrong and nothing. */
const CLASS: readonly (readonly [string, string, string])[] = [
  ['hostile', 'ada', 'test/fixtures/hostile/class/honest-right-python'],
  ['hostile', 'ben', 'test/fixtures/hostile/class/honest-right-typescript'],
  ['hostile', 'chloë', 'test/fixtures/hostile/class/honest-wrong-python'],
  ['hostile', 'dora', 'test/fixtures/hostile/class/honest-right-python'],
  ['gd-2d', 'niko-papas', 'submissions/gd-2d/niko-papas'],
  ['gd-2d', 'ursula-klein', 'submissions/gd-2d/ursula-klein'],
  ['gd-2d', 'vincent-leroy', 'submissions/gd-2d/vincent-leroy'],
];

const NOTHING_HANDED_IN = 'nobody';

/** A place of its own, with a small class in it. */
export function newPlace(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-kills-'));
  const place = {
    folder,
    submissions: join(folder, 'submissions'),
    specs: join(folder, 'specs'),
    out: join(folder, 'out'),
    tmp: join(folder, 'tmp'),
  };
  mkdirSync(place.tmp);
  cpSync(join(root, 'test/fixtures/hostile/specs/hostile'), join(place.specs, 'hostile'), { recursive: true });
  cpSync(join(root, 'specs/gd-2d/assignment.json'), join(place.specs, 'gd-2d/assignment.json'));
  for (const [assignment, student, from] of CLASS)
    cpSync(join(root, from), join(place.submissions, assignment, student), { recursive: true });
  mkdirSync(join(place.submissions, 'hostile', NOTHING_HANDED_IN));
  startAnew(place);
  return place;
}

/** No results; the folders are there, so that somebody can watch them from the first moment. */
export function startAnew({ out, tmp }: Place): void {
  for (const folder of [out, tmp]) rmSync(folder, { recursive: true, force: true });
  mkdirSync(tmp);
  for (const assignment of ['hostile', 'gd-2d']) mkdirSync(join(out, assignment), { recursive: true });
}

export function removePlace({ folder }: Place): void {
  rmSync(folder, { recursive: true, force: true });
}
