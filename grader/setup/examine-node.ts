import type { Environment } from './environment.ts';
import type { Finding } from './finding.ts';

const OLDEST = { major: 20, minor: 19 } as const;

export function examineNode({ nodeVersion }: Pick<Environment, 'nodeVersion'>): Finding {
  const match = /^v?(\d+)\.(\d+)/.exec(nodeVersion);
  const [major, minor] = [Number(match?.[1] ?? 0), Number(match?.[2] ?? 0)];
  if (major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor)) {
    return { kind: 'present', subject: 'Node.js', detail: nodeVersion };
  }
  return {
    kind: 'unsuitable',
    subject: 'Node.js',
    problem: `Node.js ${OLDEST.major}.${OLDEST.minor} or newer is needed, and this is ${nodeVersion}.`,
    cost: 'The grader may fail anywhere.',
    mend: 'install a newer Node.js',
  };
}
