import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { release, tmpdir } from 'node:os';
import { join } from 'node:path';
import { GraderError } from '../model/grader-error.ts';
import type { Report } from '../model/report.ts';
import { createBubblewrap } from '../sandbox/bubblewrap.ts';
import { findInterpreters } from '../sandbox/find-interpreters.ts';
import type { Interpreters } from '../sandbox/find-interpreters.ts';
import { createGuardian } from '../sandbox/guardian.ts';
import { createPlain } from '../sandbox/plain.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { firstUser } from '../sandbox/user-slots.ts';
import type { Project } from './project.ts';
import { identityOf, nameOfIdentity, processesHere } from './run-identity.ts';
import type { Streams } from './streams.ts';

/** Where students' code runs. */
export interface Workplace {
  readonly sandbox: Sandbox;
  readonly environment: Report['environment'];
  /** Variables of this machine's that are handed in to it, and change what it computes. */
  readonly variables: Readonly<Record<string, string>>;
}

/** What students' code is run with on this machine. */
export interface Machine extends Workplace {
  readonly interpreters: Interpreters;
}

/** `refuse`: other people's code, only in a sandbox. `fall-back`: one's own code, without a sandbox where there is none. */
export type WithoutSandbox = 'refuse' | 'fall-back' | 'wanted';

/**
 * @param temporaryFolder `createStaging(...)`: for copies of what only root may read
 * @throws GraderError `sandbox-missing` when there is no sandbox and none is not allowed
 */
export function prepareMachine(
  project: Project,
  streams: Streams,
  withoutSandbox: WithoutSandbox,
  temporaryFolder = tmpdir(),
): Machine {
  const { interpreters, sandbox: bubblewrap } = findMachine(project, streams, temporaryFolder);
  const sandbox = chooseSandbox(interpreters, bubblewrap, withoutSandbox, streams);
  return {
    sandbox,
    interpreters,
    environment: { sandbox: sandbox.kind, versions: versionsOf(interpreters) },
    variables: numericEnvironment(streams),
  };
}

/** For when nobody's code is run: what was answered tells where it was answered. */
export const noWorkplace: Workplace = {
  sandbox: {
    kind: 'none',
    pathInside: (mount) => mount.from,
    start: () => {
      throw new TypeError('nobody’s code is to be run');
    },
  },
  environment: { sandbox: 'none', versions: [] },
  variables: {},
};

/**
 * Sees that what assignments promise to submissions is there, before anything runs: a broken set-up is nobody's mistake.
 *
 * @throws GraderError `python-incomplete`
 */
export function mustHavePackages({ interpreters: { python } }: Machine, packages: readonly string[]): void {
  if (python.kind === 'missing') throw new GraderError('python-incomplete', python.problem);
  const missing = [...new Set(packages)].filter((name) => !existsSync(join(python.sitePackages, name)));
  if (missing.length === 0) return;
  throw new GraderError(
    'python-incomplete',
    `The Python environment lacks ${missing.join(', ')}, which submissions may rely on. \`npm run setup\` makes it anew.`,
  );
}

/** What is on this machine; the sandbox is null where it cannot be had. */
export function findMachine(
  project: Project,
  streams: Streams,
  temporaryFolder: string,
): { readonly interpreters: Interpreters; readonly sandbox: Sandbox | null } {
  const interpreters = findInterpreters({
    projectRoot: project.root,
    execPath: process.execPath,
    path: streams.environment['PATH'] ?? '',
    platform: process.platform,
  });
  const tools = interpreters.sandbox;
  if (tools.kind === 'missing') return { interpreters, sandbox: null };
  const root = process.getuid?.() === 0;
  const first = root ? firstUser(process.pid, readFileSync('/proc/self/uid_map', 'utf8')) : 0;
  const environment = numericEnvironment(streams);
  return {
    interpreters,
    sandbox: createBubblewrap({
      interpreters,
      tools,
      guardian: createGuardian({
        node: process.execPath,
        script: join(project.root, '.build/grader/sandbox/guardian-process.js'),
        mark: createHash('sha256')
          .update(nameOfIdentity(identityOf(processesHere)))
          .digest('hex')
          .slice(0, 16),
      }),
      root,
      firstUser: first,
      temporaryFolder,
      architecture: process.arch,
      kernelRelease: release(),
      environment,
    }),
  };
}

/** Set where a processor needs it: without it numbers may be wrong there. */
function numericEnvironment({ environment }: Streams): Readonly<Record<string, string>> {
  const set = Object.entries(environment).flatMap(([name, value]) =>
    name.startsWith('OPENBLAS_') && value !== undefined ? [[name, value] as const] : [],
  );
  return Object.fromEntries(set.toSorted());
}

function chooseSandbox(
  interpreters: Interpreters,
  bubblewrap: Sandbox | null,
  withoutSandbox: WithoutSandbox,
  streams: Streams,
): Sandbox {
  const plain = (why: string): Sandbox => {
    streams.warn(why);
    return createPlain({ interpreters, environment: numericEnvironment(streams) });
  };
  if (withoutSandbox === 'wanted')
    return plain('Running without a sandbox, as told by --no-sandbox: the code can read and change whatever you can.');
  if (bubblewrap !== null) return bubblewrap;
  const problem = interpreters.sandbox.kind === 'missing' ? interpreters.sandbox.problem : '';
  if (withoutSandbox === 'fall-back') return plain(`Running your code without a sandbox: ${problem}`);
  throw new GraderError(
    'sandbox-missing',
    `Other people's code is run in a sandbox only. ${problem} \`npm run setup\` installs it where it may; \`grade doctor\` tells more. With --no-sandbox the code runs with your own rights: only where the machine may be lost.`,
  );
}

/** Those of `requirements.txt`. */
const PACKAGES: readonly string[] = ['numpy', 'autograd', 'sympy', 'mpmath'];

function versionsOf({ python, node }: Interpreters): Report['environment']['versions'] {
  if (python.kind === 'missing') return [{ name: 'node', version: nodeVersion(node.executable) }];
  const installed = existsSync(python.sitePackages) ? readdirSync(python.sitePackages) : [];
  return [
    { name: 'python', version: python.version },
    ...PACKAGES.flatMap((name) => packageVersion(installed, name)),
    { name: 'node', version: nodeVersion(node.executable) },
  ];
}

function nodeVersion(executable: string): string {
  return executable === process.execPath
    ? process.versions.node
    : spawnSync(executable, ['--version'], { encoding: 'utf8' }).stdout.trim();
}

/** By the folder in which an installer notes what it installed: packages themselves tell their version in many ways. */
function packageVersion(installed: readonly string[], name: string): Report['environment']['versions'] {
  const note = installed.find((entry) => entry.startsWith(`${name}-`) && entry.endsWith('.dist-info'));
  return note === undefined ? [] : [{ name, version: note.slice(name.length + 1, -'.dist-info'.length) }];
}
