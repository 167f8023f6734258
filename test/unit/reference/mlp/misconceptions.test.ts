import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mistaken } from '../../../../reference/misconception.ts';
import { layers, losses } from '../../../../reference/mlp/index.ts';
import type { Layer, LayerConvention, UpdateRates } from '../../../../reference/mlp/layer.ts';
import { learn } from '../../../../reference/mlp/learn.ts';
import type { Loss } from '../../../../reference/mlp/loss.ts';
import { fromRows, map, type Matrix } from '../../../../reference/numeric/matrix.ts';
import { subtractRowMaxima } from '../../../../reference/numeric/matrix-rows.ts';
import { layerCases, matrices, type LayerCase } from './support.ts';

/** What a layer or a loss gives, by method and result. */
type Answers = Readonly<Record<string, readonly number[]>>;

const list = (one: Matrix | null): readonly number[] => (one === null ? [] : [one.rows, one.columns, ...one.data]);

/** As cases of checks have them: some rows of zeros on the kink, some exponents pushed below their bound. */
const casesOf = (layer: Layer): readonly LayerCase[] =>
  fc.sample(layerCases(layer), { seed: 5, numRuns: 30 }).map(({ parameters, input, upstream }, at) => {
    const isEven = at % 2 === 0;
    const { bias, exponent, weights } = parameters;
    return {
      parameters: {
        weights,
        bias: isEven ? bias.map(() => 0) : bias,
        exponent: exponent !== null && isEven ? 1.03 : exponent,
      },
      input: isEven ? { ...input, data: input.data.map((x, entry) => (entry < input.columns ? 0 : x)) } : input,
      upstream: map(upstream, (g) => (at % 4 === 0 ? 200 * g : g)),
    };
  });

function answersOf(
  layer: Layer,
  { parameters, input, upstream }: LayerCase,
  { preactivation }: { readonly preactivation: Matrix },
  convention: LayerConvention,
  rates: UpdateRates = { learningRate: 0.13, weightDecay: 0.21 },
): Answers {
  const { exponent } = parameters;
  const slopes = layer.derivative(preactivation, exponent, convention);
  const slopesAt = (n: number | null) => layer.derivative(preactivation, n, convention);
  const learned = learn(layer, { parameters, input, upstream, slopesAt, convention, rates });
  return {
    'forward output': list(layer.forward(parameters, input, convention).output),
    'activation output': list(layer.activation(preactivation, exponent)),
    'derivative slope': list(slopes.slope),
    'derivative exponentSlope': list(slopes.exponentSlope),
    'backward downstream': list(learned.downstream),
    'backward weights': list(learned.parameters.weights),
    'backward bias': [...learned.parameters.bias],
    'backward exponent': learned.parameters.exponent === null ? [] : [learned.parameters.exponent],
  };
}

const same = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length &&
  one.every((value, at) => {
    const to = other[at] ?? NaN;
    return Object.is(value, to) || value === to || Math.abs(value - to) <= 1e-9 + 1e-9 * Math.abs(value);
  });

const keysOf = (answers: readonly Answers[]): readonly string[] => Object.keys(answers[0] ?? {});
/** Results that differ in some case. */
const parts = (one: readonly Answers[], other: readonly Answers[]): readonly string[] =>
  keysOf(one).filter((key) => !one.every((answers, at) => same(answers[key] ?? [], other[at]?.[key] ?? [])));

interface Subject {
  readonly id: string;
  readonly known: readonly {
    readonly id: string;
    readonly name: string;
    readonly teacher: string;
    readonly student: string;
  }[];
  /** In all cases, with these mistakes. */
  readonly answers: (ids: readonly string[], convention: LayerConvention) => readonly Answers[];
  readonly conventions: readonly LayerConvention[];
}

const conventionsOf = (conventions: Layer['conventions']): readonly LayerConvention[] =>
  Object.entries(conventions).reduce<readonly LayerConvention[]>(
    (all, [name, choices]) => all.flatMap((one) => choices.map(({ value }) => ({ ...one, [name]: value }))),
    [{}],
  );

const layerSubject = (layer: Layer): Subject => {
  const cases = casesOf(layer);
  const passes = cases.map(({ parameters, input }) => layer.forward(parameters, input));
  return {
    id: layer.id,
    known: layer.misconceptions,
    conventions: conventionsOf(layer.conventions),
    answers: (ids, convention) => {
      const wrong = mistaken(layer, layer.misconceptions, ids);
      return cases.map((one, at) => answersOf(wrong, one, passes[at] ?? { preactivation: one.input }, convention));
    },
  };
};

const batches = fc
  .record({ rows: fc.integer({ min: 1, max: 5 }), classes: fc.integer({ min: 2, max: 5 }) })
  .chain(({ rows, classes }) =>
    fc.record({
      logits: matrices(rows, classes, 4).map(subtractRowMaxima),
      labels: fc.array(fc.nat(classes - 1), { minLength: rows, maxLength: rows }),
    }),
  );

const lossSubject = (loss: Loss): Subject => {
  const cases = fc.sample(batches, { seed: 5, numRuns: 30 });
  return {
    id: loss.id,
    known: loss.misconceptions,
    conventions: conventionsOf(loss.conventions),
    answers: (ids, convention) => {
      const wrong = mistaken(loss, loss.misconceptions, ids);
      return cases.map(({ logits, labels }) => ({
        'forward loss': [wrong.value(logits, labels)],
        'backward downstream': list(wrong.gradient(logits, labels, convention)),
      }));
    },
  };
};

const subjects = [...Object.values(layers).map(layerSubject), ...Object.values(losses).map(lossSubject)];

describe.each(subjects)('known mistakes in $id', ({ id, known, answers, conventions }) => {
  const right = conventions.map((convention) => answers([], convention));

  it('have ids of their own, and whole sentences', () => {
    expect(new Set(known.map((one) => one.id)).size).toBe(known.length);
    expect(new Set(known.map(({ name }) => name)).size).toBe(known.length);
    for (const one of known) {
      expect(one.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(one.name).toMatch(/[^.]$/);
      expect(one.teacher).toMatch(/^[A-Z].*\.$/);
      expect(one.student).toMatch(/^[A-Z].*[.?]$/);
      expect(one.student).not.toBe(one.teacher);
    }
  });

  it.each(known.map((one) => one.id))('differ from what is right under every convention: %s', (mistake) => {
    for (const convention of conventions) {
      const wrong = answers([mistake], convention);
      for (const one of right) expect(parts(wrong, one)).not.toEqual([]);
    }
  });

  it('differ from each other, and give no result alike, but for those that say so', () => {
    const alike: string[] = [];
    for (const convention of conventions.slice(0, 1)) {
      const usual = answers([], convention);
      const wrong = known.map((one) => ({ id: one.id, answers: answers([one.id], convention) }));
      for (const [at, one] of wrong.entries())
        for (const other of wrong.slice(at + 1)) {
          const unlike = parts(one.answers, other.answers);
          expect([one.id, other.id, unlike.length]).not.toEqual([one.id, other.id, 0]);
          const changed = parts(one.answers, usual).filter((key) => !unlike.includes(key));
          if (changed.length > 0) alike.push(`${one.id} ${other.id}: ${changed.join()}`);
        }
    }
    // Left out of the exponent's gradient alone, or of all.
    const allowed = id === 'learnable-exponent' ? ['no-upstream exponent-without-upstream: backward exponent'] : [];
    expect(alike).toEqual(allowed);
  });
});

it('are at least 25 in layers and losses', () => {
  expect(new Set(subjects.flatMap(({ known }) => known.map(({ id }) => id))).size).toBeGreaterThanOrEqual(25);
});

it('are refused when they are not known', () => {
  const leaky = layers['leaky-relu'];
  expect(() => leaky && mistaken(leaky, leaky.misconceptions, ['no-such'])).toThrow(
    'There is no misconception no-such',
  );
});

it('keep matrices as they were given', () => {
  const leaky = layers['leaky-relu'];
  const input = fromRows([[1, -2]]);
  const parameters = { weights: fromRows([[1], [2]]), bias: Float64Array.of(0.5), exponent: null };
  for (const { id } of leaky?.misconceptions ?? []) {
    const wrong = leaky && mistaken(leaky, leaky.misconceptions, [id]);
    wrong?.forward(parameters, input);
    wrong?.update(
      parameters,
      { weights: fromRows([[1], [1]]), bias: Float64Array.of(1), exponent: null },
      { learningRate: 1, weightDecay: 1 },
    );
    expect([...parameters.bias, ...parameters.weights.data, ...input.data]).toEqual([0.5, 1, 2, 1, -2]);
  }
});
