import type { Environment } from './environment.ts';
import { examineBuild } from './examine-build.ts';
import { examineData } from './examine-data.ts';
import { examineNode } from './examine-node.ts';
import { examinePython } from './examine-python.ts';
import { examineSandbox } from './examine-sandbox.ts';
import type { Finding } from './finding.ts';

/** What grading needs, and how each of it is on this machine. Changes nothing. */
export async function diagnose(environment: Environment): Promise<readonly Finding[]> {
  return [
    examineNode(environment),
    ...(await examineSandbox(environment)),
    ...(await examinePython(environment)),
    ...(await examineBuild(environment)),
    ...examineData(environment),
  ];
}

/** Whether everything can be graded on this machine. */
export function isReady(findings: readonly Finding[]): boolean {
  return findings.every(({ kind }) => kind === 'present' || kind === 'replaced');
}
