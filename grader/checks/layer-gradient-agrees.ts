import fc from 'fast-check';
import { Type, type Static } from '@sinclair/typebox';
import type { Reply } from '../contract/question.ts';
import { factorBetween } from '../findings/factor.ts';
import { faultOfCase } from '../findings/faults.ts';
import { formatTensor } from '../findings/format-value.ts';
import { shapeFault } from '../findings/shapes.ts';
import { inputsOf } from '../findings/snippet.ts';
import { layerOf } from '../oracles/truths.ts';
import type { Finding } from '../model/report.ts';
import type { Roles, Tensor } from '../model/roles.ts';
import type { Check, CheckContext } from './check.ts';
import { layerCases } from './inputs/layer-cases.ts';
import { lossCases } from './inputs/loss-cases.ts';
import { compareGradients } from './layer-gradient/compare.ts';
import type { Compared, Held } from './layer-gradient/compare.ts';
import { heldOf } from './layer-gradient/held.ts';
import { closed, Tolerance } from './options.ts';
import { failedWith, unanswered } from './settle.ts';

const Options = Type.Object(
  {
    method: Type.Union([Type.Literal('derivative'), Type.Literal('backward')], {
      description:
        '`derivative`: of the activation, held to the activation of the submission itself. `backward`: held to its own forward pass.',
    }),
    cases: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 50, description: 'How many batches are tried; 4 unless told.' }),
    ),
    tolerance: Tolerance,
  },
  closed,
);
type Options = Static<typeof Options>;
type Context = CheckContext<Options>;
type Answered = Extract<Reply, { kind: 'answered' }>;

/** Each costs six forward passes for every number of its batch and of the layer. */
const CASES = 4;

/** Finite differences of a layer's own forward pass. */
export const layerGradientAgrees: Check<typeof Options> = {
  kind: 'layer-gradient-agrees',
  description: "Agrees with finite differences of the submission's own forward pass, or of its own activation.",
  options: Options,
  alsoNeeds: () => [],
  run: async (context) => {
    const { options, targetId } = context;
    const count = options.cases ?? CASES;
    const cases = context.once('inputs', () => casesOf(context, count));
    const reply = await context.student.ask({ target: targetId, method: options.method, cases });
    if (reply.kind !== 'answered') return unanswered(reply);
    const told = { cases: count, tolerance: options.tolerance, printed: reply.printed };
    for (const [index, answer] of reply.answers.entries())
      if (answer.kind !== 'results')
        return failedWith(faultOfCase(answer, reply.call, cases[index] ?? new Map()), told);

    const held = await heldOf(context, options.method, cases, reply.answers);
    if (held.kind === 'blocked') return { kind: 'blocked', message: held.message, ...told };
    const compared = held.gradients.map((one) => ({ ...one, compared: compareGradients(one, options.tolerance) }));
    const wrong = compared.find((one) => one.compared.kind === 'differs');
    if (wrong?.compared.kind === 'differs') return failedWith(differs(reply, wrong, wrong.compared), told);
    const silent = compared.find((one) => one.compared.kind !== 'agrees');
    if (silent) return { kind: 'blocked', message: tellsNothing(silent, options.method), ...told };
    const names = compared.map(({ name }) => `\`${name}\``).join(', ');
    return { kind: 'passed', message: `Agrees with finite differences of your own function: ${names}.`, ...told };
  },
};

/** Rows of the batches in turn: so that no wrong factor is the scale of some convention in all of them. */
const ROWS = [3, 2, 1, 3];

function casesOf(context: Context, count: number): readonly Roles[] {
  const batches = Array.from({ length: count }, (_, index) => arbitraryOf(context, ROWS[index % ROWS.length] ?? 1));
  return fc.sample(fc.tuple(...batches), { seed: context.seed, numRuns: 1 }).flat();
}

function arbitraryOf({ target, options }: Context, rows: number): fc.Arbitrary<Roles> {
  if ('loss' in target.oracle) return lossCases({ rows });
  if (!('layer' in target.oracle)) throw new TypeError('gradients of layers are asked of a layer or a loss');
  const layer = layerOf(target.oracle.layer);
  const cases = layerCases(layer, { rows });
  // A shift of a whole row changes no loss: only gradients that sum to 0 over a row come from one.
  return 'shift' in layer.conventions && options.method === 'backward'
    ? cases.filter(hasSeveralOutputs).map(withEvenUpstream)
    : cases;
}

/** A row of one number that sums to 0 is 0, and shows nothing. */
function hasSeveralOutputs(roles: Roles): boolean {
  return (roles.get('upstream')?.shape[1] ?? 0) > 1;
}

function withEvenUpstream(roles: Roles): Roles {
  const upstream = roles.get('upstream');
  const [rows = 0, columns = 0] = upstream?.shape ?? [];
  if (upstream === undefined || rows * columns === 0) return roles;
  const data = upstream.data.map((value, at) => {
    const begin = at - (at % columns);
    return value - upstream.data.slice(begin, begin + columns).reduce((sum, one) => sum + one, 0) / columns;
  });
  return new Map([...roles, ['upstream', { shape: upstream.shape, data }]]);
}

function tellsNothing({ name, compared }: Held & { readonly compared: Compared }, method: Options['method']): string {
  const own = method === 'derivative' ? 'activation' : 'forward pass';
  return compared.kind === 'flat'
    ? `Your own ${own} does not depend on what \`${name}\` is the gradient of: nothing can be told from it.`
    : `Your own ${own} jumps or has kinks where it should be smooth: its slopes cannot be found by finite differences.`;
}

function differs(
  { call }: Answered,
  { name }: Held,
  { at, entry, expected, pairs }: Extract<Compared, { kind: 'differs' }>,
): Finding {
  const round = (tensor: Tensor): Tensor => ({
    ...tensor,
    data: tensor.data.map((value) => Number(value.toPrecision(8))),
  });
  const text = formatTensor(round(expected), call.language);
  const got = at.actual === null ? 'nothing' : formatTensor(round(at.actual), call.language);
  const factor = pairs.map(factorBetween).find((one) => one !== null) ?? null;
  const place = placeOf(entry, expected);
  const misshapen = at.actual && shapeFault(expected, at.actual);
  const off = factor === null ? `It is ${misshapen ?? `farthest off ${place}`}.` : `It is ${factor}.`;
  return {
    kind: 'differs',
    summary: `The gradient \`${name}\` is not that of your own function. ${off}`,
    asked: 'The gradient of your own function, as finite differences of it show it.',
    inputs: inputsOf(call, at.roles),
    differences: [{ name, expected: text, actual: got, agrees: false }],
    where: call.definition.where,
    ...(factor !== null && { details: [`It is farthest off ${place}.`] }),
  };
}

function placeOf(entry: number, { shape }: Tensor): string {
  const [, columns] = shape;
  if (columns === undefined) return shape.length === 0 ? 'in its only number' : `at [${entry}]`;
  return `at [${Math.floor(entry / columns)}][${entry % columns}]`;
}
