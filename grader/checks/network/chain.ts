import type { UpdateRates } from '../../../reference/mlp/layer.ts';
import type { BuiltLayers } from '../../contract/network/build.ts';
import { firstFailure } from '../../contract/network/build.ts';
import { writeCall } from '../../contract/network/draft.ts';
import type { Draft } from '../../contract/network/draft.ts';
import { resultOf } from '../../contract/result-of.ts';
import { nothing } from '../../contract/read-answer.ts';
import { toTensor } from '../../contract/tensor.ts';
import { faultOfReply } from '../../findings/faults.ts';
import type { Answer } from '../../model/outcome.ts';
import type { Reference } from '../../model/program.ts';
import type { Tensor } from '../../model/roles.ts';
import type { Difference, Finding } from '../../model/report.ts';
import type { ClassForm } from '../../contract/class-form.ts';
import { scalar } from '../../contract/tensor.ts';
import type { CaseVerdict, Fits } from './aspect.ts';
import { NO_FITS } from './aspect.ts';

/** The student's own layers one after the other: operation of each layer's output, the logits last. */
export function chainForward(draft: Draft, { layers }: BuiltLayers, rows: Tensor): readonly number[] {
  const outputs: number[] = [];
  let input: Tensor | Reference = rows;
  for (const { part, self } of layers) {
    const at: number = writeCall(draft, part.form, 'forward', self, new Map([['input', input]]));
    outputs.push(at);
    input = resultOf(at);
  }
  return outputs;
}

export function ownLoss(draft: Draft, { loss }: BuiltLayers, logits: number, labels: Tensor): number {
  const given = new Map<string, Tensor | Reference>([
    ['logits', resultOf(logits)],
    ['labels', labels],
  ]);
  return writeCall(draft, loss.part.form, 'forward', loss.self, given);
}

/** The student's own backward passes, the loss first, each layer with what went into it and came out of it. */
export function chainBackward(
  draft: Draft,
  { layers, loss }: BuiltLayers,
  outputs: readonly number[],
  rows: Tensor,
  labels: Tensor,
  { learningRate, weightDecay }: UpdateRates,
): readonly number[] {
  const logits = resultOf(outputs.at(-1) ?? 0);
  const steps = [
    writeCall(
      draft,
      loss.part.form,
      'backward',
      loss.self,
      new Map<string, Tensor | Reference>([
        ['logits', logits],
        ['labels', labels],
      ]),
    ),
  ];
  for (const [index, { part, self }] of [...layers.entries()].toReversed()) {
    const below = outputs[index - 1];
    const given = new Map<string, Tensor | Reference>([
      ['input', below === undefined ? rows : resultOf(below)],
      ['output', resultOf(outputs[index] ?? 0)],
      ['upstream', resultOf(steps.at(-1) ?? 0)],
      ['weightDecay', scalar(weightDecay)],
      ['learningRate', scalar(learningRate)],
    ]);
    steps.push(writeCall(draft, part.form, 'backward', self, given));
  }
  return steps;
}

/** Why the student's own layers give nothing to hold to; null when all of them returned. */
export function ownFailure(steps: readonly number[], answers: readonly Answer[]): string | null {
  const failure = firstFailure(steps, answers);
  if (failure === null) return null;
  const { answer } = failure;
  return answer.kind === 'threw'
    ? `your own layers stop with an error: ${[answer.error.type, answer.error.message].filter(Boolean).join(': ')}`
    : `your own layers give nothing to go on with: ${answer.reason}`;
}

/** What an error in the network's own code is; null when all operations returned. */
export function networkFailure(
  form: ClassForm,
  steps: readonly number[],
  answers: readonly Answer[],
): CaseVerdict | null {
  const failure = firstFailure(steps, answers);
  if (failure === null) return null;
  const fault = faultOfReply({ kind: 'no-function', definition: form.definition, answer: failure.answer });
  if (fault.kind === 'not-known') return { kind: 'silent', why: fault.message };
  const { finding } = fault;
  return broken(finding.kind, finding.summary, [], NO_FITS, finding);
}

export function broken(
  kind: Finding['kind'],
  summary: string,
  differences: readonly Difference[],
  fits: Fits = NO_FITS,
  error?: Finding,
): CaseVerdict {
  return { kind: 'broken', breach: { kind, summary, differences, fits, ...(error && { error }) } };
}

export function answerAt(answers: readonly Answer[], at: number): Answer {
  return answers[at] ?? nothing;
}

/** What an operation returned, as numbers; null when it is something else. */
export function numbersAt(answers: readonly Answer[], at: number): Tensor | null {
  const answer = answerAt(answers, at);
  return answer.kind === 'returned' ? toTensor(answer.value) : null;
}
