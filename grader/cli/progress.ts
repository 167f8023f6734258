import { SingleBar } from 'cli-progress';
import { terminalLine } from '../../reports/escape/terminal.ts';
import type { Streams } from './streams.ts';

export interface Progress {
  readonly done: (student: string, told: string) => void;
  readonly end: () => void;
}

/** A bar with the time left on a terminal; a line for each submission elsewhere; nothing when quiet. */
export function createProgress(streams: Streams, total: number, quiet: boolean): Progress {
  if (quiet) return { done: () => undefined, end: () => undefined };
  if (!streams.isTerminal) {
    let count = 0;
    return {
      done: (student, told) => {
        count += 1;
        streams.warn(`[${count}/${total}] ${terminalLine(student)}: ${told}`);
      },
      end: () => undefined,
    };
  }
  const bar = barWith('{eta_formatted} left  {student}');
  bar.start(total, 0, { student: '' });
  return {
    done: (student) => {
      bar.increment(1, { student: terminalLine(student) });
    },
    end: () => {
      bar.stop();
    },
  };
}

export interface CheckProgress {
  /** Before a check is run. */
  readonly begin: (check: { readonly title: string }, count: number) => void;
  readonly end: () => void;
}

/** A bar with the title of the check that runs, on a terminal alone: code that never ends takes a minute to be found out. */
export function createCheckProgress({ isTerminal }: Pick<Streams, 'isTerminal'>): CheckProgress {
  if (!isTerminal) return { begin: () => undefined, end: () => undefined };
  const bar = barWith('{title}');
  return {
    begin: ({ title }, count) => {
      if (bar.isActive) bar.increment(1, { title: terminalLine(title) });
      else bar.start(count, 0, { title: terminalLine(title) });
    },
    end: () => {
      bar.stop();
    },
  };
}

function barWith(told: string): SingleBar {
  return new SingleBar({ format: `{bar} {value}/{total}  ${told}`, hideCursor: true, clearOnComplete: true });
}
