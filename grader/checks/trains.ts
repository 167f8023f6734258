import { lookAtNetwork } from '../contract/look-at-network.ts';
import { methodFor } from '../contract/network/draft.ts';
import { notesOfForm, partsOfNetwork } from '../contract/network/network-form.ts';
import type { NetworkForm } from '../contract/network/network-form.ts';
import { faultOfReply } from '../findings/faults.ts';
import type { Finding } from '../model/report.ts';
import type { NamedText } from '../model/named-text.ts';
import type { Check, CheckContext, CheckOutcome } from './check.ts';
import { failedWith, unanswered } from './settle.ts';
import type { Ask } from './training/chunk.ts';
import { followRun } from './training/follow-run.ts';
import type { FollowedRun, RunVerdict } from './training/follow-run.ts';
import { TrainsOptions } from './training/options.ts';
import { trainingPlots } from './training/plots.ts';
import { withoutEnded } from './network/without-ended.ts';
import { conventionsOf, isFinite, referenceRuns, rowsOf } from './training/reference-runs.ts';
import type { ReferenceRun } from './training/reference-runs.ts';
import { segmentsOf } from './training/segments.ts';

type Context = CheckContext<TrainsOptions>;

/**
 * Training on a data set, from initial weights that the grader draws, held to the reference's training from the same ones:
 * no luck in it. Only some epochs are trained unless all are asked for.
 */
export const trains: Check<typeof TrainsOptions> = {
  kind: 'trains',
  description:
    'Trains as the reference does from the same initial weights, and reaches the accuracy that is asked for.',
  options: TrainsOptions,
  alsoNeeds: ({ layers }) => [...new Set(layers.map(({ target }) => target))],
  run: async (context) => {
    const found = await lookAtNetwork(context.workshop, context.targets, context.targetId, context.seed);
    if (found.kind !== 'network') {
      const fault = faultOfReply(found.reply);
      if (fault.kind === 'not-known') return { kind: 'inconclusive', message: fault.message, cases: 0 };
      return blocked(fault.finding.summary);
    }
    const form = withoutEnded(found, context.endedOf);
    if (typeof form === 'string') return blocked(form);
    const lacking = whatLacks(context, form);
    return lacking === null ? followAll(context, form) : blocked(lacking);
  },
};

async function followAll(context: Context, form: NetworkForm): Promise<CheckOutcome> {
  const { options, workshop, seed, fullTraining } = context;
  const { bar, tolerance, batchSize, epochs, weightDecay } = options;
  const rows = rowsOf(context);
  const conventions = conventionsOf(context);
  const runs = referenceRuns(context, conventions);
  const learningRate = options.learningRate * conventions.rateFactor;
  const ask: Ask = {
    workshop,
    form,
    rows,
    layers: [...options.layers, { target: form.output.target, size: rows.classes }],
    batchSize,
    learningRate,
    weightDecay,
    seed,
  };
  if (!runs.every(isFinite))
    return blocked('under the conventions that you follow the reference itself does not stay with finite numbers.');
  const reaches = ({ accuracy }: ReferenceRun): boolean => accuracy.train >= bar && accuracy.test >= bar;
  const judgedBy = runs.every(reaches) ? bar : null;
  const followed: FollowedRun[] = [];
  for (const [index, run] of runs.entries()) {
    const segments = segmentsOf(epochs, index, { seed, full: fullTraining });
    const one = await followRun(ask, run, segments, { bar: reaches(run) ? bar : null, tolerance, full: fullTraining });
    followed.push(one);
    if (one.verdict.kind !== 'keeps') break;
  }
  const settings: NamedText[] = [
    { name: 'epochs', text: String(epochs) },
    { name: 'batch size', text: String(batchSize) },
    { name: 'learning rate', text: String(learningRate) },
    { name: 'weight decay', text: String(weightDecay) },
  ];
  const told = {
    cases: followed.length,
    tolerance,
    notes: [...notesOfForm(form), ...notesOf(context, conventions.rateFactor, judgedBy, runs, followed)],
    figures: figuresOf(context, runs, followed),
    plots: trainingPlots({ context, rows, runs, followed, settings, bar: judgedBy, key: conventions.key }),
  };
  const stopped = followed.find(({ verdict }) => verdict.kind !== 'keeps');
  const failed = failedParts(context);
  if (stopped !== undefined) return because(failure(stopped.verdict, form, settings, told), failed);
  if (failed.length > 0)
    return {
      kind: 'blocked',
      message: `Training keeps to the reference on these rows, but a part of the network failed on its own: ${failed.map((id) => `\`${id}\``).join(', ')}.`,
      ...told,
    };
  const many = runs.length === 1 ? 'a network' : `${runs.length} networks`;
  const end = judgedBy === null ? '' : `, and reaches ${bar.toFixed(2)} on training and test rows`;
  return { kind: 'passed', message: `Trains ${many} as the reference does${end}.`, ...told };
}

/** What failed on its own is the likely cause. */
function because(outcome: CheckOutcome, failed: readonly string[]): CheckOutcome {
  if (outcome.kind !== 'failed' || failed.length === 0) return outcome;
  const see = `Mend first what failed on its own: ${failed.map((id) => `\`${id}\``).join(', ')}.`;
  const finding = { ...outcome.finding, summary: `${outcome.finding.summary} ${see}` };
  return { ...outcome, finding, message: finding.summary };
}

/** Checks of the parts that failed: rows that never meet the mistake do not make a part right. */
function failedParts({ options, targets, targetId, failedOf }: Context): readonly string[] {
  const { output, loss } = partsOfNetwork(targetId, targets);
  const used = new Set([...options.layers.map(({ target }) => target), output.target, loss.target]);
  return [...used].flatMap(failedOf);
}

type Told = Omit<Extract<CheckOutcome, { kind: 'failed' }>, 'kind' | 'finding' | 'message'>;

function failure(verdict: RunVerdict, form: NetworkForm, settings: NamedText[], told: Told): CheckOutcome {
  const where = form.network.definition.where;
  switch (verdict.kind) {
    case 'keeps':
      throw new TypeError('a run that keeps to the reference is no failure');
    case 'ended':
      return { ...unanswered(verdict), ...told };
    case 'stopped': {
      const { kind, summary, error } = verdict.breach;
      return failedWith({ where, ...(error ?? { kind, summary }), inputs: settings }, told);
    }
    case 'parts': {
      const { epoch, summary, differences } = verdict.parting;
      const kind: Finding['kind'] = epoch > 0 ? 'parts-from-path' : 'differs';
      return failedWith(
        { kind, summary, inputs: settings, ...(differences.length > 0 && { differences: [...differences] }), where },
        told,
      );
    }
  }
}

/** A class or a method that training needs and that is not there; null when all are. */
function whatLacks({ options, targets, targetId }: Context, form: NetworkForm): string | null {
  const { hidden } = partsOfNetwork(targetId, targets);
  for (const { target } of options.layers) {
    if (form.hidden.some((part) => part.target === target)) continue;
    if (!hidden.some((part) => part.target === target)) throw new TypeError(`networks have no hidden layer ${target}`);
    return form.without.join(' ') || `\`${target}\` is not there.`;
  }
  const problems = ['train', 'predict'].map((id) => methodFor(form.network, id));
  return problems.find((problem) => typeof problem === 'string') ?? null;
}

function notesOf(
  { options, fullTraining }: Context,
  rateFactor: number,
  judgedBy: number | null,
  runs: readonly ReferenceRun[],
  followed: readonly FollowedRun[],
): readonly string[] {
  const { learningRate, bar, batchSize } = options;
  const kept = followed.every(({ verdict }) => verdict.kind === 'keeps');
  return [
    ...(rateFactor === 1
      ? []
      : [
          `The gradients are averaged over the batch, so the learning rate is ${learningRate} times the batch size of ${batchSize}.`,
        ]),
    ...(judgedBy === null && runs.length > 0
      ? [
          `The reference itself does not end above ${bar.toFixed(2)} every time under these conventions: only the curve is judged there.`,
        ]
      : []),
    ...(fullTraining
      ? []
      : [
          kept
            ? 'Some epochs at the beginning, in the middle and at the end were trained, each from the parameters that the epochs before lead to.'
            : 'No more epochs were trained than the curves show, for the verdict was known; `--full-training` goes on to the end.',
        ]),
  ];
}

function figuresOf(
  { options, data }: Context,
  runs: readonly ReferenceRun[],
  followed: readonly FollowedRun[],
): readonly NamedText[] {
  const text = ({ train, test }: ReferenceRun['accuracy']): string =>
    `training ${train.toFixed(4)}, test ${test.toFixed(4)}`;
  const reached = (seen: ReadonlyMap<number, ReferenceRun['accuracy']> | undefined): string => {
    const [epoch, accuracy] = [...(seen ?? [])].at(-1) ?? [0, null];
    if (accuracy === null) return 'not measured';
    return epoch === options.epochs ? text(accuracy) : `${text(accuracy)}, after epoch ${epoch}`;
  };
  const { source } = data(options.data);
  return [
    ...runs.flatMap((run, index): NamedText[] => {
      return [
        { name: `accuracy of network ${index + 1}`, text: reached(followed[index]?.seen.accuracy) },
        { name: `the reference's`, text: text(run.accuracy) },
      ];
    }),
    ...(options.library
      ? [
          {
            name: `accuracy of ${options.library.name}, as the assignment tells`,
            text: options.library.accuracy.toFixed(2),
          },
        ]
      : []),
    {
      name: 'data',
      text: source === 'file' ? 'the published data set' : 'a made-up data set in place of the published one',
    },
  ];
}

function blocked(message: string): CheckOutcome {
  return { kind: 'blocked', message: `This cannot be trained: ${message}`, cases: 0 };
}
