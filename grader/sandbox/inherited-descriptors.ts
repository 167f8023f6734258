import { readFileSync, readdirSync } from 'node:fs';

/** O_CLOEXEC as /proc/<pid>/fdinfo writes it, in octal. */
const CLOSE_ON_EXEC = 0o2000000;

/**
 * Descriptors above 2 that whoever started this process left open, and that every process started from here would
 * get as well: a log, a lock, a pipe of the CI system. None of them is a student's business.
 *
 * @returns none where /proc is not to be had
 */
export function inheritedDescriptors(folder = '/proc/self'): readonly number[] {
  try {
    return readdirSync(`${folder}/fd`)
      .map(Number)
      .filter((descriptor) => descriptor > 2 && survivesExec(folder, descriptor));
  } catch {
    return [];
  }
}

function survivesExec(folder: string, descriptor: number): boolean {
  try {
    const flags = /^flags:\s*([0-7]+)/m.exec(readFileSync(`${folder}/fdinfo/${descriptor}`, 'latin1'));
    return flags !== null && (parseInt(flags[1] ?? '0', 8) & CLOSE_ON_EXEC) === 0;
  } catch {
    return false;
  }
}
