/** Sandboxes of this machine, for tests. */
import { readFileSync } from 'node:fs';
import { release, tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Limits } from '../../../grader/model/assignment.ts';
import { createBubblewrap } from '../../../grader/sandbox/bubblewrap.ts';
import { findInterpreters } from '../../../grader/sandbox/find-interpreters.ts';
import { createGuardian } from '../../../grader/sandbox/guardian.ts';
import type { HostProcess } from '../../../grader/sandbox/host.ts';
import { createPlain } from '../../../grader/sandbox/plain.ts';
import type { Sandbox } from '../../../grader/sandbox/sandbox.ts';
import { firstUser } from '../../../grader/sandbox/user-slots.ts';

const projectRoot = fileURLToPath(new URL('../../..', import.meta.url));
export const hosts = { node: `${projectRoot}.build/hosts/node-host.cjs`, python: `${projectRoot}grader/hosts/python` };
const programs = `${projectRoot}test/fixtures/hosts`;

export const interpreters = findInterpreters({
  projectRoot,
  execPath: process.execPath,
  path: process.env['PATH'] ?? '',
  platform: process.platform,
});

export const limits: Limits = {
  cpuSeconds: 1,
  wallSeconds: 20,
  memoryMegabytes: 256,
  processes: 8,
  outputKilobytes: 64,
};

export const guardian = createGuardian({
  node: process.execPath,
  script: `${projectRoot}.build/grader/sandbox/guardian-process.js`,
  mark: `test-${process.pid}`,
});

/** Undefined where bubblewrap is not installed. */
export function bubblewrap(): Sandbox | undefined {
  const tools = interpreters.sandbox;
  if (tools.kind === 'missing') return undefined;
  return createBubblewrap({
    interpreters,
    tools,
    guardian,
    root: process.getuid?.() === 0,
    firstUser: firstUser(process.pid, readFileSync('/proc/self/uid_map', 'utf8')),
    temporaryFolder: tmpdir(),
    architecture: process.arch,
    kernelRelease: release(),
    environment: {},
  });
}

export function plain(): Sandbox {
  return createPlain({ interpreters, environment: {} });
}

/** Starts one of the tiny programs in test/fixtures/hosts. */
export function startProgram(sandbox: Sandbox, name: string, changed: Partial<Limits> = {}): HostProcess {
  const mount = { from: programs, to: '/submission' };
  const inside = sandbox.pathInside(mount);
  const held = { ...limits, ...changed };
  return sandbox.start({
    interpreter: 'node',
    arguments: [`--max-old-space-size=${held.memoryMegabytes}`, `${inside}/${name}.cjs`, 'test'],
    readOnly: [mount],
    workingFolder: inside,
    limits: held,
    environment: {},
  });
}
