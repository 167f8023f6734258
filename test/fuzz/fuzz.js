// Fuzzing on a larger scale than a test run's: `npm run fuzz`, or with `-- --inputs 5000 --seed 7`.
//
// The inputs are spread over the properties of this folder as settings.ts says. The seed is new in each run and told at its
// start; the same seed and number give the same inputs. What fails is told with its smallest input and with the line to put
// into seeds.json: from then on it is tried first in every run, and in `npm test`.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { inputs: { type: 'string', default: '100000' }, seed: { type: 'string' } },
});
const seed = values.seed ?? String(randomInt(1, 2 ** 31));
const root = fileURLToPath(new URL('../..', import.meta.url));

console.log(`Fuzzing with ${values.inputs} inputs, seed ${seed}.`);
console.log(
  'An input that fails is told with a line for test/fuzz/seeds.json; put there, it is tried first from then on.',
);
const started = performance.now();
const { status } = spawnSync(
  process.execPath,
  [`${root}node_modules/vitest/vitest.mjs`, 'run', '--config', '.config/vitest.config.ts', 'test/fuzz'],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PLUMBLINE_FUZZ_INPUTS: values.inputs, PLUMBLINE_FUZZ_SEED: seed },
  },
);
console.log(
  `${status === 0 ? 'Nothing failed' : 'Something failed'}: ${Math.round((performance.now() - started) / 1000)} s, seed ${seed}.`,
);
process.exitCode = status ?? 1;
