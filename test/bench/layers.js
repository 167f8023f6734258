// The benchmark of Section 1 of hw2: what judging layers and training costs beyond the student's own arithmetic. Nearly all
// of that arithmetic is training, so the layers are graded without it, then the training by itself: of the latter only what the
// grader itself takes counts, for the processor time of the hosts there is the student's.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = new URL('../..', import.meta.url).pathname;
const SIZE = Number(process.argv[2] ?? 20);
const LAYERS = ['hidden', 'hidden-vondrick', 'output', 'loss'];
const OWN = ['network.forward', 'network.predict', 'network.accuracy', 'network.backward', 'network.train'];
const TRAININGS = ['network.training', 'network.training-vondrick'];
const from = join(root, 'test/fixtures/classes/hw2-layers-right');
const fixtures = ['module-functions', 'other-names', 'keeps-caches', 'column-biases'];
const work = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));

const measure = (...command) =>
  JSON.parse(
    execFileSync(join(root, '.venv/bin/python'), [join(root, 'test/bench/measure.py'), ...command], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  );

try {
  const folder = join(work, 'class');
  for (let index = 0; index < SIZE; index += 1) {
    const student = join(folder, `student-${String(index).padStart(4, '0')}`);
    mkdirSync(student, { recursive: true });
    cpSync(join(from, fixtures[index % fixtures.length]), student, { recursive: true });
  }
  const layers = grade('layers', [...LAYERS, ...OWN]);
  const whole = grade('whole', [...LAYERS, ...OWN, ...TRAININGS]);
  const beyond = whole.grader + layers.hosts;
  print(`class of ${SIZE}, Section 1 of hw2, CPU seconds a submission`);
  print(`  layers and network: grader ${layers.grader.toFixed(2)}, hosts ${layers.hosts.toFixed(2)}`);
  print(`  with training:      grader ${whole.grader.toFixed(2)}, hosts ${whole.hosts.toFixed(2)}`);
  print(`  beyond the student's own arithmetic ${beyond.toFixed(2)}   (aim: at most 1.5)`);
} finally {
  rmSync(work, { recursive: true, force: true });
}

function grade(name, checks) {
  const out = join(work, name);
  const wanted = checks.flatMap((id) => ['--check', id]);
  const bin = join(root, '.build/grader/cli/bin.js');
  const run = measure('node', bin, join(work, 'class'), '-a', 'hw2', '--out', out, '--quiet', ...wanted);
  if (run.exit !== 0) throw new Error(`grade ended with ${run.exit}`);
  const hosts = readdirSync(join(out, 'selected/hw2'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => JSON.parse(readFileSync(join(out, 'selected/hw2', entry.name, 'timing.json'), 'utf8')).cpuSeconds)
    .reduce((sum, seconds) => sum + seconds, 0);
  return { grader: run.cpuSeconds / SIZE, hosts: hosts / SIZE };
}

function print(line) {
  process.stdout.write(`${line}\n`);
}
