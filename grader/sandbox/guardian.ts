import { spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { MARK } from './end-marked.ts';

/**
 * Ends what the grader cannot end any more because it was killed. Bubblewrap ends its sandbox with whoever started it, but only
 * once the sandbox is made: where its first process dies while the second one waits for its word, that one waits for ever.
 */
export interface Guardian {
  /** To be put into the environment of what is guarded. */
  readonly mark: Readonly<Record<string, string>>;
  /** Begins to watch; once is enough. */
  readonly watch: () => void;
}

export interface GuardianOptions {
  /** The program that runs the script: `process.execPath`. */
  readonly node: string;
  /** guardian-process.ts, built. */
  readonly script: string;
  /** No other grader has the same. Code in a sandbox may see it: it tells nothing. */
  readonly mark: string;
}

/** Marks that are watched for this process: one guardian does, however many sandboxes are prepared. */
const watched = new Set<string>();

/** A guardian is a process of its own: it sees the grader's end by the end of its input, whatever the grader died of. */
export function createGuardian({ node, script, mark }: GuardianOptions): Guardian {
  return {
    mark: { [MARK]: mark },
    watch() {
      if (watched.has(mark)) return;
      watched.add(mark);
      const child = spawn(node, [script, mark], {
        stdio: ['pipe', 'ignore', 'ignore'],
        env: {},
        // Not of the grader's group: what ends that must not end the guardian.
        detached: true,
      });
      // Without a guardian nothing is less safe for the verdicts: a sandbox that is made ends by itself.
      child.on('error', () => undefined);
      child.stdin.on('error', () => undefined);
      child.unref();
      // A grader that comes to its own end has ended what it started: nobody has to look.
      process.once('exit', () => child.kill('SIGKILL'));
      if (child.stdin instanceof Socket) child.stdin.unref();
    },
  };
}
