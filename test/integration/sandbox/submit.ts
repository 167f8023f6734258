/** Submissions for tests: files in a folder of their own, and a subject that runs them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Limits } from '../../../grader/model/assignment.ts';
import type { Answer } from '../../../grader/model/outcome.ts';
import type { Argument, CallOperation, Program } from '../../../grader/model/program.ts';
import type { Subject } from '../../../grader/model/subject.ts';
import { processSubject } from '../../../grader/subject/process-subject.ts';
import type { ProcessSubject } from '../../../grader/subject/process-subject.ts';
import { bubblewrap, hosts, limits, plain } from './sandboxes.ts';

const sandbox = bubblewrap() ?? plain();
const subjects: Subject[] = [];
const folders: string[] = [];
/** Ends what was started and removes what was written. */
export async function cleanUp(): Promise<void> {
  await Promise.all(subjects.splice(0).map((subject) => subject.close()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
}

export interface Submitted {
  readonly subject: ProcessSubject;
  /** How often something was run alone. */
  readonly alone: () => number;
}

/** The first file is the graded one. */
export function submit(files: Readonly<Record<string, string>>, changed: Partial<Limits> = {}): Submitted {
  const folder = mkdtempSync(join(tmpdir(), 'submission-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const [file = ''] = Object.keys(files);
  let alone = 0;
  const subject = processSubject({
    sandbox,
    language: file.endsWith('.py') ? 'python' : 'typescript',
    folder,
    file,
    wanted: [['step']],
    packages: [],
    limits: { ...limits, ...changed },
    hosts,
    exclusively: (work) => {
      alone += 1;
      return work();
    },
  });
  subjects.push(subject);
  return { subject, alone: () => alone };
}

export const number = (value: number): Argument => ({ kind: 'number', value });
export const call = (name: string, ...given: readonly Argument[]): CallOperation => ({
  op: 'call',
  callee: { kind: 'name', name },
  arguments: given,
});
export const reference = (operation: number, ...path: readonly (number | string)[]) =>
  ({ kind: 'reference', operation, path }) as const;

export async function answersOf(subject: Subject, program: Program): Promise<readonly Answer[]> {
  const outcome = await subject.run(program);
  if (outcome.kind !== 'answered') throw new Error(JSON.stringify(outcome));
  return outcome.answers;
}
