import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { descriptionFromWire, faultFromWire } from '../../grader/subject/from-wire.ts';
import { fuzz } from './fuzz.ts';
import { handedIn, handedInForm } from './inputs/notebooks.ts';
import { pythonHost } from './python-host.ts';
import { milliseconds } from './settings.ts';

const name = 'notebooks in the Python host';
/** The largest inputs here have some 60 KB; what takes this long would take minutes for a large notebook. */
const MOST_SECONDS = 5;

const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
const host = pythonHost();
afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true });
});

const wanted = [['f', 'bowl'], ['df', 'deriv'], ['gradient_descent', 'descend'], ['Adam'], ['localmin', 'local_min']];
const survey = ['*', 'x', 'y', 'f', 'df', 'lr', 'learning_rate', 'epochs', 'localmin', 'start'];
const packages = ['numpy', 'autograd', 'sympy'];

it(
  'reads every notebook, or says in an error of the student why it cannot be read; twice the same',
  () =>
    fuzz({
      name,
      inputs: handedIn,
      form: handedInForm,
      holds: async ({ file, bytes }) => {
        writeFileSync(join(folder, file), bytes);
        const request = { folder, file, wanted, packages, survey };
        const first = await host.load(request);
        const fault = faultFromWire(first.reply);
        if (fault !== null) throw new Error(`the host failed: ${fault}`);
        if (first.seconds > MOST_SECONDS) throw new Error(`loading took ${first.seconds} seconds`);
        const description = descriptionFromWire(first.reply, 'python');
        if (description.kind === 'unreadable') expect(description.error.message).toMatch(/\S/);
        const { reply: again } = await host.load(request);
        expect({ ...again, id: 0 }).toEqual({ ...first.reply, id: 0 });
      },
    }),
  milliseconds(name),
);
