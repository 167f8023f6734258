import { join } from 'node:path';
import type { Environment } from './environment.ts';
import type { Finding } from './finding.ts';

/** What is started in a sandbox, where there is no TypeScript to compile. */
const HOSTS = [
  {
    subject: 'host for Python',
    path: 'grader/hosts/python/host.py',
    cost: 'Without it notebooks and Python files cannot be graded.',
    mend: 'fetch the project anew',
  },
  {
    subject: 'host for TypeScript and JavaScript',
    path: '.build/hosts/node-host.cjs',
    cost: 'Without it TypeScript and JavaScript files cannot be graded.',
    mend: 'npm run build',
  },
] as const;

export async function examineBuild({
  projectRoot,
  readText,
}: Pick<Environment, 'projectRoot' | 'readText'>): Promise<readonly Finding[]> {
  return Promise.all(
    HOSTS.map(async ({ subject, path, cost, mend }): Promise<Finding> => {
      const text = await readText(join(projectRoot, path));
      if (text !== undefined && text !== '') return { kind: 'present', subject, detail: path };
      const problem = `${path} is ${text === undefined ? 'not there' : 'empty'}.`;
      return { kind: 'missing', subject, problem, cost, mend };
    }),
  );
}
