import fc from 'fast-check';
import { keptFor } from './kept.ts';
import type { Kept } from './kept.ts';
import { inputsFor, seed } from './settings.ts';
import type { PropertyName } from './settings.ts';

/** How inputs of a property are kept in seeds.json; null: by seed and path. */
export interface Form<Input> {
  readonly write: (input: Input) => unknown;
  readonly read: (kept: unknown) => Input;
}

interface Fuzzed<Input> {
  readonly name: PropertyName;
  readonly inputs: fc.Arbitrary<Input>;
  readonly form: Form<Input> | null;
  /** Throws where the property does not hold. */
  readonly holds: (input: Input) => void | Promise<void>;
}

/** Shrinking ends after this: an input that takes long would otherwise take long a hundred times. */
const SHRINKING_MILLISECONDS = 30_000;

/**
 * Tries what once failed, then as many inputs as the settings say.
 *
 * @throws Error with the smallest failing input, and how to keep and to repeat it
 */
export async function fuzz<Input>({ name, inputs, form, holds }: Fuzzed<Input>): Promise<void> {
  let failedAt: number | undefined;
  const property = fc.asyncProperty(inputs, async (input) => {
    if (failedAt !== undefined && performance.now() - failedAt > SHRINKING_MILLISECONDS) return;
    try {
      await holds(input);
    } catch (error) {
      failedAt ??= performance.now();
      throw error;
    }
  });
  const kept = keptFor(name);
  for (const one of kept) {
    if ('path' in one) await check(name, form, property, { seed: one.seed, path: one.path, endOnFailure: true }, one);
  }
  const examples = form === null ? [] : kept.flatMap((one) => ('input' in one ? [one.input] : []));
  const numRuns = examples.length + inputsFor(name);
  await check(name, form, property, {
    seed,
    numRuns,
    examples: examples.map((one): [Input] => [(form as Form<Input>).read(one)]),
  });
}

async function check<Input>(
  name: PropertyName,
  form: Form<Input> | null,
  property: fc.IAsyncProperty<[Input]>,
  parameters: fc.Parameters<[Input]>,
  kept?: Kept,
): Promise<void> {
  const details = await fc.check(property, parameters);
  if (!details.failed) return;
  const [input] = details.counterexample ?? [];
  const path = details.counterexamplePath ?? '';
  const why = details.errorInstance instanceof Error ? details.errorInstance.message : String(details.errorInstance);
  const entry =
    form === null || input === undefined ? { why, seed: details.seed, path } : { why, input: form.write(input) };
  throw new Error(
    [
      `${name}: ${why}`,
      kept === undefined ? `seed ${details.seed}, path ${path}` : 'an input that is kept in test/fuzz/seeds.json',
      `To keep this input, put this line into the list "${name}" of test/fuzz/seeds.json:`,
      JSON.stringify(entry),
      `To see it again: PLUMBLINE_FUZZ_SEED=${details.seed} npx vitest run --config .config/vitest.config.ts test/fuzz`,
    ].join('\n'),
    { cause: details.errorInstance },
  );
}

/** What is JSON is kept as it is. */
export const jsonForm: Form<unknown> = { write: (json) => json, read: (kept) => kept };
