/** How much is tried, and from which seed: the only place of the fuzzing that reads the environment. */

/** Each property with its share of all inputs, in percent. */
export const SHARES = {
  'notebooks in the Python host': 30,
  'notebooks in the intake': 6,
  assignments: 15,
  frames: 5,
  values: 10,
  answers: 10,
  'answers in grading': 8,
  'questions to the hosts': 2,
  'data sets': 10,
  'results on disk': 4,
} as const;

export type PropertyName = keyof typeof SHARES;

/** As many as fit into a test run; the script asks for fifty times as many. */
const USUAL_INPUTS = 2000;
const USUAL_SEED = 20_250_906;

const asked = (name: string, usual: number): number => {
  const text = process.env[name] ?? '';
  const number = Number(text);
  if (text === '') return usual;
  if (!Number.isSafeInteger(number) || number < 1)
    throw new RangeError(`${name} should be a whole number >= 1, but was ${text}.`);
  return number;
};

const all = asked('PLUMBLINE_FUZZ_INPUTS', USUAL_INPUTS);

/** The same in every test run, so that nobody's change fails by another one's luck; the script draws a new one. */
export const seed = asked('PLUMBLINE_FUZZ_SEED', USUAL_SEED);

export function inputsFor(name: PropertyName): number {
  return Math.max(1, Math.round((all * SHARES[name]) / 100));
}

/** How long a property may take: far more than it needs. What a single input may take is for the property to say. */
export function milliseconds(name: PropertyName): number {
  return 600_000 + 400 * inputsFor(name);
}
