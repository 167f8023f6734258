import type { CheckOutcome, Convention } from '../checks/check.ts';
import type { Candidate, Respondent, Workshop } from '../contract/question.ts';
import type { TargetSpec } from '../model/target.ts';
import { byNearness, isExact } from './choose-candidate.ts';
import type { Ranking } from './choose-candidate.ts';

export interface Candidates {
  /** Asks for the one that is meant, where a target may stand for several things in the submission. */
  readonly choosing: (student: Respondent) => Respondent;
  /**
   * Runs a check of a target; where any of several will do, for one after another until it passes. Which of several was graded is
   * told with the first check of the target.
   */
  readonly run: (targetId: string, run: () => Promise<CheckOutcome>) => Promise<CheckOutcome>;
}

interface Submission {
  readonly targets: Readonly<Record<string, TargetSpec>>;
  readonly student: Respondent;
  readonly workshop: Workshop;
  readonly oracle: (convention: Convention) => Respondent;
}

/** More than anybody defines by hand: each is a run of the check. */
const MOST_TRIED = 12;
/** How often a target is ranked again because a process ended: one that always ends must not be asked for ever. */
const MOST_AGAIN = 2;

/** Stands for a ranking that was not made. */
const LOST: Ranking = { order: [], looked: 0, of: 0, hasEnded: true, isLost: true };

/** What was chosen among the candidates of each target is remembered for the whole submission. */
export function candidatesOf({ targets, student, workshop, oracle }: Submission): Candidates {
  const rankings = new Map<string, Promise<Ranking>>();
  const again = new Map<string, number>();
  const choices = new Map<string, Promise<Candidate | null>>();
  /** Of targets of which any will do: the one that is being tried, or that passed last. */
  const tried = new Map<string, Candidate>();
  /** Of targets of which the nearest is meant: the one that is as near, while a check is run with it. */
  const instead = new Map<string, Candidate>();
  const told = new Set<string>();

  const ranked = async (targetId: string): Promise<Ranking> => {
    const target = targets[targetId];
    if (target === undefined) return { order: [], looked: 0, of: 0, hasEnded: false, isLost: false };
    return remembered(rankings, targetId, () => byNearness({ targetId, target, student, workshop, oracle }));
  };
  const ordered = async (targetId: string): Promise<Ranking['order']> => (await ranked(targetId)).order;
  /** A process that ended may be the machine's doing: the next check asks again. */
  const forgetEnded = async (): Promise<void> => {
    for (const [targetId, ranking] of rankings) {
      const times = again.get(targetId) ?? 0;
      const made = await ranking.catch(() => LOST);
      if (!made.isLost && (!made.hasEnded || times >= MOST_AGAIN)) continue;
      if (!made.isLost) again.set(targetId, times + 1);
      rankings.delete(targetId);
      // What was chosen for others may rest on it.
      choices.clear();
    }
  };
  const choose = async (targetId: string): Promise<Candidate | null> => {
    const order = await ordered(targetId);
    const [nearest] = order;
    if (nearest === undefined || order.length === 1) return null;
    // Where none is right: one that is right for something else is hardly the one that is meant.
    const others = isExact(nearest) ? [] : await takenElsewhere(targetId);
    return (order.find(({ candidate }) => !others.includes(placeOf(candidate))) ?? nearest).candidate;
  };
  const takenElsewhere = async (targetId: string): Promise<readonly string[]> => {
    const alike = Object.keys(targets).filter(
      (id) => id !== targetId && targets[id]?.which === 'matching' && kindOf(targets[id]) === kindOf(targets[targetId]),
    );
    const elsewhere = await Promise.all(alike.map(ordered));
    return elsewhere.flat().flatMap((near) => (isExact(near) ? [placeOf(near.candidate)] : []));
  };
  const chosen = (targetId: string): Promise<Candidate | null> =>
    targets[targetId]?.which === 'matching'
      ? Promise.resolve(instead.get(targetId) ?? remembered(choices, targetId, () => choose(targetId)))
      : Promise.resolve(tried.get(targetId) ?? null);

  const tryEach = async (targetId: string, run: () => Promise<CheckOutcome>): Promise<CheckOutcome> => {
    const candidates = targets[targetId]?.which === 'any' ? await workshop.candidates(targetId) : [];
    if (candidates.length < 2) return run();
    const before = tried.get(targetId);
    const outcomes: CheckOutcome[] = [];
    for (const candidate of candidates.slice(0, MOST_TRIED)) {
      tried.set(targetId, candidate);
      const outcome = await run();
      if (outcome.kind === 'passed') return outcome;
      outcomes.push(outcome);
    }
    // Nobody passed: other checks go on asking whom they asked before.
    if (before === undefined) tried.delete(targetId);
    else tried.set(targetId, before);
    return unknownOf(outcomes) ?? outcomes[0] ?? run();
  };
  /** Where several are right in all that was asked to choose among them, the choice must not cost anything. */
  const tryEquals = async (targetId: string, run: () => Promise<CheckOutcome>): Promise<CheckOutcome> => {
    const outcome = await run();
    if (outcome.kind !== 'failed' || targets[targetId]?.which !== 'matching') return outcome;
    const taken = (await chosen(targetId))?.key;
    const exact = (await ordered(targetId)).filter(isExact).map(({ candidate }) => candidate);
    if (!exact.some(({ key }) => key === taken)) return outcome;
    const others: CheckOutcome[] = [];
    for (const candidate of exact.filter(({ key }) => key !== taken).slice(0, MOST_TRIED)) {
      instead.set(targetId, candidate);
      const other = await run().finally(() => instead.delete(targetId));
      const note = `For this check ${candidate.text} was graded: it is as near to what is asked as the others, and passes.`;
      if (other.kind === 'passed') return { ...other, notes: [note, ...(other.notes ?? [])] };
      others.push(other);
    }
    return unknownOf(others) ?? outcome;
  };
  const noteFor = async (targetId: string): Promise<string | null> => {
    const candidate = await chosen(targetId);
    if (candidate === null) return null;
    const isMatching = targets[targetId]?.which === 'matching';
    // Ranked again, it may be another.
    const choice = JSON.stringify([targetId, isMatching ? candidate.key : null]);
    if (told.has(choice)) return null;
    told.add(choice);
    const { length } = await workshop.candidates(targetId);
    const { looked, of } = isMatching ? await ranked(targetId) : { looked: length, of: length };
    const because = isMatching ? 'because its values are nearest to what is asked' : 'because it passes';
    const only = looked < of ? ` Only the first ${looked} of ${of} were looked at.` : '';
    return `There are ${length} that may be meant: ${candidate.text} was graded, ${because}.${only}`;
  };

  return {
    choosing: (asked) => ({
      ask: async (question) => {
        const candidate = question.candidate === undefined ? await chosen(question.target) : null;
        return asked.ask(candidate === null ? question : { ...question, candidate: candidate.key });
      },
    }),
    run: async (targetId, run) => {
      try {
        const outcome = await (targets[targetId]?.which === 'any' ? tryEach : tryEquals)(targetId, run);
        const note = await noteFor(targetId);
        return note === null ? outcome : { ...outcome, notes: [note, ...(outcome.notes ?? [])] };
      } finally {
        await forgetEnded();
      }
    },
  };
}

/** Where nobody passed, and of one it is not known: it might have. */
function unknownOf(outcomes: readonly CheckOutcome[]): CheckOutcome | undefined {
  return outcomes.find(({ kind }) => kind === 'inconclusive');
}

/** Candidates of different targets are the same when they stand at the same place. */
function placeOf({ kind, where: { file, cell, line } }: Candidate): string {
  return JSON.stringify([kind, file, cell, line]);
}

function kindOf(target: TargetSpec | undefined): string {
  return Object.keys(target?.oracle ?? {})[0] ?? '';
}

function remembered<Made>(known: Map<string, Promise<Made>>, key: string, make: () => Promise<Made>): Promise<Made> {
  const made = known.get(key) ?? make();
  known.set(key, made);
  return made;
}
