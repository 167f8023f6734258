import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixtures } from './places.ts';

/** What one submission may use at most, by the limits of its assignment. */
export interface Budget {
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
}

interface Assignment {
  readonly limits: { readonly cpuSeconds: number; readonly wallSeconds: number };
  readonly checks: readonly unknown[];
}

/** What ends for a cause that may be the machine's is run once more. */
const TRIES = 2;

/** Loading is asked by itself, and once more with definitions only. */
const LOADS = 2;

/** Starting an interpreter and ending it, and how late the watcher may look. */
const SLACK_SECONDS = 1;

/** Each question that is asked of a submission may use its limits in each try. */
export function budgetOfOne(): Budget {
  const text = readFileSync(join(fixtures, 'specs/hostile/assignment.json'), 'utf8');
  const { limits, checks } = JSON.parse(text) as Assignment;
  const questions = (checks.length + LOADS) * TRIES;
  return {
    wallSeconds: questions * (limits.wallSeconds + SLACK_SECONDS),
    cpuSeconds: questions * (limits.cpuSeconds + SLACK_SECONDS),
  };
}
