import { describe, expect, it } from 'vitest';
import { mistaken } from '../../../../reference/misconception.ts';
import { networkLossMisconceptions } from '../../../../reference/mlp/network-loss-misconceptions.ts';
import { networkMisconceptions } from '../../../../reference/mlp/network-misconceptions.ts';
import {
  networkAccuracyMisconceptions,
  networkPredictionMisconceptions,
} from '../../../../reference/mlp/network-prediction-misconceptions.ts';
import { networkRules } from '../../../../reference/mlp/network-rules.ts';
import {
  networkBackwardMisconceptions,
  networkTrainingMisconceptions,
} from '../../../../reference/mlp/network-training-misconceptions.ts';
import { followsOwnLayers } from '../../../../grader/checks/follows-own-layers.ts';
import type { CheckOutcome } from '../../../../grader/checks/check.ts';
import type { Program } from '../../../../grader/model/program.ts';
import type { Subject } from '../../../../grader/model/subject.ts';
import { neverStarted, studentEndings } from '../../../fixtures/subjects/endings.ts';
import {
  each,
  Hidden,
  HiddenVondrick,
  Loss,
  Output,
  product,
  submissionOf,
  without,
} from '../../../fixtures/subjects/hw2-network.ts';
import type { networkOf, Rows } from '../../../fixtures/subjects/hw2-network.ts';
import { wrongLayers, wrongNetworks, wrongVondrick } from '../../../fixtures/subjects/hw2-network-mistakes.ts';
import { endProcess, inProcessClasses } from '../../../fixtures/subjects/in-process-classes.ts';
import type { InProcessClasses, StudentClass } from '../../../fixtures/subjects/in-process-classes.ts';
import { submissionByRules } from '../../../fixtures/subjects/network-by-rules.ts';
import { runNetworkCheck } from '../../../fixtures/subjects/network-check.ts';

const METHODS = ['forward', 'predict', 'accuracy', 'backward', 'train'] as const;
type Method = (typeof METHODS)[number];

const hold = (method: Method, subject: Subject, seed = 7): Promise<CheckOutcome> =>
  runNetworkCheck(followsOwnLayers, `network.${method}`, subject, { seed });
const ask = (method: Method, classes: Readonly<Record<string, StudentClass>>, seed = 7): Promise<CheckOutcome> =>
  hold(method, inProcessClasses(classes), seed);
const idsOf = (outcome: CheckOutcome): readonly string[] =>
  outcome.kind === 'failed' ? (outcome.mistakes ?? []).map(({ id }) => id) : [outcome.kind];
const summaryOf = (outcome: CheckOutcome): string =>
  outcome.kind === 'failed' ? outcome.finding.summary : outcome.kind;

describe('a network of right layers', () => {
  it.each(METHODS)('passes: %s', async (method) => {
    for (const seed of [1, 2, 3, 4, 5])
      expect(await ask(method, submissionOf(), seed)).toMatchObject({ kind: 'passed', cases: 12, notes: [] });
  });
});

describe('a network of wrong layers', () => {
  it.each(Object.keys({ ...wrongLayers, ...wrongVondrick }))(
    'is right for its own layers, whatever they do: %s',
    async (name) => {
      const classes = { ...wrongLayers, ...wrongVondrick }[name]?.() ?? {};
      for (const method of METHODS) expect(await ask(method, classes)).toMatchObject({ kind: 'passed', notes: [] });
    },
  );
});

describe('a network that is wrong itself', () => {
  it.each<[Method, keyof typeof wrongNetworks, string | null, RegExp]>([
    ['forward', 'no L2 term in the loss', 'no-l2', /`loss`|`L`/],
    ['forward', 'an L2 norm that is not squared', 'l2-norm-not-squared', /`loss`|`L`/],
    ['forward', 'biases in the L2 term', 'l2-of-bias', /`loss`|`L`/],
    ['predict', 'probabilities predicted', 'probabilities-predicted', /one class for each|not the classes/],
    ['predict', 'logits predicted', 'logits-predicted', /one class for each|not the classes/],
    ['predict', 'an argmax over the wrong axis', 'argmax-over-wrong-axis', /one class for each|not the classes/],
    ['predict', 'an argmin', 'argmin', /not the classes with the largest logit/],
    ['predict', 'one-hot predictions', 'one-hot-predicted', /one class for each|not the classes/],
    ['predict', 'a constant class', null, /not the classes with the largest logit/],
    ['accuracy', 'a percentage', 'percentage', /of your own predictions are the given labels/],
    [
      'backward',
      'the first layer left out',
      'first-layer-not-updated',
      /`hiddenLayers\[0\]\.W`|`hidden_layers\[0\]|hidden/,
    ],
    ['backward', 'rates swapped in a call', 'rates-swapped', /After the backward pass/],
    ['backward', 'no training at all', 'no-layer-updated', /After the backward pass/],
    ['train', 'the last batch left out', 'last-batch-left-out', /After training/],
    ['train', 'the loss of the last batch', 'loss-of-last-batch', /The losses are/],
    ['train', 'the sum of the losses', 'losses-summed', /The losses are/],
    ['train', 'rows in another order', null, /After training/],
  ])('fails %s with %s, and names it %s', async (method, mistake, id, words) => {
    for (const seed of [1, 2, 3]) {
      const outcome = await ask(method, wrongNetworks[mistake](), seed);
      expect(idsOf(outcome)).toEqual(id === null ? [] : [`network/${id}`]);
      expect(summaryOf(outcome)).toMatch(words);
    }
  });

  it.each([
    ...networkLossMisconceptions.map(({ id }) => ['forward', id] as const),
    ...networkPredictionMisconceptions.map(({ id }) => ['predict', id] as const),
    ...networkAccuracyMisconceptions.map(({ id }) => ['accuracy', id] as const),
    ...networkBackwardMisconceptions.map(({ id }) => ['backward', id] as const),
    ...networkTrainingMisconceptions.map(({ id }) => ['train', id] as const),
  ])('fails %s alone with the known mistake %s, and names it', async (method, id) => {
    const subject = submissionByRules(mistaken(networkRules, networkMisconceptions, [id]));
    for (const seed of [1, 2]) expect(idsOf(await ask(method, subject, seed))).toEqual([`network/${id}`]);
    for (const other of METHODS)
      if (other !== method) expect([other, (await ask(other, subject)).kind]).not.toEqual([other, 'failed']);
  });

  it('has no name for two mistakes at once', async () => {
    const both = mistaken(networkRules, networkMisconceptions, ['losses-summed', 'last-batch-left-out']);
    const outcome = await ask('train', submissionByRules(both));
    expect(outcome.kind).toBe('failed');
    expect(idsOf(outcome)).toEqual([]);
  });

  it('costs its own check alone', async () => {
    const statuses = async (mistake: keyof typeof wrongNetworks): Promise<readonly string[]> =>
      Promise.all(METHODS.map(async (method) => (await ask(method, wrongNetworks[mistake]())).kind));
    expect(await statuses('no L2 term in the loss')).toEqual(['failed', 'passed', 'passed', 'passed', 'passed']);
    expect(await statuses('an argmin')).toEqual(['passed', 'failed', 'passed', 'passed', 'passed']);
    expect(await statuses('a percentage')).toEqual(['passed', 'passed', 'failed', 'passed', 'passed']);
    expect(await statuses('rates swapped in a call')).toEqual(['passed', 'passed', 'passed', 'failed', 'passed']);
    expect(await statuses('the sum of the losses')).toEqual(['passed', 'passed', 'passed', 'passed', 'failed']);
  });

  it.each([
    'an argmax over the wrong axis',
    'probabilities predicted',
    'one-hot predictions',
    'a constant class',
  ] as const)('does not pay for its predictions again in its accuracy: %s', async (mistake) => {
    for (const seed of [1, 2, 3, 4, 5])
      expect((await ask('accuracy', wrongNetworks[mistake](), seed)).kind).not.toBe('failed');
  });

  it('shows a small network, what is right, and how to see it', async () => {
    const outcome = await ask('predict', wrongNetworks['an argmin']());
    const finding = outcome.kind === 'failed' ? outcome.finding : null;
    expect(finding?.inputs?.[0]).toMatchObject({
      name: 'layers',
      text: expect.stringContaining('output of') as string,
    });
    expect(finding?.differences?.[0]).toMatchObject({ name: 'predictions', agrees: false });
    expect(finding?.snippet?.code).toMatch(/^const network = new NN\(\);\nnetwork\.addLayer\("hidden/);
    expect(finding?.snippet?.code).toMatch(/console\.log\(network\.predict\(/);
  });

  it('takes a column of classes as well as a list of them', async () => {
    const column = submissionOf(
      {},
      (NN) =>
        class extends NN {
          override predict(X: Rows): unknown {
            return (super.predict(X) as number[]).map((one) => [one]);
          }
        },
    );
    expect((await ask('predict', column)).kind).toBe('passed');
  });

  it('takes the rows themselves before the hidden outputs', async () => {
    const withRows = submissionOf(
      {},
      (NN) =>
        class extends NN {
          override forwardProp(X: Rows, y: number[], alpha: number): [Rows[], Rows, number] {
            const [hidden, z, loss] = super.forwardProp(X, y, alpha);
            return [[X, ...hidden], z, loss];
          }

          override backwardProp(X: Rows, hs: Rows[], z: Rows, y: number[], alpha: number, rate: number): void {
            super.backwardProp(X, hs.slice(1), z, y, alpha, rate);
          }
        },
    );
    for (const method of METHODS) expect((await ask(method, withRows)).kind).toBe('passed');
  });

  it('fails with a loss that overflows, and says so', async () => {
    class Unshifted extends Output {
      override forwardPass(h: Rows): Rows {
        return each(product(h, this.w), (one, _, j) => one + (this.b[j] ?? NaN));
      }
    }
    class Naive extends Loss {
      override forwardPass(z: Rows, y: number[]): number {
        const losses = z.map(
          (row, i) => -Math.log(Math.exp(row[y[i] ?? 0] ?? NaN) / row.reduce((sum, one) => sum + Math.exp(one), 0)),
        );
        return losses.reduce((sum, one) => sum + one, 0) / z.length;
      }
    }
    expect((await ask('forward', submissionOf({ Loss: Naive }))).kind).toBe('passed');
    const outcome = await ask('forward', submissionOf({ Loss: Naive, Output: Unshifted }));
    expect(summaryOf(outcome)).toMatch(/overflow/);
  });
});

describe('one kind of hidden layer that fails', () => {
  const nothing = (): never => {
    throw new TypeError('unsupported');
  };
  class Throws extends Hidden {
    override forwardPass(): Rows {
      return nothing();
    }
  }
  class NotNumbers extends Hidden {
    override forwardPass(X: Rows): Rows {
      return each(super.forwardPass(X), () => NaN);
    }
  }
  class VondrickThrows extends HiddenVondrick {
    override forwardPass(): Rows {
      return nothing();
    }
  }

  it('is not told as an overflow, and costs the network nothing', async () => {
    for (const change of [{ Hidden: Throws }, { HiddenVondrick: VondrickThrows }])
      for (const seed of [1, 2])
        for (const method of METHODS)
          expect(await ask(method, submissionOf(change), seed)).toMatchObject({
            kind: 'passed',
            notes: [expect.stringContaining('with an error') as string],
          });
    for (const seed of [1, 2, 3, 4, 5])
      expect((await ask('forward', submissionOf({ Hidden: NotNumbers }), seed)).kind).not.toBe('failed');
  });

  it('leaves what can be told of the other kind', async () => {
    for (const [method, mistake, id] of [
      ['forward', 'no L2 term in the loss', 'no-l2'],
      ['backward', 'rates swapped in a call', 'rates-swapped'],
      ['train', 'the sum of the losses', 'losses-summed'],
    ] as const) {
      const wrong = wrongNetworks[mistake]();
      class ThrowsIn extends (wrong['NN'] as ReturnType<typeof networkOf>) {
        override outputsOf(X: Rows): Rows[] {
          return this.hiddenLayers.some((layer) => layer instanceof Hidden) ? nothing() : super.outputsOf(X);
        }
      }
      expect(idsOf(await ask(method, { ...wrong, Hidden: Throws, NN: ThrowsIn }))).toEqual([`network/${id}`]);
    }
  });

  it('still shows a loss that overflows, whichever kind works', async () => {
    class Unshifted extends Output {
      override forwardPass(h: Rows): Rows {
        return each(product(h, this.w), (one, _, j) => one + (this.b[j] ?? NaN));
      }
    }
    class Naive extends Loss {
      override forwardPass(z: Rows, y: number[]): number {
        const losses = z.map(
          (row, i) => -Math.log(Math.exp(row[y[i] ?? 0] ?? NaN) / row.reduce((sum, one) => sum + Math.exp(one), 0)),
        );
        return losses.reduce((sum, one) => sum + one, 0) / z.length;
      }
    }
    const outcome = await ask('forward', submissionOf({ Hidden: Throws, Output: Unshifted, Loss: Naive }));
    expect(summaryOf(outcome)).toMatch(/overflow/);
  });
});

describe('networks that share one list of hidden layers', () => {
  it('are each given one of their own, and told so', async () => {
    const shared: (Hidden | HiddenVondrick)[] = [];
    const sharing = submissionOf(
      {},
      (NN) =>
        class extends NN {
          override hiddenLayers = shared;
        },
    );
    for (const method of METHODS) {
      const outcome = await ask(method, sharing);
      expect(outcome.kind).toBe('passed');
      expect(outcome.notes?.[0]).toContain('All your networks share one `hiddenLayers`');
    }
  });
});

describe('answers of absurd size', () => {
  const many = 300_000;

  it('are wrong answers, not more', async () => {
    const long = submissionOf(
      {},
      (NN) =>
        class extends NN {
          override predict(): unknown {
            return Array.from({ length: many }, () => [0, 1]);
          }

          override computeAccuracy(): number {
            return Array.from({ length: many }, () => 0) as unknown as number;
          }

          override train(): number[] {
            return Array.from({ length: many }, () => 0);
          }
        },
    );
    for (const method of ['predict', 'accuracy', 'train'] as const)
      expect((await ask(method, long)).kind).toBe('failed');
  });

  it('are nothing to hold a network to where the own layers give them', async () => {
    class Wide extends Output {
      override forwardPass(h: Rows): Rows {
        return h.map(() => Array.from({ length: many }, (_, at) => at));
      }
    }
    const wide = submissionOf(
      { Output: Wide },
      (NN) =>
        class extends NN {
          override predict(): unknown {
            return [0];
          }
        },
    );
    expect(
      (await runNetworkCheck(followsOwnLayers, 'network.predict', inProcessClasses(wide), { options: { cases: 2 } }))
        .kind,
    ).toBe('blocked');
  });
});

describe('layers that tell nothing', () => {
  const boom = (): never => {
    throw new TypeError('unsupported');
  };
  const passesOf = (change: Parameters<typeof submissionOf>[0]) => submissionOf(change);

  it('is blocked where the own layers stop with an error', async () => {
    class Throws extends Output {
      override forwardPass(): Rows {
        return boom();
      }
    }
    for (const method of METHODS) {
      const outcome = await ask(method, passesOf({ Output: Throws }));
      expect(outcome).toMatchObject({ kind: 'blocked' });
    }
  });

  it('is blocked where every logit is alike', async () => {
    class Alike extends Output {
      override forwardPass(h: Rows): Rows {
        return each(super.forwardPass(h), () => 0);
      }
    }
    expect((await ask('predict', passesOf({ Output: Alike }))).kind).toBe('blocked');
  });

  it('is blocked where one class always has the largest logit', async () => {
    class First extends Output {
      override forwardPass(h: Rows): Rows {
        return each(super.forwardPass(h), (_, __, j) => (j === 0 ? 0 : -1));
      }
    }
    expect((await ask('predict', passesOf({ Output: First }))).kind).toBe('blocked');
  });

  it('is blocked where backward passes change nothing', async () => {
    class Still extends Hidden {
      override update(): void {
        this.c = [...this.c];
      }
    }
    class StillVondrick extends HiddenVondrick {
      override backwardPass(X: Rows): Rows {
        return each(X, () => 0);
      }
    }
    class StillOutput extends Output {
      override backwardPass(h: Rows): Rows {
        return each(h, () => 0);
      }
    }
    const outcome = await ask(
      'backward',
      passesOf({ Hidden: Still, HiddenVondrick: StillVondrick, Output: StillOutput }),
    );
    expect(outcome.kind).toBe('blocked');
  });

  it('is blocked where the own loss is always the same', async () => {
    class Same extends Loss {
      override forwardPass(): number {
        return 1;
      }
    }
    expect((await ask('forward', passesOf({ Loss: Same }))).kind).toBe('blocked');
  });

  it('is blocked where a class is missing, and does without a hidden layer that is missing', async () => {
    expect(await ask('predict', without('Output'))).toMatchObject({
      kind: 'blocked',
      message: expect.stringContaining('Output') as string,
    });
    const outcome = await ask('predict', without('Hidden_Vondrick'));
    expect(outcome.kind).toBe('passed');
    expect(outcome.notes?.[0]).toContain('Hidden_Vondrick');
  });
});

describe('layers that stop in most networks', () => {
  /** Layers that take the rows of a batch, but nothing that a layer gave; the network is wrong where it has more than one of them. */
  const hiding = (): ReturnType<typeof submissionOf> => {
    const given = new Set<string>();
    const stopping = (X: Rows, pass: (X: Rows) => Rows): Rows => {
      if (given.has(JSON.stringify(X))) throw new TypeError('later');
      const h = pass(X);
      given.add(JSON.stringify(h));
      return h;
    };
    class Stops extends Hidden {
      override forwardPass(X: Rows): Rows {
        return stopping(X, (rows) => super.forwardPass(rows));
      }
    }
    class VondrickStops extends HiddenVondrick {
      override forwardPass(X: Rows): Rows {
        return stopping(X, (rows) => super.forwardPass(rows));
      }
    }
    return submissionOf(
      { Hidden: Stops, HiddenVondrick: VondrickStops },
      (NN) =>
        class extends NN {
          override predict(X: Rows): unknown {
            const all = this.hiddenLayers;
            this.hiddenLayers = all.slice(0, 1);
            const predicted = super.predict(X);
            this.hiddenLayers = all;
            return predicted;
          }
        },
    );
  };

  it('hide no network that is wrong in these', async () => {
    for (const seed of [1, 2, 3]) {
      const outcome = await ask('predict', hiding(), seed);
      expect(outcome).toMatchObject({ kind: 'blocked', message: expect.stringContaining('later') as string });
    }
  });

  /** @param goesOn whether a loss of so many rows and classes goes on */
  const losing = (goesOn: (rows: number, classes: number) => boolean): ReturnType<typeof submissionOf> => {
    class Stops extends Loss {
      override backwardPass(z: Rows, y: number[]): Rows {
        if (!goesOn(z.length, z[0]?.length ?? 0)) throw new TypeError('shapes');
        return super.backwardPass(z, y);
      }
    }
    return submissionOf({ Loss: Stops });
  };

  it('do not cost the network: those in which they go on are enough to pass by', async () => {
    class FewRows extends HiddenVondrick {
      override forwardPass(X: Rows): Rows {
        if (X.length > 2) throw new TypeError('too many rows');
        return super.forwardPass(X);
      }
    }
    const passed: [string, ReturnType<typeof submissionOf>, string, ...('forward' | 'predict' | 'backward')[]][] = [
      [
        'one kind of them',
        submissionOf({ HiddenVondrick: FewRows }),
        'too many rows',
        'forward',
        'predict',
        'backward',
      ],
      // A softmax without its axis: the sums of the rows are spread over the columns.
      ['the loss', losing((rows, classes) => rows === 1 || rows === classes), 'shapes', 'backward'],
    ];
    for (const [name, submission, why, ...methods] of passed) {
      for (const method of methods) {
        for (const seed of [1, 2, 3]) {
          const outcome = await ask(method, submission, seed);
          expect({ name, method, seed, kind: outcome.kind }).toEqual({
            name,
            method,
            seed,
            kind: 'passed',
          });
          expect(outcome.notes?.join(' ')).toContain(why);
        }
      }
    }
  });

  /** One kind works in the smallest network, with which it is tried, and in hardly any other. */
  const halfStopping = (): ReturnType<typeof submissionOf> => {
    class Never extends HiddenVondrick {
      override forwardPass(X: Rows): Rows {
        if (X.length !== 2 || X[0]?.length !== 3) throw new TypeError('never');
        return super.forwardPass(X);
      }
    }
    return submissionOf({ HiddenVondrick: Never });
  };
  /** How many networks each program has, and what comes of it. */
  const counted = async (ends?: InProcessClasses['ends']) => {
    const networks: number[] = [];
    const onProgram = (program: Program): void => {
      const made = program.filter(
        ({ op, ...one }) =>
          op === 'construct' && 'callee' in one && one.callee.kind === 'name' && one.callee.name === 'NN',
      );
      networks.push(made.length);
    };
    const outcome = await hold('predict', inProcessClasses(halfStopping(), { onProgram, ...(ends && { ends }) }), 1);
    return { networks, outcome };
  };

  it('are asked for in programs of the usual size, and a kind that never went on is named', async () => {
    const { networks, outcome } = await counted();
    expect(outcome).toMatchObject({ kind: 'passed', cases: 48 });
    expect(outcome.notes?.[0]).toMatch(/^Networks without this layer were tried only\. Hidden_?Vondrick: .*never/);
    expect(Math.max(...networks)).toBe(12);
    expect(networks.filter((count) => count === 12)).toHaveLength(5);
  });

  it('do not fail where one of the further programs ends, and are not known where the machine ended it', async () => {
    const { networks } = await counted();
    const full = networks.flatMap((count, index) => (count === 12 ? [index + 1] : []));
    for (const at of full.slice(1)) {
      for (const how of studentEndings)
        expect((await counted({ at, how })).outcome).toMatchObject({
          kind: 'blocked',
          message: expect.stringContaining('never') as string,
        });
      expect((await counted({ at, how: neverStarted })).outcome).toMatchObject({ kind: 'inconclusive' });
    }
  });

  it('give too little to pass by where they take single rows only', async () => {
    for (const seed of [1, 2, 3]) {
      const outcome = await ask(
        'backward',
        losing((rows) => rows === 1),
        seed,
      );
      expect(outcome).toMatchObject({
        kind: 'blocked',
        message: expect.stringContaining('shapes') as string,
      });
    }
  });
});

describe('a network that gives no answer', () => {
  it('fails where it is missing, or its method is', async () => {
    expect(await ask('predict', without('NN'))).toMatchObject({ kind: 'failed', finding: { kind: 'missing' } });
    const renamed = submissionOf({}, (NN) => {
      const Other = class extends NN {};
      Object.defineProperty(Other.prototype, 'predict', { value: 1 });
      return Other;
    });
    expect(await ask('predict', renamed)).toMatchObject({ kind: 'failed', finding: { kind: 'missing' } });
  });

  it('fails where it stops with an error, and says which', async () => {
    const throwing = submissionOf(
      {},
      (NN) =>
        class extends NN {
          override predict(): unknown {
            throw new RangeError('too many rows');
          }
        },
    );
    expect(await ask('predict', throwing)).toMatchObject({ kind: 'failed', finding: { kind: 'threw' } });
    expect(summaryOf(await ask('predict', throwing))).toContain('too many rows');
  });

  it.each(studentEndings)('fails where its process ends: $kind', async (how) => {
    const killed = submissionOf(
      {},
      (NN) =>
        class extends NN {
          override predict(): unknown {
            return endProcess(how);
          }
        },
    );
    expect(await ask('predict', killed)).toMatchObject({ kind: 'failed', finding: { kind: 'ended' } });
  });

  it('is blocked where the own layers end the process without it', async () => {
    class Ends extends Hidden {
      override forwardPass(): Rows {
        return endProcess({ kind: 'timed-out', clock: 'cpu', seconds: 5 });
      }
    }
    class VondrickEnds extends HiddenVondrick {
      override forwardPass(): Rows {
        return endProcess({ kind: 'timed-out', clock: 'cpu', seconds: 5 });
      }
    }
    const ends = submissionOf({ Hidden: Ends, HiddenVondrick: VondrickEnds });
    expect((await ask('predict', ends)).kind).toBe('blocked');
    const outcome = await ask('predict', submissionOf({ Hidden: Ends }));
    expect(outcome.kind).toBe('passed');
    expect(outcome.notes?.[0]).toContain('Hidden: your own layers');
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9])(
    'is inconclusive, not failed, when no process can be started at program %i',
    async (at) => {
      const subject = inProcessClasses(submissionOf(), { ends: { at, how: neverStarted } });
      expect(['inconclusive', 'passed']).toContain((await hold('predict', subject)).kind);
    },
  );

  it('never passes where answers are cut short', async () => {
    for (const cutShort of [0, 1, 2, 5, 20, 100]) {
      const subject = inProcessClasses(submissionOf(), { cutShort });
      for (const method of METHODS) expect((await hold(method, subject)).kind).not.toBe('passed');
    }
  });
});
