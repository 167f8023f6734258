// The benchmark of neighbours: honest submissions graded alone, and beside one attacker of each exhausting kind, in one run.
// Says how much longer it took against what the attackers were given, and that nobody's verdict changed. Not a timed test.
//   node test/bench/neighbours.js [jobs] [honest]
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = new URL('../..', import.meta.url).pathname;
const hostile = join(root, 'test/fixtures/hostile');
const JOBS = Number(process.argv[2] ?? 2);
const HONEST = Number(process.argv[3] ?? 20);
const work = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));

/** One of each kind: what does not end, sleeps, forks, starts threads, takes memory, prints, and answers too much. */
const ATTACKERS = [
  'endless-loop-python',
  'endless-in-call-typescript',
  'asleep-typescript',
  'stops-itself-python',
  'fork-bomb-python',
  'thread-bomb-python',
  'busy-daemon-python',
  'memory-at-once-python',
  'memory-slow-typescript',
  'output-flood-python',
  'gigabyte-answer-python',
  'huge-integer-python',
  'forged-helps-python',
];

/** As in grader/subject/rations.ts: twelve times the processor time of a program, six times its time on the clock. */
const { limits } = JSON.parse(readFileSync(join(hostile, 'specs/hostile/assignment.json'), 'utf8'));
const budget = 12 * limits.cpuSeconds + 6 * limits.wallSeconds;

const students = Array.from({ length: HONEST }, (_, index) => `student-${String(index).padStart(2, '0')}`);

/** Seconds on the clock, and the honest reports as they were written. */
const grade = (name, attackers) => {
  const folder = join(work, name);
  students.forEach((student, index) => {
    const twin = index % 2 === 0 ? 'honest-right-python' : 'honest-right-typescript';
    cpSync(join(hostile, 'class', twin), join(folder, student), { recursive: true });
  });
  for (const attacker of attackers)
    cpSync(join(hostile, 'class', attacker), join(folder, attacker), { recursive: true });
  const out = join(work, `${name}-out`);
  const command = [join(root, '.build/grader/cli/bin.js'), folder, '--assignment', 'hostile'];
  const more = ['--specs', join(hostile, 'specs'), '--out', out, '--jobs', String(JOBS), '--quiet'];
  const began = performance.now();
  try {
    execFileSync('node', [...command, ...more], { stdio: ['ignore', 'ignore', 'inherit'] });
  } catch (error) {
    // 1: somebody needs a person, which an attacker may.
    if (error.status !== 1) throw error;
  }
  const read = (student, file) => readFileSync(join(out, 'hostile', student, file), 'utf8');
  return {
    seconds: (performance.now() - began) / 1000,
    reports: students.map((student) => read(student, 'report.json')),
    took: attackers.map((attacker) => [attacker, JSON.parse(read(attacker, 'timing.json')).seconds]),
  };
};

try {
  const alone = grade('alone', []);
  const beside = grade('beside', ATTACKERS);
  const changed = students.filter((_, index) => alone.reports[index] !== beside.reports[index]);
  const added = beside.seconds - alone.seconds;
  print(`${HONEST} honest submissions, ${ATTACKERS.length} attackers, ${JOBS} at a time`);
  print(`  seconds, honest alone            ${alone.seconds.toFixed(1)}`);
  print(`  seconds, beside the attackers    ${beside.seconds.toFixed(1)}`);
  for (const [attacker, seconds] of beside.took) print(`    ${attacker.padEnd(32)} ${seconds.toFixed(1)}`);
  print(`  added, of the attackers' budgets ${(added / (budget * ATTACKERS.length)).toFixed(3)}   (aim: at most 1)`);
  print(`  verdicts changed                 ${changed.length === 0 ? 'none' : changed.join(', ')}`);
  if (changed.length > 0 || added > budget * ATTACKERS.length) process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}

function print(line) {
  process.stdout.write(`${line}\n`);
}
