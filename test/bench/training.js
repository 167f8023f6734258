// The benchmark of training: the homework's network in the reference and in plain numpy, from the same weights on the
// same rows, in turns. Both as CPU time without starting up; the least of each counts. Say the ratio, not seconds, elsewhere.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { initialNetwork } from '../../.build/reference/mlp/initial-network.js';
import { layers, losses } from '../../.build/reference/mlp/index.js';
import { trainEpochs } from '../../.build/reference/mlp/train.js';
import { fromRows, toRows } from '../../.build/reference/numeric/matrix.js';

const root = new URL('../..', import.meta.url).pathname;
const python = join(root, '.venv/bin/python');
const TURNS = Number(process.argv[2] ?? 5);
const ROWS = 1199;
const FEATURES = 11;
const settings = { epochs: 150, batchSize: 32, learningRate: 0.001, weightDecay: 0.01 };

// Any even numbers will do: what is trained on does not change what it costs.
let state = 1;
const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
const rows = Array.from({ length: ROWS }, () => Array.from({ length: FEATURES }, random));
const labels = rows.map((row) => (row[0] - row[1] + row[2] + 0.5 * random() > 0.75 ? 1 : 0));
const network = initialNetwork(random, {
  inputs: FEATURES,
  layers: [
    { layer: layers['leaky-relu'], size: 16 },
    { layer: layers['leaky-relu'], size: 12 },
    { layer: layers['leaky-relu'], size: 8 },
    { layer: layers.logits, size: 2 },
  ],
  loss: losses['softmax-cross-entropy'],
});
const input = JSON.stringify({
  ...settings,
  rows,
  labels,
  layers: network.layers.map(({ parameters: { weights, bias } }) => ({
    weights: toRows(weights),
    bias: Array.from(bias),
  })),
});
const data = fromRows(rows);

const turns = Array.from({ length: TURNS }, () => {
  const began = process.cpuUsage();
  const reference = trainEpochs(network, data, labels, settings);
  const { user, system } = process.cpuUsage(began);
  const seconds = (user + system) / 1e6;
  const numpy = JSON.parse(
    execFileSync(python, [join(root, 'test/bench/training.py')], {
      input,
      encoding: 'utf8',
      env: { ...process.env, OPENBLAS_NUM_THREADS: '1' },
    }),
  );
  reference.losses.forEach((loss, epoch) => {
    if (!(Math.abs(loss - numpy.losses[epoch]) < 1e-9)) {
      throw new Error(`epoch ${epoch}: the reference has a loss of ${loss}, numpy ${numpy.losses[epoch]}`);
    }
  });
  return { reference: seconds, numpy: numpy.seconds };
});

const least = (name) => Math.min(...turns.map((turn) => turn[name]));
print(`training 11-16-12-8-2, ${settings.epochs} epochs of ${ROWS} rows, least of ${TURNS} turns`);
print(`  reference, CPU seconds         ${least('reference').toFixed(3)}`);
print(`    the first turn               ${turns[0].reference.toFixed(3)}`);
print(`  numpy, CPU seconds             ${least('numpy').toFixed(3)}`);
print(`  ratio, reference to numpy      ${(least('reference') / least('numpy')).toFixed(2)}   (aim: at most 1.0)`);

function print(line) {
  process.stdout.write(`${line}\n`);
}
