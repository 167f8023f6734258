// The benchmark of loading a notebook: what it takes from the question to the answer, beyond starting the interpreter and its
// libraries. Processor time is counted, all notebooks are measured in turn, and each is told beside the smallest there is: a
// machine that does other work at the same time changes little.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = new URL('../..', import.meta.url).pathname;
const ROUNDS = Number(process.argv[2] ?? 9);
const AIM = 60;
const site = readdirSync(join(root, '.venv/lib')).map((version) => join(root, '.venv/lib', version, 'site-packages'));
const SURVEYED = ['x', 'y', 'fx', 'start', 'localmin', 'local_min', 'learning_rate', 'lr', 'training_epochs', 'epochs'];

const code = (source, outputs = []) => ({ cell_type: 'code', metadata: {}, execution_count: null, outputs, source });
const document = (cells) => JSON.stringify({ nbformat: 4, nbformat_minor: 4, metadata: {}, cells });
const homework = [
  code('import numpy as np\nimport matplotlib.pyplot as plt\n%matplotlib inline'),
  code('def f(x):\n    return 3 * x**2 - 3 * x + 4\n\ndef deriv(x):\n    return 6 * x - 3'),
  code('x = np.linspace(-2, 2, 2001)\nlearning_rate = 0.01\ntraining_epochs = 100\nlocalmin = np.random.choice(x, 1)'),
  code('for i in range(training_epochs):\n    localmin = localmin - learning_rate * deriv(localmin)\nprint(localmin)'),
];
const picture = {
  output_type: 'display_data',
  data: { 'image/png': pseudoRandom(75_000), 'text/plain': ['<Figure>'] },
};
const plots = Array.from({ length: 4 }, () => code('plt.plot(x, f(x), x, deriv(x))\nplt.show()', [picture]));
const many = Array.from({ length: 196 }, (_, index) =>
  code(`grid${index} = np.linspace(-2, ${index}, 100)\nplt.plot(grid${index}, f(grid${index}))\nplt.title('${index}')`),
);
const notebooks = {
  nothing: document([code('def f(x):\n    return x')]),
  'small notebook': document(homework),
  '300 KB notebook with pictures': document([...homework, ...plots]),
  '200 cells': document([...homework, ...many]),
};

const work = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
try {
  const times = Object.fromEntries(Object.keys(notebooks).map((name) => [name, []]));
  for (const [name, text] of Object.entries(notebooks)) writeFileSync(join(work, `${name}.ipynb`), text);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of Object.keys(notebooks)) times[name].push(await loading(`${name}.ipynb`));
  }
  print(
    `loading, milliseconds of processor time from the question to the answer, the middle of ${ROUNDS} (aim: at most ${AIM})`,
  );
  const least = middle(times.nothing);
  for (const [name, measured] of Object.entries(times)) {
    const size = `${Math.round(notebooks[name].length / 1000)} KB`;
    const beyond = `${(middle(measured) - least).toFixed(1)} more than nothing`;
    print(
      `  ${name} (${size}): ${middle(measured).toFixed(1)}, fastest ${Math.min(...measured).toFixed(1)}, ${beyond}`,
    );
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** Loads a notebook in a fresh host that is ready; milliseconds of processor time. */
async function loading(file) {
  const host = spawn(
    join(root, '.venv/bin/python'),
    ['-I', '-S', '-B', join(root, 'grader/hosts/python/host.py'), ...site.flatMap((folder) => ['--site', folder])],
    { stdio: ['ignore', 'ignore', 'inherit', 'pipe'], env: { OPENBLAS_NUM_THREADS: '1', PYTHONHASHSEED: '0' } },
  );
  const channel = host.stdio[3];
  await message(channel);
  const question = { folder: work, file, wanted: [['f'], ['deriv']], survey: SURVEYED, packages: ['numpy'] };
  const body = Buffer.from(JSON.stringify({ id: 1, load: question }));
  const header = Buffer.alloc(4);
  header.writeUInt32LE(body.length);
  const before = spent(host.pid);
  channel.write(Buffer.concat([header, body]));
  const answer = await message(channel);
  const after = spent(host.pid);
  channel.end();
  await new Promise((resolve) => host.on('close', resolve));
  if (answer.loaded === undefined) throw new Error(`${file} was not loaded: ${JSON.stringify(answer)}`);
  return after - before;
}

/** Milliseconds of processor time that a process had so far, as Linux counts them for its scheduler. */
function spent(pid) {
  return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
}

function message(channel) {
  return new Promise((resolve, reject) => {
    let received = Buffer.alloc(0);
    const take = (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (received.length < 4 || received.length < 4 + received.readUInt32LE(0)) return;
      channel.off('data', take);
      channel.off('error', reject);
      resolve(JSON.parse(received.subarray(4).toString()));
    };
    channel.on('data', take);
    channel.on('error', reject);
  });
}

/** Bytes that do not repeat, as base64 like the pictures in notebooks. */
function pseudoRandom(length) {
  const bytes = Buffer.alloc(Math.ceil((length * 3) / 4));
  let state = 1;
  for (let index = 0; index < bytes.length; index += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes.toString('base64');
}

function middle(numbers) {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];
}

function print(line) {
  process.stdout.write(`${line}\n`);
}
