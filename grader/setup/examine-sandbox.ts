import type { Probe } from '../sandbox/probe.ts';
import type { Environment } from './environment.ts';
import type { Finding } from './finding.ts';

const COST =
  'Without a sandbox `grade` refuses to run what others handed in (`grade check` on a file of your own works).';

/** The programs that a sandbox is made with, and whether an interpreter starts in one here. */
export async function examineSandbox({
  interpreters: { sandbox, prlimit, python },
  probe,
}: Pick<Environment, 'interpreters' | 'probe'>): Promise<readonly Finding[]> {
  switch (sandbox.kind) {
    case 'missing':
      return [
        { kind: 'missing', subject: 'sandbox', problem: sandbox.problem, cost: COST, mend: 'npm run setup' },
        ...examineLimits(prlimit),
      ];
    case 'found':
      return [
        { kind: 'present', subject: 'bubblewrap', detail: sandbox.bubblewrap },
        { kind: 'present', subject: 'setpriv', detail: sandbox.setpriv },
        { kind: 'present', subject: 'prlimit', detail: sandbox.prlimit },
        tellProbe('Node.js in the sandbox', await probe('node')),
        // Python's own absence is told once, where Python is examined.
        ...(python.kind === 'found' ? [tellProbe('Python in the sandbox', await probe('python'))] : []),
      ];
  }
}

function tellProbe(subject: string, result: Probe): Finding {
  switch (result.kind) {
    case 'works':
      return { kind: 'present', subject, detail: 'starts and answers' };
    case 'broken': {
      // Containers and some distributions forbid what bubblewrap is made of; no package mends that.
      const mend =
        'let bubblewrap make user namespaces on this machine, or start grade as root; then `grade doctor` again';
      return { kind: 'unsuitable', subject, problem: result.problem, cost: COST, mend };
    }
  }
}

/** Without a sandbox, prlimit is all that holds a program to its limits. */
function examineLimits(prlimit: string | undefined): readonly Finding[] {
  if (prlimit !== undefined) return [{ kind: 'present', subject: 'prlimit', detail: prlimit }];
  return [
    {
      kind: 'missing',
      subject: 'prlimit',
      problem: 'prlimit (of util-linux) was not found.',
      cost: 'Without it a program that runs without a sandbox is not held to its limits of memory and processor time.',
      mend: 'install util-linux',
    },
  ];
}
