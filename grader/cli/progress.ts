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
  const bar = new SingleBar({
    format: '{bar} {value}/{total}  {eta_formatted} left  {student}',
    hideCursor: true,
    clearOnComplete: true,
  });
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
