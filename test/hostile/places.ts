import { join } from 'node:path';

/** The project. */
export const project = new URL('../..', import.meta.url).pathname;

/** The hostile class: `class/`, the assignment below `specs/`, what is expected in `expected-*.json`. */
export const fixtures = join(project, 'test/fixtures/hostile');

/** The command, built. */
export const command = join(project, '.build/grader/cli/bin.js');
