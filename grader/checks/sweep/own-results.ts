import type { Respondent } from '../../contract/question.ts';
import type { Tolerance } from '../../model/assignment.ts';
import { descentCase } from '../descent/own-descent.ts';
import { drewStart, observe } from '../trajectory/observed.ts';
import type { Point } from '../trajectory/paths.ts';
import { agreementOf, MOST_PLACES, spread, tells } from './agreement.ts';
import type { Agreement } from './agreement.ts';
import type { Combination } from './combinations.ts';
import type { Settings } from '../descent/ends.ts';

interface OwnResults {
  readonly student: Respondent;
  /** The target with the student's own descent. */
  readonly descent: string;
  /** The likeliest readings first. */
  readonly combinations: readonly Combination[];
  readonly tolerance: Tolerance;
}

/** Readings of which a few places are asked, and how many. */
const READINGS = 80;
const GLANCE = 3;
/** A descent goes on for no longer; all descents together make so many steps. */
const MOST_EPOCHS = 20_000;
const MOST_STEPS = 500_000;

/**
 * The reading by which all results are where the student's *own* descent ends: its mistakes are paid for there, not again here. null
 * where there is none, or where that descent goes nowhere, or ends at the same place whatever it is asked.
 */
export async function byOwnDescent(asked: OwnResults): Promise<Agreement | null> {
  const { combinations, tolerance } = asked;
  const { glanced, wanted } = affordable(combinations.slice(0, READINGS));
  const ends = await askedFor(asked, wanted);
  if (ends === null) return null;
  for (const combination of glanced) {
    const few = agreementOf(combination, (settings) => ends.get(keyOf(settings)) ?? null, tolerance, GLANCE);
    if (few.compared.length < 2 || few.wrong.length > 0) continue;
    const settings = spread(combination.results.length, MOST_PLACES).map((place) => combination.settingsAt(place));
    const longest = settings.filter(isPossible).reduce((most, { epochs }) => Math.max(most, epochs), 1);
    const most = Math.min(MOST_PLACES, Math.max(GLANCE, Math.floor(MOST_STEPS / longest)));
    const places = spread(combination.results.length, most);
    const all = await askedFor(
      asked,
      places.map((place) => combination.settingsAt(place)),
    );
    if (all === null) return null;
    // Of the places asked, half must have been answered: a few that agree are no evidence for the others.
    const agreement = agreementOf(combination, (one) => all.get(keyOf(one)) ?? null, tolerance, most);
    if (tells(agreement) && agreement.wrong.length === 0 && descends(agreement)) return agreement;
  }
  return null;
}

/** Readings whose few places can be asked within the steps that there are, and their settings. */
function affordable(combinations: readonly Combination[]): {
  readonly glanced: readonly Combination[];
  readonly wanted: readonly Settings[];
} {
  const known = new Map<string, Settings>();
  let left = MOST_STEPS;
  const glanced = combinations.filter(({ results, settingsAt }) => {
    const few = spread(results.length, GLANCE).map(settingsAt).filter(isPossible);
    const fresh = new Map(few.map((one) => [keyOf(one), one] as const).filter(([key]) => !known.has(key)));
    const steps = [...fresh.values()].reduce((sum, { epochs }) => sum + epochs, 0);
    if (steps > left) return false;
    left -= steps;
    for (const [key, one] of fresh) known.set(key, one);
    return true;
  });
  return { glanced, wanted: [...known.values()] };
}

function isPossible({ start, learningRate, epochs }: Settings): boolean {
  return start.length > 0 && Number.isFinite(learningRate) && epochs >= 0 && epochs <= MOST_EPOCHS;
}

async function askedFor(
  { student, descent }: OwnResults,
  wanted: readonly Settings[],
): Promise<ReadonlyMap<string, Point> | null> {
  const possible = wanted.filter(isPossible);
  const settings = [...new Map(possible.map((one) => [keyOf(one), one])).values()];
  if (settings.length === 0) return null;
  const cases = settings.map(({ start, epochs, learningRate }) => descentCase(start, epochs, learningRate));
  const reply = await student.ask({ target: descent, cases });
  if (reply.kind !== 'answered') return null;
  const ends = observe(cases, reply.answers).flatMap((one, index): readonly [string, Point][] => {
    const settled = settings[index];
    // What runs away cannot tell.
    return settled && one.actual?.every(Number.isFinite) && !drewStart(one) ? [[keyOf(settled), one.actual]] : [];
  });
  return new Map(ends);
}

/** Whether it moves from most starts, and ends elsewhere when something else is asked. */
function descends({ combination: { settingsAt }, compared, expected }: Agreement): boolean {
  const ends = compared.flatMap((place) => {
    const end = expected.get(place);
    return end ? [{ end, start: settingsAt(place).start }] : [];
  });
  const moved = ends.filter(({ end, start }) => end.join() !== start.join());
  return moved.length * 2 > ends.length && new Set(ends.map(({ end }) => end.join())).size > 1;
}

function keyOf({ start, learningRate, epochs }: Settings): string {
  return [...start, learningRate, epochs].join();
}
