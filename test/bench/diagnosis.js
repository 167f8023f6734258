// The benchmark of naming mistakes: a class in which every submission has one, graded with and without, in turns in one run.
// CPU time of the grader and of the hosts; the least of each counts. Say the ratio, not seconds, elsewhere.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = new URL('../..', import.meta.url).pathname;
const python = join(root, '.venv/bin/python');
const TURNS = Number(process.argv[2] ?? 3);
const assignments = process.argv.slice(3);
const work = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));

/** What a wrong answer is found by: nothing is named of what is missing or never ends. */
const ANSWERED = ['differs', 'parts-from-path', 'wrong-minimum', 'law-broken', 'wrong-noise'];

/** They take their whole budget, several times: nothing is named of them. */
const ENDLESS = /never ends|for ever|endless|memory|sleeps/;

const grade = (folder, assignment, ...more) => {
  const out = join(work, 'out');
  rmSync(out, { recursive: true, force: true });
  const command = [join(root, '.build/grader/cli/bin.js'), folder, '--assignment', assignment, '--out', out, '--quiet'];
  const used = JSON.parse(
    execFileSync(python, [join(root, 'test/bench/measure.py'), 'node', ...command, ...more], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  );
  if (used.exit !== 0) throw new Error(`grade ended with ${used.exit}`);
  const results = join(out, assignment);
  const students = readdirSync(results, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );
  const read = (student, file) => JSON.parse(readFileSync(join(results, student, file), 'utf8'));
  return {
    // The hosts are not the grader's children when they end (a sandbox is killed as a whole): it tells what they took.
    cpuSeconds: used.cpuSeconds + students.reduce((sum, student) => sum + read(student, 'timing.json').cpuSeconds, 0),
    reports: students.map((student) => [student, read(student, 'report.json')]),
  };
};

try {
  const expected = JSON.parse(readFileSync(join(root, 'test/fixtures/expected-class.json'), 'utf8'));
  for (const assignment of assignments.length > 0 ? assignments : ['hw2', 'gd-start-value', 'gd-learning-rates']) {
    const candidates = join(work, assignment, 'candidates');
    const folder = join(work, assignment, 'class');
    for (const [student, { failed, note }] of Object.entries(expected[assignment]))
      if (failed.some((check) => !check.endsWith('*')) && !ENDLESS.test(note))
        cpSync(join(root, 'submissions', assignment, student), join(candidates, student), { recursive: true });
    const mistaken = grade(candidates, assignment).reports.flatMap(([student, { checks }]) => {
      const kinds = checks.flatMap(({ finding }) => (finding ? [finding.kind] : []));
      return kinds.some((kind) => ANSWERED.includes(kind)) && !kinds.includes('ended') ? [student] : [];
    });
    for (const student of mistaken) cpSync(join(candidates, student), join(folder, student), { recursive: true });
    const turns = Array.from({ length: TURNS }, () => ({
      without: grade(folder, assignment, '--no-diagnosis').cpuSeconds,
      named: grade(folder, assignment),
    }));
    const without = Math.min(...turns.map((turn) => turn.without));
    const named = Math.min(...turns.map((turn) => turn.named.cpuSeconds));
    const recognised = turns[0].named.reports.filter(([, { checks }]) => checks.some(({ mistakes }) => mistakes));
    print(
      `${assignment}: ${mistaken.length} submissions with a mistake, ${recognised.length} of them with a name for it`,
    );
    print(`  CPU seconds, verdicts alone    ${without.toFixed(2)}`);
    print(`  CPU seconds, mistakes named    ${named.toFixed(2)}`);
    print(`  ratio                          ${(named / without).toFixed(3)}   (aim: at most 1.20)`);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

function print(line) {
  process.stdout.write(`${line}\n`);
}
