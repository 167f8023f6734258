import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { startedAt, statFields } from '../../../grader/sandbox/process-tree.ts';
import { isUserOf, type Owner } from './owner.ts';

/** A running process. */
export interface Process {
  readonly pid: number;
  /** Together with the number it names a process for good: numbers are used again. */
  readonly startedAt: string;
  readonly users: readonly number[];
  readonly commandLine: string;
  /** Ended, and only waiting to be counted: it has no memory any more and runs nothing. */
  readonly isEnded: boolean;
  /** The namespace of process numbers that it lives in; empty where it may not be seen. */
  readonly namespace: string;
}

export function processes(): readonly Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => look(Number(name)));
}

/**
 * Processes of a run that are still there, the ended ones too: those with a user number of its own, those started with
 * paths of it, and where the run has no user of its own those that came in the meantime into any sandbox.
 */
export function processesLeft(
  owner: Owner,
  before: readonly Process[],
  now: readonly Process[] = processes(),
): readonly Process[] {
  const were = new Set(before.map(nameOf));
  const own = ownUser();
  return now
    .filter((process) => !were.has(nameOf(process)))
    .filter(
      (process) =>
        process.users.some((user) => isUserOf(owner, user)) ||
        process.commandLine.includes(owner.folder) ||
        (owner.users[0] === owner.users[1] && process.users.includes(own) && isElsewhere(process)),
    );
}

export function inWords({ pid, users, commandLine, isEnded }: Process): string {
  return `process ${pid} of user ${users[0] ?? '?'}${isEnded ? ', ended' : ''}: ${commandLine.slice(0, 300)}`;
}

function nameOf({ pid, startedAt }: Process): string {
  return `${pid} ${startedAt}`;
}

function isElsewhere({ namespace }: Process): boolean {
  return namespace !== '' && namespace !== readlinkSync('/proc/self/ns/pid');
}

function ownUser(): number {
  return process.getuid?.() ?? -1;
}

/** A process may be gone at any moment. */
function look(pid: number): readonly Process[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const status = readFileSync(`/proc/${pid}/status`, 'latin1');
    const users = /^Uid:\s+(.*)$/m.exec(status)?.[1] ?? '';
    return [
      {
        pid,
        startedAt: startedAt(statFields(stat)) ?? '',
        users: users.split(/\s+/).map(Number),
        commandLine: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim(),
        isEnded: !/^VmSize:/m.test(status),
        namespace: namespaceOf(pid),
      },
    ];
  } catch {
    return [];
  }
}

function namespaceOf(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/ns/pid`);
  } catch {
    return '';
  }
}
