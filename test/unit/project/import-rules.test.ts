import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const command = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

/** What the rules say of the rooms of a project: `rule: file` for every violation. */
async function check(project: string, rooms: readonly string[]): Promise<readonly string[]> {
  // The packages of a temporary project are a link to this project's.
  const options = ['--config', '.config/dependency-cruiser.cjs', '--output-type', 'json', '--preserve-symlinks'];
  const stdout = await new Promise<string>((resolve) => {
    execFile(process.execPath, [command, ...options, ...rooms], { cwd: project, maxBuffer: 2 ** 28 }, (_, text) => {
      resolve(text);
    });
  });
  const { summary } = JSON.parse(stdout) as { summary: { violations: readonly Violation[] } };
  return summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`).sort();
}

/** A file, and what it has to do with others. */
type Sources = Readonly<Record<string, string>>;

const allowed: Sources = {
  'reference/numeric/vector.ts': `export const add = 1;`,
  'reference/adam.ts': `import { add } from './numeric/vector.ts'; import 'mathjs'; export const adam = add;`,
  'grader/model/value.ts': `export type Value = number;`,
  'grader/model/report.ts': `import { Type } from '@sinclair/typebox'; export const Report = Type.Null(); export type R = 1;`,
  'grader/subject/reference-subject.ts': `import { adam } from '../../reference/adam.ts'; export const subject = adam;`,
  'grader/compare/close.ts': `import type { Value } from '../model/value.ts'; export const close = (a: Value) => a;`,
  'grader/checks/matches.ts': `import { close } from '../compare/close.ts'; import { adam } from '../../reference/adam.ts';
    import { subject } from '../subject/reference-subject.ts'; export const matches = [close, adam, subject];`,
  'grader/hosts/node/load.ts': `import { transform } from 'sucrase'; import 'node:vm'; export const load = transform;`,
  'grader/hosts/node/host.ts': `import { load } from './load.ts'; import type { Value } from '../../model/value.ts'; export const v: Value = load;`,
  'grader/sandbox/start.ts': `import 'node:child_process'; import type { Value } from '../model/value.ts'; export const start: Value = 1;`,
  'reports/load-templates.ts': `import { readFileSync } from 'node:fs'; export const load = readFileSync;`,
  'reports/page.ts': `import type { R } from '../grader/model/report.ts'; import 'node:crypto'; export const page: R = 1;`,
  'grader/cli/bin.ts': `import { matches } from '../checks/matches.ts'; import { start } from '../sandbox/start.ts';
    import { page } from '../../reports/page.ts'; import { load } from '../../reports/load-templates.ts';
    import { Report } from '../model/report.ts'; import 'node:fs'; console.log(matches, start, page, load, Report);`,
  'test/any.test.ts': `import { start } from '../grader/sandbox/start.ts'; import '../grader/cli/bin.ts'; import 'node:fs'; start;`,
};

/** Each breaks the rule that it is listed under, and no other. */
const forbidden: Readonly<Record<string, Sources>> = {
  'reference-stands-alone': {
    'reference/peeks.ts': `import type { Value } from '../grader/model/value.ts'; export type P = Value;`,
  },
  'reference-is-pure': {
    'reference/reads.ts': `import 'node:fs/promises';`,
    'reference/spawns.ts': `import 'child_process';`,
  },
  'mathjs-loader-loads-only': { 'reference/numeric/mathjs.ts': `import 'node:module'; import 'node:fs';` },
  'model-has-no-behaviour': {
    'grader/model/clever.ts': `import { adam } from '../../reference/adam.ts'; export const c = adam;`,
    'grader/model/reads.ts': `import 'node:fs';`,
  },
  'judging-asks-subjects-and-oracles': {
    'grader/checks/starts.ts': `import { start } from '../sandbox/start.ts'; start;`,
    'grader/scoring/hosts.ts': `import { load } from '../hosts/node/load.ts'; load;`,
    'grader/compare/subjects.ts': `import type { P } from '../subject/process-subject.ts'; export type Q = P;`,
  },
  'judging-is-pure': {
    'grader/contract/reads.ts': `import 'fs';`,
    'grader/findings/asks.ts': `import 'node:http';`,
    'grader/oracles/waits.ts': `import 'node:timers/promises';`,
  },
  'reference-subject-is-pure': {
    'grader/subject/misconception-subject.ts': `import { start } from '../sandbox/start.ts'; start;`,
  },
  'reference-subject-touches-nothing': { 'grader/subject/reference-reader.ts': `import 'node:fs';` },
  'running-knows-no-answers': {
    'grader/sandbox/knows.ts': `import { adam } from '../../reference/adam.ts'; adam;`,
    'grader/subject/process-subject.ts': `import type { Q } from '../compare/close.ts'; export type P = Q;`,
    'grader/hosts/scores.ts': `import { matches } from '../checks/matches.ts'; matches;`,
  },
  'node-host-is-alone': {
    'grader/hosts/node/leans.ts': `import { start } from '../../sandbox/start.ts'; start;`,
    'grader/hosts/node/packs.ts': `import 'mathjs';`,
  },
  'reports-read-grade-reports': { 'reports/computes.ts': `import { close } from '../grader/compare/close.ts'; close;` },
  'reports-take-types-only': { 'reports/validates.ts': `import { Report } from '../grader/model/report.ts'; Report;` },
  'reports-return-strings': { 'reports/writes.ts': `import 'node:fs';` },
  'loader-reads-files-only': { 'reports/load-more.ts': `import 'node:fs'; import 'node:net';` },
  'grader-does-not-tell': { 'grader/intake/tells.ts': `import { page } from '../../reports/page.ts'; page;` },
  'nobody-imports-the-command': { 'grader/intake/calls.ts': `import '../cli/bin.ts';` },
  'nobody-imports-tests': { 'grader/intake/tests.ts': `import '../../test/any.test.ts';` },
  'nobody-imports-submissions': { 'grader/intake/runs.ts': `import '../../submissions/ada/hw.ts';` },
  'declared-packages-only': { 'grader/intake/tools.ts': `import 'esbuild';` },
  'no-unresolved': { 'grader/intake/lost.ts': `import './nowhere.ts';` },
  'no-cycles': { 'grader/intake/a.ts': `import { b } from './b.ts'; export const a = 1; b;` },
  'no-orphans': { 'grader/intake/alone.ts': `export const alone = 1;` },
};

/** What the forbidden ones lean on. */
const partners: Sources = {
  'submissions/ada/hw.ts': `export const answer = 42;`,
  'grader/intake/b.ts': `import { a } from './a.ts'; export const b = 1; a;`,
};

async function write(project: string, sources: Sources): Promise<void> {
  for (const [path, text] of Object.entries(sources)) {
    await mkdir(dirname(join(project, path)), { recursive: true });
    await writeFile(join(project, path), text);
  }
}

describe('the import rules', () => {
  let project: string;
  let clean: readonly string[];
  let broken: readonly string[];

  beforeAll(async () => {
    project = await mkdtemp(join(tmpdir(), 'import-rules-'));
    for (const path of ['package.json', 'tsconfig.json', '.config/dependency-cruiser.cjs']) {
      await cp(join(root, path), join(project, path));
    }
    await symlink(join(root, 'node_modules'), join(project, 'node_modules'));
    const rooms = ['reference', 'grader', 'reports', 'test'];
    await write(project, allowed);
    clean = await check(project, rooms);
    await write(project, partners);
    for (const sources of Object.values(forbidden)) await write(project, sources);
    broken = await check(project, rooms);
  });

  afterAll(() => rm(project, { recursive: true, force: true }));

  it('allow what the table of rooms allows', () => {
    expect(clean).toEqual([]);
  });

  it.each(Object.entries(forbidden))('%s bites', (rule, sources) => {
    expect(broken.filter((violation) => violation.startsWith(`${rule}: `))).toEqual(
      Object.keys(sources)
        .map((path) => `${rule}: ${path}`)
        .sort(),
    );
  });

  it('hold in this project', async () => {
    expect(await check(root, ['reference', 'grader', 'reports', 'test'])).toEqual([]);
  });
});
