import type { TestFunction } from '../../../reference/functions/test-function.ts';
import type { CallForm, CaseAnswer, Reply } from '../../contract/question.ts';
import { inputsOf } from '../../findings/snippet.ts';
import type { Finding } from '../../model/report.ts';
import type { CheckContext, CheckOutcome } from '../check.ts';
import { descentCase } from '../descent/own-descent.ts';
import { failedWith, lostAnswer, unanswered } from '../settle.ts';
import { faultOfCase } from '../../findings/faults.ts';
import { agreesWith, observe } from '../trajectory/observed.ts';
import type { Observed } from '../trajectory/observed.ts';
import { showPoint } from '../trajectory/paths.ts';
import { isNearMinimum } from './minima.ts';
import type { ReachingOptions } from './options.ts';
import { fromOwnStart } from './own-start.ts';
import { soughtFrom, SOON, UNSOUGHT } from './unsought.ts';

type Context = CheckContext<ReachingOptions>;

/** A remedy may draw at random: it is tried with so many seeds, and bad luck once is forgiven. */
export const SEEDS = 5;
export const UNLUCKY = 1;

/** Any remedy for a start without slope is right when it leads to a minimum. */
export async function leaves(context: Context, on: TestFunction): Promise<CheckOutcome> {
  const { options, student, targetId, seed } = context;
  const { starts, epochs, learningRate, tolerance } = options;
  const cases = starts.map((start) => descentCase(start, epochs, learningRate));
  const tries: Observed[][] = starts.map(() => []);
  let printed = '';
  let call: CallForm | null = null;
  const seeds = Array.from({ length: SEEDS }, (_, one) => seedOf(seed, one));
  for (const drawn of seeds) {
    const reply = await student.ask({ target: targetId, cases, randomness: { kind: 'seeded', seed: drawn } });
    if (reply.kind !== 'answered') return unanswered(reply);
    call = reply.call;
    printed += reply.printed;
    for (const [index, observed] of observe(cases, reply.answers).entries()) tries[index]?.push(observed);
  }
  const told = { cases: cases.length * SEEDS, tolerance, printed };
  if (call === null) throw new TypeError('it is asked at least once');
  const form = call;
  const isNear = ({ actual }: Observed): boolean => actual !== null && isNearMinimum(on, actual, tolerance.absolute);
  const stuck = tries.find((ofStart) => ofStart.filter((one) => !isNear(one)).length > UNLUCKY);
  if (stuck === undefined) {
    const constant = await alwaysTheSame(context, tries.flat());
    if (constant.kind === 'constant') return failedWith(alwaysThere(constant.end, form), told);
    const sought = constant.kind === 'unanswered' ? constant : await soughtFrom(context, on, seeds);
    switch (sought.kind) {
      case 'sought':
        return { kind: 'passed', message: PASSED, ...told };
      case 'unsought':
        return { kind: 'inconclusive', message: UNSOUGHT, ...told };
      case 'unanswered': {
        const message = `${STOPPED} ${unanswered(sought.reply).message}`;
        return lostAnswer(sought.reply) ?? { kind: 'inconclusive', message, ...told };
      }
    }
  }
  // Bare statements may set another start than the one that is put in its place: that is a remedy too.
  const own = await fromOwnStart(context, form, seeds);
  if (own.kind === 'lost') return own.outcome;
  if (own.kind === 'ends' && own.ends.filter((end) => !isNearMinimum(on, end, tolerance.absolute)).length <= UNLUCKY)
    return { kind: 'passed', message: PASSED, ...told, notes: ['It was left to choose its own start at random.'] };
  const wrong = stuck.find((one) => !isNear(one)) ?? stuck[0];
  if (wrong === undefined) throw new TypeError('a start that is stuck was tried');
  const { answer, roles, actual, start } = wrong;
  if (answer.kind !== 'results') return failedWith(faultOfCase(answer satisfies CaseAnswer, form, roles), told);
  const ended = stuck.filter(isNear).length;
  const where = on.gradient(start).every((slope) => slope === 0) ? ', where the slope is 0' : '';
  const show = (point: readonly number[]): string => showPoint(point, form.language);
  const found =
    actual === null || actual.length === 0
      ? 'no point was found where it ended'
      : `it ends at ${show(actual)}, which is no minimum`;
  return failedWith(
    {
      kind: 'wrong-minimum',
      summary: `From ${show(start)}${where}, ${found}${ended === 0 ? '' : ` (in ${ended} of ${SEEDS} tries it did end near one)`}. A remedy leads away from there: noise, a start beside it, whatever you like.`,
      inputs: inputsOf(form, roles),
      where: form.definition.where,
    },
    told,
  );
}

/** Ends that a remedy finds differ by more, where it starts elsewhere, goes on for longer or makes longer steps. */
const SAME = { relative: 0, absolute: 1e-10, reason: 'rounding' };

type Constant =
  | { readonly kind: 'moves' }
  | { readonly kind: 'constant'; readonly end: Observed }
  | { readonly kind: 'unanswered'; readonly reply: Exclude<Reply, { kind: 'answered' }> };

/** One of the ends, where they are the same from every start and after one epoch of half the rate already: then nothing was looked for. */
async function alwaysTheSame(
  { options, student, targetId, seed }: Context,
  ends: readonly Observed[],
): Promise<Constant> {
  const [first] = ends;
  const point = first?.actual ?? null;
  const isThere = (one: Observed): boolean => !one.endedItself && agreesWith(point, one, SAME);
  if (first === undefined || !ends.every(isThere)) return { kind: 'moves' };
  const cases = options.starts.map((start) => descentCase(start, SOON, options.learningRate / 2));
  const reply = await student.ask({ target: targetId, cases, randomness: { kind: 'seeded', seed } });
  if (reply.kind !== 'answered') return { kind: 'unanswered', reply };
  return observe(cases, reply.answers).every(isThere) ? { kind: 'constant', end: first } : { kind: 'moves' };
}

function alwaysThere({ actual, roles }: Observed, form: CallForm): Finding {
  return {
    kind: 'wrong-minimum',
    summary: `It ends at ${showPoint(actual ?? [], form.language)} from every start, and after one epoch already: neither start nor epochs nor rate change anything, so it does not descend there.`,
    inputs: inputsOf(form, roles),
    where: form.definition.where,
  };
}

const STOPPED =
  'It ends near a minimum; but when it was asked for one epoch, or for a learning rate below 0, which leads uphill, it came to no end: whether it descends there, or hands back what was known before, cannot be seen.';

const PASSED = 'It leaves the unfortunate start, and ends near a minimum.';

/** Seeds are whole numbers below 2^32. */
function seedOf(seed: number, one: number): number {
  return (seed + one) % 2 ** 32;
}
