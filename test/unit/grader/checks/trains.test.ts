import { describe, expect, it } from 'vitest';
import type { CheckOutcome, Convention } from '../../../../grader/checks/check.ts';
import { trains } from '../../../../grader/checks/trains.ts';
import type { DataSet } from '../../../../grader/model/data-set.ts';
import { oracleFor } from '../../../../grader/grading/class-oracle.ts';
import type { ClassOracle } from '../../../../grader/grading/class-oracle.ts';
import type { Program } from '../../../../grader/model/program.ts';
import type { Subject } from '../../../../grader/model/subject.ts';
import { neverStarted, studentEndings } from '../../../fixtures/subjects/endings.ts';
import { each, Hidden, Loss, Output, submissionOf, without } from '../../../fixtures/subjects/hw2-network.ts';
import type { Rows } from '../../../fixtures/subjects/hw2-network.ts';
import { wrongLayers, wrongNetworks, wrongVondrick } from '../../../fixtures/subjects/hw2-network-mistakes.ts';
import { endProcess, inProcessClasses } from '../../../fixtures/subjects/in-process-classes.ts';
import type { StudentClass } from '../../../fixtures/subjects/in-process-classes.ts';
import { hw2 } from '../../../fixtures/subjects/grade.ts';
import { madeUpWines, runNetworkCheck } from '../../../fixtures/subjects/network-check.ts';

/** A part of the wines, and networks that are small: training is quick, and parts as the real one does. */
const few: DataSet = {
  ...madeUpWines,
  features: madeUpWines.features.slice(0, 150),
  labels: madeUpWines.labels.slice(0, 150),
};
const options = { epochs: 20, networks: 2, batchSize: 15, learningRate: 0.008, bar: 0.6 };
const plain = {
  ...options,
  layers: [
    { target: 'hidden', size: 4 },
    { target: 'hidden', size: 3 },
  ],
};
const curved = {
  ...options,
  layers: [
    { target: 'hidden', size: 4 },
    { target: 'hidden-vondrick', size: 3 },
  ],
};

interface Others {
  readonly seed?: number;
  readonly oracle?: ClassOracle;
  readonly conventions?: Readonly<Record<string, Convention>>;
  readonly fullTraining?: boolean;
  readonly failed?: Readonly<Record<string, readonly string[]>>;
  readonly options?: Readonly<Record<string, unknown>>;
}

const train = (subject: Subject, others: Others = {}): Promise<CheckOutcome> =>
  runNetworkCheck(trains, 'network.training', subject, {
    data: few,
    ...others,
    options: { ...plain, ...others.options },
  });
const trainClasses = (classes: Readonly<Record<string, StudentClass>>, others: Others = {}): Promise<CheckOutcome> =>
  train(inProcessClasses(classes), others);

describe('a right network', () => {
  it('passes from many seeds, with either kind of hidden layer, trained in part or in full', async () => {
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8])
      for (const fullTraining of [false, true])
        for (const layers of [plain, curved]) {
          const outcome = await trainClasses(submissionOf(), { seed, fullTraining, options: layers });
          expect(outcome).toMatchObject({ kind: 'passed', cases: 2 });
        }
  });

  it('passes under its own conventions, and is told the learning rate', async () => {
    class Averaged extends Loss {
      override backwardPass(z: Rows, y: number[]): Rows {
        return each(super.backwardPass(z, y), (one) => one / z.length);
      }
    }
    const conventions = { loss: { batch: 'mean' } };
    const outcome = await trainClasses(submissionOf({ Loss: Averaged }), { conventions });
    expect(outcome.kind).toBe('passed');
    expect(outcome.notes?.[0]).toContain('times the batch size of 15');
    expect((await trainClasses(submissionOf({ Loss: Averaged }))).kind).toBe('failed');
  });

  it('passes with its state kept in other layouts', async () => {
    class Column extends Output {
      column: number[][] = [];
    }
    expect((await trainClasses(submissionOf({ Output: Column }))).kind).toBe('passed');
  });

  it('shows curves, a confusion matrix and figures', async () => {
    const outcome = await trainClasses(submissionOf(), { options: curved });
    expect(outcome.plots?.map((plot) => plot.title)).toEqual([
      'Loss of network 1',
      'Accuracy on the training rows of network 1',
      'Accuracy on the test rows of network 1',
      'The exponent of network 1',
      'Predictions for the test rows',
    ]);
    const confusion = outcome.plots?.find((plot) => plot.kind === 'confusion');
    expect(confusion?.counts.flat().reduce((sum, one) => sum + one, 0)).toBe(38);
    const loss = outcome.plots?.find((plot) => plot.kind === 'curves');
    expect(loss?.curves[0]?.epochs).toHaveLength(20);
    expect(loss?.curves[1]?.epochs).toHaveLength(10);
    expect(outcome.figures?.find(({ name }) => name === 'data')?.text).toContain('made-up');
    expect(outcome.figures?.some(({ text }) => text === '0.75')).toBe(true);
  });

  it('judges the curve alone where the reference does not reach the bar', async () => {
    const outcome = await trainClasses(submissionOf(), { options: { bar: 0.99 } });
    expect(outcome.kind).toBe('passed');
    expect(outcome.notes?.join(' ')).toContain('only the curve is judged');
  });
});

describe('initial weights', () => {
  it('are those of the seed, whatever was drawn before', async () => {
    const rows = new Map<string, unknown>();
    // Keeps the rows alone: what is drawn otherwise is drawn again.
    const oracle: ClassOracle = {
      ...oracleFor(hw2.targets),
      once: <Made>(key: string, make: () => Made): Made => {
        if (!key.endsWith(' rows')) return make();
        const made = rows.get(key) ?? make();
        rows.set(key, made);
        return made as Made;
      },
    };
    const plots = async (): Promise<unknown> => (await trainClasses(submissionOf(), { oracle })).plots;
    const first = await plots();
    expect(await plots()).toEqual(first);
    expect((await trainClasses(submissionOf(), { oracle, seed: 8 })).plots).not.toEqual(first);
  });
});

it('trains networks that share one list of hidden layers with lists of their own', async () => {
  const shared: Hidden[] = [];
  const sharing = submissionOf(
    {},
    (NN) =>
      class extends NN {
        override hiddenLayers = shared as never;
      },
  );
  const outcome = await trainClasses(sharing);
  expect(outcome.kind).toBe('passed');
  expect(outcome.notes?.[0]).toContain('share one `hiddenLayers`');
});

describe('a network with a wrong part', () => {
  const silentMistakes = ['a percentage'];
  const mistakes = { ...wrongLayers, ...wrongNetworks };
  it.each(Object.keys(mistakes).filter((name) => !silentMistakes.includes(name)))(
    'is never passed: %s',
    async (name) => {
      for (const seed of [1, 2, 3])
        for (const fullTraining of [false, true]) {
          const outcome = await trainClasses(mistakes[name as keyof typeof mistakes](), { seed, fullTraining });
          expect(outcome.kind).toBe('failed');
        }
    },
  );

  it('is never passed where a part failed, though these rows do not show it', async () => {
    const failed = { 'hidden-vondrick': ['hidden-vondrick.activation'] };
    const shown = await trainClasses(submissionOf(), { failed, options: curved });
    expect(shown).toMatchObject({ kind: 'blocked' });
    expect(shown.message).toContain('`hidden-vondrick.activation`');
    expect(shown.plots).not.toHaveLength(0);
    expect((await trainClasses(submissionOf(), { failed })).kind).toBe('passed');
  });

  it.each(['the exponent gradient without upstream'])('is never passed: %s', async (name) => {
    for (const seed of [1, 2, 3])
      expect((await trainClasses(wrongVondrick[name]?.() ?? {}, { seed, options: curved })).kind).toBe('failed');
  });

  it('is told at which epoch the loss parts, and by how much, and the curve goes on', async () => {
    const outcome = await trainClasses(wrongNetworks['no L2 term in the loss']());
    const finding = outcome.kind === 'failed' ? outcome.finding : null;
    expect(finding?.kind).toBe('parts-from-path');
    expect(finding?.summary).toMatch(/parts from the reference's in epoch 1: .* where .* is right/);
    const [loss] = outcome.plots ?? [];
    expect(loss).toMatchObject({ kind: 'curves', partsAt: 1 });
    expect(loss?.kind === 'curves' ? loss.curves[1]?.epochs : []).toHaveLength(10);
  });

  it('is told that its loss is not a number', async () => {
    class Diverges extends Hidden {
      override backwardPass(X: Rows, h: Rows, dLdh: Rows, alpha: number, rate: number): Rows {
        return super.backwardPass(X, h, dLdh, alpha, rate * 1e200);
      }
    }
    const outcome = await trainClasses(submissionOf({ Hidden: Diverges }));
    expect(outcome.kind === 'failed' ? outcome.finding.summary : '').toMatch(/loss of epoch 1 is (NaN|Infinity)/);
  });

  it('is told that it predicts something else than classes', async () => {
    const outcome = await trainClasses(wrongNetworks['an argmin']());
    expect(outcome.message).toMatch(/`predict` gives another class/);
  });
});

describe('training that cannot be told', () => {
  it('is blocked where a class or a method is missing', async () => {
    expect((await trainClasses(without('Output'))).kind).toBe('blocked');
    expect((await trainClasses(without('Hidden_Vondrick'), { options: curved })).kind).toBe('blocked');
    expect((await trainClasses(without('Hidden_Vondrick'))).kind).toBe('passed');
  });

  it('fails where training stops with an error', async () => {
    const throwing = submissionOf(
      {},
      (NN) =>
        class extends NN {
          override train(): number[] {
            throw new RangeError('no such axis');
          }
        },
    );
    expect(await trainClasses(throwing)).toMatchObject({ kind: 'failed', finding: { kind: 'threw' } });
  });

  it.each(studentEndings)('fails where the process ends: $kind', async (how) => {
    const killed = submissionOf(
      {},
      (NN) =>
        class extends NN {
          override train(): number[] {
            return endProcess(how);
          }
        },
    );
    expect(await trainClasses(killed)).toMatchObject({ kind: 'failed', finding: { kind: 'ended' } });
  });

  it('is inconclusive, not failed or passed, where no process can be started', async () => {
    const programs: Program[] = [];
    await train(inProcessClasses(submissionOf(), { onProgram: (program) => programs.push(program) }));
    expect(programs.length).toBeGreaterThan(12);
    for (const [index, program] of programs.entries()) {
      // What an object has once a method has run is looked at beforehand; training does without.
      if (program.map(({ op }) => op).join() === 'construct,call,members') continue;
      const subject = inProcessClasses(submissionOf(), { ends: { at: index + 1, how: neverStarted } });
      expect([index, (await train(subject)).kind]).toEqual([index, 'inconclusive']);
    }
  });

  it('is blocked, not passed, where the reference itself does not stay with finite numbers', async () => {
    const outcome = await trainClasses(submissionOf(), { options: { learningRate: 1e200 } });
    expect(outcome.kind).toBe('blocked');
    expect(outcome.message).toContain('the reference itself does not stay with finite numbers');
  });

  it('is never passed where answers are cut short', async () => {
    for (const cutShort of [0, 2, 6, 15, 20])
      expect((await train(inProcessClasses(submissionOf(), { cutShort }))).kind).not.toBe('passed');
  });
});
