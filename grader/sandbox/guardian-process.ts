/**
 * The guardian's own program: waits until the grader that started it is gone, then ends what that left behind.
 * Argument: the mark of the grader's processes. Input: nothing; its end is the grader's.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { endMarked, processesOfThisMachine } from './end-marked.ts';

/** What was about to be started when the grader died may be seen a little later only. */
const BETWEEN_LOOKS_MS = 200;

/** Looks without anything to end, after which nothing more is to come. */
const QUIET_LOOKS = 2;

/** Nobody is watched for ever, whatever cannot be ended. */
const MOST_LOOKS = 50;

const [mark = ''] = process.argv.slice(2);
process.stdin.resume();
process.stdin.once('close', () => void endAll());

async function endAll(): Promise<void> {
  let quiet = 0;
  for (let looks = 0; quiet < QUIET_LOOKS && looks < MOST_LOOKS; looks += 1) {
    if (looks > 0) await wait(BETWEEN_LOOKS_MS);
    quiet = endMarked(mark, processesOfThisMachine) === 0 ? quiet + 1 : 0;
  }
}
