import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assignment } from '../../grader/intake/assignment-schema.ts';
import { expectationsFrom } from './expected-schema.ts';
import type { Expected, ExpectedClass } from './expected-schema.ts';
import type { Grader } from './graders.ts';
import { fixtures } from './places.ts';

/** The assignment that everybody is graded under. */
export const assignment = JSON.parse(
  readFileSync(join(fixtures, 'specs/hostile/assignment.json'), 'utf8'),
) as Assignment;

const EXPECTED_FILE = /^expected-.*\.json$/;

/** The inputs that are made anew for each run have their expectations here. */
const OF_INPUTS = 'expected-inputs.json';

/** For those who write attackers: a regular expression of names; the honest ones and no others are graded besides. */
const ONLY = process.env['HOSTILE_ONLY'];

/** Everybody in the hostile class, by name: those who are kept in a folder, and the inputs that are made for the run. */
export function expectedClass(): { readonly kept: ExpectedClass; readonly made: ExpectedClass } {
  const files = readdirSync(fixtures).filter((name) => EXPECTED_FILE.test(name));
  const isWanted = (name: string): boolean => ONLY === undefined || isHonest(name) || new RegExp(ONLY, 'u').test(name);
  const read = (names: readonly string[]): ExpectedClass =>
    Object.fromEntries(
      names
        .flatMap((name) => Object.entries(expectationsFrom(readFileSync(join(fixtures, name), 'utf8'), name)))
        .filter(([name]) => isWanted(name)),
    );
  return {
    kept: read(files.filter((name) => name !== OF_INPUTS)),
    made: ONLY === undefined ? read([OF_INPUTS]) : {},
  };
}

/** Attackers that nobody would grade. */
export function withoutExpectation(): readonly string[] {
  const { kept } = expectedClass();
  const names = readdirSync(join(fixtures, 'class'));
  return ONLY === undefined ? names.filter((name) => !(name in kept)) : [];
}

/** Whether it is handed in to this grader. */
export function isFor(grader: Grader, { only }: Expected): boolean {
  return only === undefined || (only === 'user' ? grader.kind !== 'root' : grader.kind !== 'self');
}

/** The expectation of one submission in the hands of this grader. */
export function expectedBy(grader: Grader, expected: Expected): Expected {
  return grader.kind === 'root' ? expected : { ...expected, ...expected.asUser };
}

/** Whether a submission is there to be compared with: it attacks nobody. */
export function isHonest(name: string): boolean {
  return name.startsWith('honest-');
}
