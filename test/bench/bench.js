// The benchmark: what grading a class costs, and how that compares with executing the same notebook. Everything is
// measured in one run on one machine, as CPU time of the whole process tree; say ratios, not seconds, elsewhere.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = new URL('../..', import.meta.url).pathname;
const python = join(root, '.venv/bin/python');
const SIZE = Number(process.argv[2] ?? 200);
const work = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));

const measure = (...command) =>
  JSON.parse(
    execFileSync(python, [join(root, 'test/bench/measure.py'), ...command], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  );
const mean = (times, run) => Array.from({ length: times }, run).reduce((sum, value) => sum + value, 0) / times;

try {
  // A class of notebooks: the sample class's own, copied round and round, each with a mark of its own.
  const samples = join(root, 'submissions/hw2');
  const students = readdirSync(samples).filter((student) =>
    readdirSync(join(samples, student)).some((file) => file.endsWith('.ipynb')),
  );
  const right = students.filter((student) => expected()[student]?.points === 100);
  for (let index = 0; index < SIZE; index += 1) {
    const folder = join(work, 'class', `student-${String(index).padStart(4, '0')}`);
    mkdirSync(folder, { recursive: true });
    const from = join(samples, right[index % right.length]);
    for (const file of readdirSync(from)) {
      const path = join(folder, file);
      cpSync(join(from, file), path);
      if (file.endsWith('.ipynb')) mark(path, index);
    }
  }
  const bare = mean(
    10,
    () =>
      measure(python, '-S', '-c', `import sys; sys.path.append(${JSON.stringify(sitePackages())}); import numpy`)
        .cpuSeconds,
  );
  const grade = measure(
    'node',
    join(root, '.build/grader/cli/bin.js'),
    join(work, 'class'),
    '--assignment',
    'hw2',
    '--out',
    join(work, 'out'),
    '--quiet',
  );
  if (grade.exit !== 0) throw new Error(`grade ended with ${grade.exit}`);
  // The hosts are not the grader's children when they end (a sandbox is killed as a whole): it tells what they took.
  const results = join(work, 'out/hw2');
  const hosts = readdirSync(results, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => JSON.parse(readFileSync(join(results, name, 'timing.json'), 'utf8')).cpuSeconds)
    .reduce((sum, seconds) => sum + seconds, 0);
  const each = (grade.cpuSeconds + hosts) / SIZE;
  print(`class of ${SIZE} notebooks (${right.length} different ones)`);
  print(`  wall seconds a submission      ${(grade.wallSeconds / SIZE).toFixed(3)}`);
  print(`  CPU seconds a submission       ${each.toFixed(3)}`);
  print(`    of which the grader itself   ${(grade.cpuSeconds / SIZE).toFixed(3)}`);
  print(`  bare interpreter and numpy     ${bare.toFixed(3)}`);
  print(`  CPU beyond that                ${(each - bare).toFixed(3)}   (aim: at most 0.5)`);
  print(`  peak memory of the grader, MB  ${grade.peakMegabytes.toFixed(0)}   (aim: at most 300)`);

  const notebook = right
    .map((student) =>
      join(
        samples,
        student,
        readdirSync(join(samples, student)).find((file) => file.endsWith('.ipynb')),
      ),
    )
    .toSorted((one, other) => readFileSync(other).length - readFileSync(one).length)[0];
  const jupyter = jupyterEnvironment();
  const one = join(work, 'one');
  mkdirSync(join(one, 'x'), { recursive: true });
  cpSync(notebook, join(one, 'x/hw2.ipynb'));
  const executed = measure(
    jupyter,
    'nbconvert',
    '--to',
    'notebook',
    '--execute',
    '--allow-errors',
    '--ExecutePreprocessor.timeout=600',
    '--output-dir',
    join(work, 'executed'),
    notebook,
  );
  print(`executing ${notebook.slice(samples.length + 1)} with jupyter nbconvert`);
  print(`  CPU seconds                    ${executed.cpuSeconds.toFixed(2)}`);
  print(`  ratio to grading it            ${(executed.cpuSeconds / each).toFixed(1)}   (aim: at least 20)`);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** No two notebooks of the class are the same file. */
function mark(path, index) {
  const notebook = JSON.parse(readFileSync(path, 'utf8'));
  notebook.cells.unshift({ cell_type: 'markdown', metadata: {}, source: [`student ${index}`], id: `mark-${index}` });
  writeFileSync(path, JSON.stringify(notebook));
}

function expected() {
  return JSON.parse(readFileSync(join(root, 'test/fixtures/expected-class.json'), 'utf8')).hw2;
}

function sitePackages() {
  return execFileSync(python, ['-c', 'import sysconfig; print(sysconfig.get_paths()["purelib"])'], {
    encoding: 'utf8',
  }).trim();
}

/** Jupyter is of use here only: it gets an environment of its own. */
function jupyterEnvironment() {
  const folder = join(root, 'node_modules/.cache/plumbline-bench');
  const jupyter = join(folder, 'bin/jupyter');
  if (!existsSync(jupyter)) {
    execFileSync(python, ['-m', 'venv', folder]);
    execFileSync(join(folder, 'bin/pip'), [
      'install',
      '--quiet',
      '--only-binary',
      ':all:',
      'nbconvert',
      'ipykernel',
      'matplotlib',
      '-r',
      join(root, 'requirements.txt'),
    ]);
  }
  return jupyter;
}

function print(line) {
  process.stdout.write(`${line}\n`);
}
