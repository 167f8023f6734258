import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { createBubblewrap } from '../../../grader/sandbox/bubblewrap.ts';
import { probeSandbox } from '../../../grader/sandbox/probe.ts';
import { bubblewrap, guardian, interpreters, plain } from './sandboxes.ts';

const sandboxed = bubblewrap();

describe('the probe', () => {
  it.each([...(sandboxed ? [sandboxed] : []), plain()].map((sandbox) => ({ kind: sandbox.kind, sandbox })))(
    'finds that Node starts ($kind)',
    async ({ sandbox }) => {
      expect(await probeSandbox(sandbox, 'node')).toEqual({ kind: 'works' });
    },
  );

  it('finds that Python starts in the sandbox', async () => {
    expect(sandboxed, 'bubblewrap is missing: npm run setup').toBeDefined();
    expect(await probeSandbox(sandboxed ?? plain(), 'python')).toEqual({ kind: 'works' });
  });

  it('says what is the matter when bubblewrap cannot make a sandbox', async () => {
    const sandbox = createBubblewrap({
      interpreters,
      guardian,
      // Says "false" to everything, as bubblewrap does where namespaces are forbidden.
      tools: {
        kind: 'found',
        bubblewrap: '/bin/false',
        setpriv: '/bin/false',
        prlimit: '/bin/false',
        limitsSize: true,
      },
      root: false,
      firstUser: 1,
      temporaryFolder: tmpdir(),
      architecture: process.arch,
      kernelRelease: '6.1.0',
      environment: {},
    });
    const probe = await probeSandbox(sandbox, 'node');
    expect(probe).toMatchObject({ kind: 'broken' });
    expect(probe.kind === 'broken' && probe.problem).toContain('node does not start in the sandbox (never-started)');
  });

  it('says so when a program is not there at all', async () => {
    const sandbox = createBubblewrap({
      interpreters,
      guardian,
      tools: { kind: 'found', bubblewrap: '/nowhere/bwrap', setpriv: '', prlimit: '', limitsSize: true },
      root: false,
      firstUser: 1,
      temporaryFolder: tmpdir(),
      architecture: process.arch,
      kernelRelease: '6.1.0',
      environment: {},
    });
    expect(await probeSandbox(sandbox, 'node')).toMatchObject({ kind: 'broken' });
  });
});
