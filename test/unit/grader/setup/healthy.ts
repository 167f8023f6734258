import type { CommandResult, Environment } from '../../../../grader/setup/environment.ts';

/** What Python answers when it is asked for its packages. */
export function packages(answers: Readonly<Record<string, object>>): CommandResult {
  return { kind: 'ended', exitCode: 0, stdout: `${JSON.stringify(answers)}\n`, stderr: '' };
}

export const allPackages = {
  numpy: { version: '2.3.5' },
  autograd: { version: '1.9.1' },
  sympy: { version: '1.14.0' },
} as const;

/** A machine on which everything is there. */
export const healthy: Environment = {
  projectRoot: '/project',
  nodeVersion: 'v20.19.0',
  interpreters: {
    node: { executable: '/usr/bin/node' },
    python: {
      kind: 'found',
      executable: '/usr/bin/python3.11',
      version: '3.11.2',
      sitePackages: '/project/.venv/lib/python3.11/site-packages',
      mounts: [],
      inside: '/python/bin/python3.11',
      librariesInside: '/python/lib',
    },
    sandbox: {
      kind: 'found',
      bubblewrap: '/usr/bin/bwrap',
      setpriv: '/usr/bin/setpriv',
      prlimit: '/usr/bin/prlimit',
      limitsSize: true,
    },
    prlimit: '/usr/bin/prlimit',
  },
  probe: () => Promise.resolve({ kind: 'works' }),
  dataSets: [],
  unreadableAssignments: [],
  run: () => Promise.resolve(packages(allPackages)),
  readText: (path) =>
    Promise.resolve(
      path === '/project/requirements.txt' ? '# why\nautograd==1.9.1\nnumpy==2.3.5\nsympy==1.14.0\n' : 'a program',
    ),
};
