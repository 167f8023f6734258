import { Type, type Static } from '@sinclair/typebox';
import { judgeNoise } from '../compare/noise.ts';
import type { NoiseAt, NoiseProblem } from '../compare/noise.ts';
import { spreadOf } from '../compare/noise-moments.ts';
import { faultOfCase } from '../findings/faults.ts';
import { callExpression, inputsOf } from '../findings/snippet.ts';
import type { CallForm } from '../contract/question.ts';
import type { Finding } from '../model/report.ts';
import type { Roles } from '../model/roles.ts';
import type { Check, CheckContext, CheckOutcome } from './check.ts';
import { dimensionOf } from './inputs/cases.ts';
import { noiseCases } from './noise/cases.ts';
import { ownRuleOf } from './noise/own-rule.ts';
import { noiseByOracle } from './noise/by-oracle.ts';
import { namedNoise } from './noise/named.ts';
import { closed } from './options.ts';
import { failedWith, unanswered } from './settle.ts';

const Options = Type.Object(
  {
    standardDeviation: Type.Number({
      exclusiveMinimum: 0,
      description: 'Of the noise on each coordinate of the gradient.',
    }),
    samples: Type.Optional(
      Type.Integer({ minimum: 1000, maximum: 100_000, description: 'Draws for each coordinate; 4000 unless told.' }),
    ),
    budget: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        maximum: 1e-3,
        description: 'Chance with which right noise may fail, all tests together; 1e-6 unless told.',
      }),
    ),
  },
  closed,
);
type Options = Static<typeof Options>;

const SAMPLES = 4000;
/** Chance with which right noise may fail, unless told. */
export const NOISE_BUDGET = 1e-6;

/** Spreads of the same noise at several inputs are this near to each other. */
const ALIKE = 1.5;

/** A statistical law: independent normal noise on each coordinate of the gradient, with a false-failure budget. */
export const drawsNoise: Check<typeof Options> = {
  kind: 'draws-noise',
  description: 'Adds independent normally distributed noise to each coordinate of the gradient.',
  options: Options,
  alsoNeeds: () => [],
  run,
};

async function run(context: CheckContext<Options>): Promise<CheckOutcome> {
  const { options, target, student, targetId, seed } = context;
  const cases = context.once('noisy steps', () => noiseCases(target, options.standardDeviation, seed));
  const repeat = Math.ceil((options.samples ?? SAMPLES) / cases.length);
  const reply = await student.ask({ target: targetId, cases, repeat, randomness: { kind: 'seeded', seed } });
  if (reply.kind !== 'answered') return unanswered(reply);
  const { call, answers } = reply;
  const told = { cases: repeat * cases.length, printed: reply.printed };
  const [first = new Map()] = cases;
  const bad = answers.find((answer) => answer.kind !== 'results');
  if (bad) return failedWith(faultOfCase(bad, call, first), told);
  const results = answers.flatMap((answer) => (answer.kind === 'results' ? [answer] : []));
  const byCase = cases.map((_, index) => results.slice(index * repeat, (index + 1) * repeat).map(({ roles }) => roles));

  const silenced = results.every(({ draws }) => draws.uniform === 0);
  const own = silenced ? await ownRuleOf(context, cases) : null;
  if (own?.kind === 'unanswered') return own.outcome;
  const noise = own?.kind === 'rule' ? own.noise(byCase) : noiseByOracle(context, cases, byCase);
  if (noise === null && !silenced) {
    return {
      kind: 'inconclusive',
      message:
        'The noise is made from uniform draws and cannot be told from the result, because the update rule is not the right one.',
      ...told,
    };
  }
  if (noise === null) {
    return {
      kind: 'blocked',
      message: 'The noise cannot be told from the result, because the update rule does not follow its gradient.',
      ...told,
    };
  }
  const { standardDeviation } = options;
  const asked = { standardDeviation, budget: options.budget ?? NOISE_BUDGET, names: gradientNames(context) };
  const problems = judgeNoise(noise.draws, asked);
  const texts = [
    // Noise that was drawn twice has all sorts of moments: that it was comes first.
    ...(noise.split === null ? [] : [noise.split.text]),
    ...problems.map(({ text }) => text),
    ...onPosition(problems, noise.draws, cases),
  ];
  if (texts.length === 0)
    return {
      kind: 'passed',
      message: `The noise has mean 0 and standard deviation ${standardDeviation}, in ${told.cases} steps.`,
      ...told,
    };
  const shown = problems.find(({ input }) => input !== undefined)?.input ?? 0;
  // Two draws are told from a state that does not go with the move: a rule that is wrong there looks the same.
  const isTold = noise.split === null || context.failedOf(context.targetId).length === 0;
  const mistakes = isTold ? namedNoise({ ...noise, cases, standardDeviation }, asked) : [];
  return failedWith(wrongNoise(texts, call, options, cases[shown] ?? first), { ...told, mistakes });
}

/** What the coordinates of the gradient are called. */
function gradientNames({ target }: CheckContext<Options>): readonly string[] {
  return target.parameters.flatMap(({ role, names: [name = role] }) => {
    if (role !== 'gradient') return role.startsWith('gradient[') ? [name] : [];
    return Array.from({ length: dimensionOf(target) }, (_, index) => `${name}[${index}]`);
  });
}

/** Noise put on the position and not on the gradient shows as noise of 1 / learning rate, at each rate. */
function onPosition(
  problems: readonly NoiseProblem[],
  draws: readonly NoiseAt[],
  cases: readonly Roles[],
): readonly string[] {
  if (!problems.some(({ kind }) => kind === 'uneven' || kind === 'standard-deviation')) return [];
  const moves = draws.flatMap((lists, index) => {
    const rate = cases[index]?.get('hyperparameters.learningRate')?.data[0] ?? NaN;
    return lists.flatMap((list) => (list ? [rate * spreadOf(list)] : []));
  });
  return moves.length > 2 && Math.max(...moves) < ALIKE * Math.min(...moves)
    ? ['That is what noise added to the position, not to the gradient, looks like.']
    : [];
}

function wrongNoise(texts: readonly string[], call: CallForm, options: Options, roles: Roles): Finding {
  const [summary = '', ...details] = texts;
  const expression = callExpression(call, roles);
  const code =
    call.language === 'python'
      ? `for _ in range(5):\n    print(${expression})`
      : `for (let i = 0; i < 5; i += 1) console.log(${expression});`;
  return {
    kind: 'wrong-noise',
    summary,
    asked: `Normally distributed noise with mean 0 and standard deviation ${options.standardDeviation} on each coordinate of the gradient, drawn anew for each coordinate and each step.`,
    inputs: inputsOf(call, roles),
    details,
    snippet: { language: call.language, code },
    where: call.definition.where,
  };
}
