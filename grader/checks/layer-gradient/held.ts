import type { CaseAnswer } from '../../contract/question.ts';
import { layerOf } from '../../oracles/truths.ts';
import type { TargetSpec } from '../../model/target.ts';
import type { Roles, Tensor } from '../../model/roles.ts';
import type { CheckContext } from '../check.ts';
import { unanswered } from '../settle.ts';
import type { Held } from './compare.ts';
import { ownActivationSlopes, ownGradients } from './own-slopes.ts';
import type { Differentiated, OwnSlopes } from './own-slopes.ts';
import { gradientsOfStep } from './own-step.ts';

type Asked = Pick<CheckContext<unknown>, 'student' | 'targetId' | 'target' | 'convention'>;

export type HeldGradients =
  | { readonly kind: 'held'; readonly gradients: readonly Held[] }
  | { readonly kind: 'blocked'; readonly message: string };

/** What each gradient that a method gives is held to: slopes of the submission's own function. */
export async function heldOf(
  asked: Asked,
  method: 'derivative' | 'backward',
  cases: readonly Roles[],
  answers: readonly CaseAnswer[],
): Promise<HeldGradients> {
  const actual = answers.map((answer) => (answer.kind === 'results' ? answer.roles : new Map<string, Tensor>()));
  if (method === 'derivative') return derivativeHeld(asked, cases, actual);
  return 'loss' in asked.target.oracle ? lossHeld(asked, cases, actual) : layerHeld(asked, cases, actual);
}

async function layerHeld(asked: Asked, cases: readonly Roles[], actual: readonly Roles[]): Promise<HeldGradients> {
  const { oracle } = asked.target;
  if (!('layer' in oracle)) throw new TypeError('a layer is held to its own forward pass');
  const layer = layerOf(oracle.layer);
  const by = ['input', 'weights', 'bias', ...(layer.hasExponent ? ['exponent'] : [])];
  const own = await ownGradients(asked, 'forward', by, cases, (answer, roles) =>
    dot(answer.get('output'), roles.get('upstream')),
  );
  if (own.kind !== 'slopes') return blocked(own, 'forward', asked.target);
  const gradients = cases.map((roles, index) => {
    const after = actual[index] ?? new Map<string, Tensor>();
    const downstream = after.get('downstream');
    const read = gradientsOfStep(layer, roles, after);
    return downstream ? new Map([...read, ['input', downstream]]) : read;
  });
  return {
    kind: 'held',
    gradients: by.map((role) => ({
      role,
      name: role === 'input' ? resultName(asked.target, 'downstream') : attributeName(asked.target, role),
      scales: scalesOf(asked, role),
      cases: heldCases(role, cases, own.cases, gradients),
    })),
  };
}

async function lossHeld(asked: Asked, cases: readonly Roles[], actual: readonly Roles[]): Promise<HeldGradients> {
  const own = await ownGradients(asked, 'forward', ['logits'], cases, (answer) => answer.get('loss')?.data[0] ?? NaN);
  if (own.kind !== 'slopes') return blocked(own, 'forward', asked.target);
  if (isLinear(own.cases, 'logits'))
    return { kind: 'blocked', message: 'Your own loss is a straight line: its gradient shows nothing.' };
  const gradients = actual.map((roles) => renamed(roles, 'downstream', 'logits'));
  const name = resultName(asked.target, 'downstream');
  const held = heldCases('logits', cases, own.cases, gradients);
  return { kind: 'held', gradients: [{ role: 'logits', name, scales: scalesOf(asked, 'batch'), cases: held }] };
}

async function derivativeHeld(asked: Asked, cases: readonly Roles[], actual: readonly Roles[]): Promise<HeldGradients> {
  const gradients: Held[] = [];
  for (const [by, result] of [
    ['preactivation', 'slope'],
    ['exponent', 'exponentSlope'],
  ] as const) {
    if (!asked.target.methods?.['derivative']?.results.some(({ role }) => role === result)) continue;
    const own = await ownActivationSlopes(asked, by, cases);
    if (own.kind !== 'slopes') return blocked(own, 'activation', asked.target);
    if (by === 'preactivation' && isLinear(own.cases, by))
      return { kind: 'blocked', message: 'Your own activation is a straight line: its derivative shows nothing.' };
    const given = actual.map((roles) => renamed(roles, result, by));
    const name = asked.target.methods['derivative'].results.find(({ role }) => role === result)?.names[0] ?? result;
    gradients.push({ role: result, name, scales: [() => 1], cases: heldCases(by, cases, own.cases, given) });
  }
  return { kind: 'held', gradients };
}

function isLinear(cases: readonly OwnSlopes[], by: string): boolean {
  const slopes = cases.flatMap((one) => [...(one.slopes.get(by)?.data ?? [])]);
  return slopes.every((slope) => Math.abs(slope - (slopes[0] ?? NaN)) < 1e-6);
}

function heldCases(
  role: string,
  cases: readonly Roles[],
  own: readonly OwnSlopes[],
  gradients: readonly Roles[],
): Held['cases'] {
  const nothing: Tensor = { shape: [0], data: [] };
  return cases.map((roles, index) => ({
    roles,
    slopes: own[index]?.slopes.get(role) ?? nothing,
    errors: own[index]?.errors.get(role) ?? nothing,
    actual: gradients[index]?.get(role) ?? null,
  }));
}

/** By what a gradient may be scaled, as far as it is not known which convention is followed. */
function scalesOf({ target, convention }: Asked, name: string): Held['scales'] {
  const found = convention?.[name];
  const accepted = found === undefined ? (target.conventions?.[name] ?? ['']) : [found];
  return accepted.map((value) => (roles: Roles) => scaleOf(name, value, roles));
}

function scaleOf(name: string, value: string, roles: Roles): number {
  const rows = (roles.get('input') ?? roles.get('logits'))?.shape[0] ?? NaN;
  // The loss is a mean already; its gradient row by row is that of the sum.
  if (name === 'batch') return value === 'each' ? rows : 1;
  if (value === 'mean') return name === 'exponent' ? 1 / (roles.get('upstream')?.data.length ?? NaN) : 1 / rows;
  return value === 'batch-mean' ? 1 / rows : 1;
}

function blocked(
  own: Exclude<Differentiated, { kind: 'slopes' }>,
  method: string,
  target: TargetSpec,
): Extract<HeldGradients, { kind: 'blocked' }> {
  const name = target.methods?.[method]?.names[0] ?? method;
  const why = own.kind === 'unanswered' ? unanswered(own.reply).message : whyStopped(own.answer);
  return { kind: 'blocked', message: `It is compared with your own \`${name}\`, which gave no answer. ${why}` };
}

function whyStopped(answer: Exclude<CaseAnswer, { kind: 'results' }>): string {
  switch (answer.kind) {
    case 'threw':
      return `${answer.error.type}: ${answer.error.message}`;
    case 'misfit':
      return answer.problem;
    case 'skipped':
      return answer.reason;
  }
}

function dot(one: Tensor | undefined, other: Tensor | undefined): number {
  if (one?.data.length !== other?.data.length) return NaN;
  return (one?.data ?? []).reduce((sum, value, at) => sum + value * (other?.data[at] ?? NaN), 0);
}

function renamed(roles: Roles, from: string, to: string): Roles {
  const tensor = roles.get(from);
  return tensor ? new Map([[to, tensor]]) : new Map<string, Tensor>();
}

function resultName(target: TargetSpec, role: string): string {
  return target.methods?.['backward']?.results.find((result) => result.role === role)?.names[0] ?? role;
}

function attributeName(target: TargetSpec, role: string): string {
  return target.attributes?.find((attribute) => attribute.role === role)?.names[0] ?? role;
}
