import { scheduleOf, testFunctionOf } from '../../oracles/truths.ts';
import type { Variable } from '../../contract/question.ts';
import type { Language } from '../../model/subject.ts';
import type { CheckContext, CheckOutcome } from '../check.ts';
import { EVERY_NAME } from '../../contract/read-variables.ts';
import { failedWith, unanswered } from '../settle.ts';
import { agreementOf, likeliestOf, isRight, tells } from './agreement.ts';
import type { Agreement } from './agreement.ts';
import { combinationsOf } from './combinations.ts';
import type { Combination } from './combinations.ts';
import { walksOf } from '../descent/ends.ts';
import type { Ends, Walks } from '../descent/ends.ts';
import type { NoOwnEnds } from '../descent/own-ends.ts';
import { differing, nothingFits, nothingMoved, notFound, tooFew } from './findings.ts';
import { ofFittingSize, movedIn, underAnyName } from './any-name.ts';
import { fixedChoices } from './fixed.ts';
import type { SweepOptions, VariedRole } from './options.ts';
import { ownEnds } from './own-ends.ts';
import { byOwnDescent } from './own-results.ts';
import { sweepPlot } from './plots.ts';
import { readingNotes, shortfall, tooShort } from './reading.ts';
import { slipOf } from './slips.ts';
import { allNames, namesFor, numbersFor } from './variables.ts';

type Context = CheckContext<SweepOptions>;
/** Steps that all readings of one submission's variables may cost together; each has a budget of its own far below. */
const MOST_STEPS_IN_ALL = 30_000_000;
const ROLES: readonly VariedRole[] = ['start', 'hyperparameters.learningRate', 'epochs'];

/** Readings under accepted names of which the student's own descent is asked first. */
const MOST_LIKELY = 20;
/** For so many readings it is tried whether a known slip explains them. */
const MOST_EXPLAINED = 12;

/** Finds the variables that belong together, and holds each result to where descent ends with its settings. */
export async function judgeSweep(context: Context): Promise<CheckOutcome> {
  const { options, target, workshop } = context;
  const { oracle } = target;
  if (!('descentOn' in oracle))
    throw new TypeError('results of descent are asked of a target with descent as its oracle');
  const on = testFunctionOf(oracle.descentOn);
  const { tolerance } = options;
  const names = {
    result: namesFor(target, 'result', options.results),
    varied: options.over.map((one) => ({ ...one, accepted: namesFor(target, one.role, one.names) })),
    fixed: ROLES.filter((role) => !options.over.some((one) => one.role === role)).map((role) => ({
      role,
      accepted: namesFor(target, role),
    })),
  };
  const wanted = [names.result, ...[...names.varied, ...names.fixed].map(({ accepted }) => accepted)].flatMap(allNames);
  const variables = await workshop.variables([...new Set(wanted)]);
  if (!isList(variables)) return unanswered(variables);

  const results = numbersFor(names.result, variables);
  const varied = names.varied.map(({ role, accepted }) => ({
    role,
    accepted,
    numbers: numbersFor(accepted, variables),
  }));
  const told = { cases: 0, tolerance };
  const lost = notFound(
    [
      { what: 'result', names: names.result, found: results },
      ...varied.map((one) => ({ what: one.role, names: one.accepted, found: one.numbers })),
    ],
    variables,
  );
  const dimension = on.domain.length;
  const fixed = fixedChoices({ roles: names.fixed, given: options.fixed ?? {}, variables, dimension });
  const combinations = lost ? [] : combinationsOf({ results, varied, fixed, dimension });
  const freshEnds = (): Walks => walksOf((theta) => on.gradient(theta), scheduleOf(oracle.schedule), MOST_STEPS_IN_ALL);
  const suits = (one: Combination): boolean =>
    shortfall(one, options) === null && tooShort(one, options, variables) === null;
  const walks = freshEnds();
  const ends = walks();
  const ranked = likeliestOf(combinations, walks, tolerance, suits);
  const best = ranked[0] ?? null;
  const found = { ends, language: variables[0]?.language ?? 'python', variables };
  if (best !== null && isRight(best) && suits(best.combination) && movedIn(best, tolerance) > 0)
    return settle(context, { ...found, best });

  const every = await workshop.variables([EVERY_NAME]);
  const wider = isList(every) ? every : [];
  const search = { variables: wider, results, varied, fixed: names.fixed, dimension, options, ends: freshEnds, suits };
  const other = underAnyName(search);
  const language = wider[0]?.language ?? found.language;
  if (other !== null) return settle(context, { ...found, best: other, language, variables: wider });
  const likeliest = [...(best === null ? [] : [best.combination]), ...combinations.slice(0, MOST_LIKELY)];
  const own =
    options.descent === undefined
      ? null
      : await byOwnDescent({
          student: context.student,
          descent: options.descent,
          combinations: [...likeliest, ...ofFittingSize(search)],
          tolerance,
        });
  if (own !== null) return settle(context, { ...found, best: own, own: true, language });
  if (lost) return failedWith(lost, told);
  if (best === null) return failedWith(nothingFits(results, varied, fixed), told);
  // A reading by which a known slip explains everything is the one that was meant.
  const explained = ranked
    .slice(0, MOST_EXPLAINED)
    .find(({ combination }) =>
      slipOf({ combination, ends: walks(), tolerance, constants: constantsOf(combination, context) }),
    );
  return settle(context, { ...found, best: explained ?? best });
}

interface Found {
  readonly best: Agreement;
  /** Whether it was held to the student's own descent. */
  readonly own?: boolean;
  readonly ends: Ends;
  readonly language: Language;
  readonly variables: readonly Variable[];
}

async function settle(
  context: Context,
  { best, own = false, ends, language, variables }: Found,
): Promise<CheckOutcome> {
  const { options, target } = context;
  const { combination } = best;
  const byDerivative = own || isRight(best) ? null : await byOwnDerivative(context, best);
  if (byDerivative?.kind === 'lost') return byDerivative.outcome;
  const held = byDerivative?.agreement ?? best;
  const [count, compared] = [combination.results.length, held.compared.length];
  const told = {
    cases: compared,
    tolerance: options.tolerance,
    notes: [
      ...readingNotes(combination, language),
      ...(own
        ? [`${compared} of the ${count} results were held to your own descent, which is judged on its own.`]
        : []),
      ...(held === best ? [] : ['The results were held to your own derivative, which is judged on its own.']),
    ],
    plots: [sweepPlot({ id: context.id, title: target.title, agreement: held, ends, language })],
  };
  if (!own && !tells(held)) {
    return {
      kind: 'inconclusive',
      message: `Most of what \`${combination.result.name}\` holds cannot be told right from wrong: descent runs away there, or hangs on the last digits.`,
      ...told,
    };
  }
  if (held.wrong.length > 0) {
    const constants = constantsOf(combination, context);
    const slip = slipOf({ combination, ends, tolerance: options.tolerance, constants });
    return failedWith(differing(held, language), { ...told, mistakes: slip === null ? [] : [slip] });
  }
  const short = shortfall(combination, options) ?? tooShort(combination, options, variables);
  if (short !== null) return failedWith(tooFew(combination, short), told);
  if (movedIn(held, options.tolerance) === 0) return failedWith(nothingMoved(combination), told);
  return {
    kind: 'passed',
    message:
      compared === count
        ? `Each of the ${count} results in \`${combination.result.name}\` is where ${own ? 'your own ' : ''}descent ends.`
        : `Each of the ${compared} results in \`${combination.result.name}\` that were compared, of ${count}, is where ${own ? 'your own ' : ''}descent ends.`,
    ...told,
  };
}

/** The same results beside the student's own derivative, where that explains them. */
async function byOwnDerivative(
  context: Context,
  best: Agreement,
): Promise<
  { readonly kind: 'explained'; readonly agreement: Agreement } | Extract<NoOwnEnds, { kind: 'lost' }> | null
> {
  const { options, target, student } = context;
  const { oracle } = target;
  if (options.derivative === undefined || !('descentOn' in oracle)) return null;
  const { combination } = best;
  const own = await ownEnds({
    student,
    derivative: options.derivative,
    on: testFunctionOf(oracle.descentOn),
    schedule: scheduleOf(oracle.schedule),
    tolerance: options.tolerance,
    combination,
    places: [...best.expected.keys()],
  });
  if (own.kind === 'nowhere') return null;
  if (own.kind === 'lost') return own;
  const all = agreementOf(combination, (_, place) => own.ends.get(place) ?? null, own.tolerance);
  // What was not walked was not asked: it says nothing about what can be told.
  const agreement = { ...all, expected: new Map([...all.expected].filter(([place]) => own.ends.has(place))) };
  return agreement.compared.length >= 2 && agreement.wrong.length === 0 ? { kind: 'explained', agreement } : null;
}

/** What may stand for all values of something that is varied, when it is not used: its own first and last value, and the usual ones. */
function constantsOf({ axes }: Combination, { options }: Context): readonly number[] {
  const own = axes.flatMap(({ values }) => [values[0]?.[0], values.at(-1)?.[0]]);
  const usual = axes.flatMap(({ role }) => (options.fixed?.[role] ?? []).filter((one) => typeof one === 'number'));
  return [...new Set([...own, ...usual, 0.01, 100, 1000])].filter((one) => one !== undefined);
}

function isList(variables: Awaited<ReturnType<Context['workshop']['variables']>>): variables is readonly Variable[] {
  return Array.isArray(variables);
}
