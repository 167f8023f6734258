import { descend } from '../../reference/descent.ts';
import { NOISE_BUDGET } from '../checks/draws-noise.ts';
import { OWN_NOISE_BUDGET } from '../checks/noise-tolerant.ts';
import { SEEDS, UNLUCKY } from '../checks/reaching/leaves.ts';
import { isNearMinimum } from '../checks/reaching/minima.ts';
import type { ReachingOptions } from '../checks/reaching/options.ts';
import { noiseAskedOf } from '../grading/noise-asked.ts';
import type { Assignment, AssignmentCheck } from '../intake/assignment-schema.ts';
import { targetIdOf } from '../intake/target-id.ts';
import type { AuditRow } from '../model/audit-report.ts';
import { optimizerOf, testFunctionOf } from '../oracles/truths.ts';
import { counted } from './counted.ts';
import type { Section } from './section.ts';

/** A large class, and how many right solutions of it may fail by chance: one in a hundred years of such classes. */
const CLASS = 1000;
const MOST = 0.01;

/** Of adding up shares. */
const ROUNDING = 1e-9;

/** The chance with which a check fails a right solution, and where that comes from. */
interface Chance {
  readonly probability: number;
  readonly because: string;
}

/** Where a verdict rests on chance, right solutions fail now and then: how many do in a class. */
export const falseFailures: Section = {
  id: 'false-failures',
  run: ({ assignment }) => {
    const found = assignment.checks.flatMap((check) => {
      const chance = chanceOf(assignment, check);
      return chance === null ? [] : [{ check, ...chance }];
    });
    const scored = found.filter(({ check }) => check.points > 0);
    const expected = expectedOf(scored);
    const holds = expected <= MOST * (1 + ROUNDING);
    const keyOf = ({ check, because }: (typeof found)[number]): string => JSON.stringify([because, check.points > 0]);
    const rows = [...new Set(found.map(keyOf))].map((key): AuditRow => {
      const all = found.filter((one) => keyOf(one) === key);
      const isScored = all.some(({ check }) => check.points > 0);
      const [one] = all;
      return {
        kind: !holds && isScored ? 'falls-short' : 'told',
        name: all.length === 1 ? (one?.check.id ?? '') : counted(all.length, 'check'),
        text: `At most ${short(expectedOf(all))} in a class: ${one?.because ?? ''}.${isScored ? '' : ' No points hang on it.'}`,
        checks: all.map(({ check }) => check.id),
      };
    });
    return Promise.resolve({
      id: 'false-failures',
      title: 'Right solutions that fail by chance',
      asked: `Of the checks with points, all together: at most ${MOST} right solutions in a class of ${CLASS}, so that in a hundred such classes nobody is marked down by bad luck.`,
      verdict: found.length === 0 ? 'not-asked' : holds ? 'holds' : 'falls-short',
      result:
        found.length === 0
          ? 'no check rests on chance'
          : `at most ${short(expected)} in a class of ${CLASS}, by ${counted(scored.length, 'check')} with points`,
      rows,
      counts: [],
    });
  },
};

function expectedOf(all: readonly Chance[]): number {
  return CLASS * all.reduce((sum, { probability }) => sum + probability, 0);
}

function chanceOf(assignment: Assignment, check: AssignmentCheck): Chance | null {
  const { id, kind, options } = check;
  switch (kind) {
    case 'draws-noise': {
      const { budget } = options;
      return {
        probability: typeof budget === 'number' ? budget : NOISE_BUDGET,
        because: 'the noise itself is tested, all tests together to this chance',
      };
    }
    case 'matches-reference':
    case 'follows-trajectory':
      return noiseAskedOf(assignment, targetIdOf(id)) === null
        ? null
        : {
            probability: OWN_NOISE_BUDGET * walksOf(check),
            because:
              'noise that is made from uniform draws cannot be switched off, and is tested to be noise and nothing else',
          };
    case 'reaches-minimum':
      // The schema ties `options` to `kind`; the type system cannot see that across a registry.
      return options['expect'] === 'leaves' ? unlucky(assignment, check, options as unknown as ReachingOptions) : null;
    case 'gradient-agrees':
    case 'layer-gradient-agrees':
    case 'follows-own-layers':
    case 'obeys-law':
    case 'notebook-variables':
    case 'trains':
      return null;
  }
}

/** Each start is tested on its own. */
function walksOf({ kind, options }: AssignmentCheck): number {
  const { starts } = options;
  return kind === 'follows-trajectory' && Array.isArray(starts) ? starts.length : 1;
}

/** Starts on each axis at which luck is measured. */
const GRID: Readonly<Record<number, number>> = { 1: 1000, 2: 32 };

/** Who starts at a random place instead: how often descent from there ends at no minimum. */
function unlucky({ targets }: Assignment, { id }: AssignmentCheck, options: ReachingOptions): Chance | null {
  const oracle = targets[targetIdOf(id)]?.oracle;
  if (oracle === undefined || !('descentOn' in oracle)) return null;
  const on = testFunctionOf(oracle.descentOn);
  const perAxis = GRID[on.domain.length] ?? 20;
  const points = on.domain.reduce<readonly (readonly number[])[]>(
    (all, [low, high]) =>
      all.flatMap((point) =>
        Array.from({ length: perAxis }, (_, at) => [...point, low + ((at + 0.5) / perAxis) * (high - low)]),
      ),
    [[]],
  );
  const lost = points.filter((start) => {
    const { path } = descend({
      gradient: (theta) => on.gradient(theta),
      start,
      optimizer: optimizerOf('gradient-descent'),
      hyperparameters: { learningRate: options.learningRate },
      steps: options.epochs,
    });
    return !isNearMinimum(on, path.at(-1) ?? start, options.tolerance.absolute);
  });
  const share = lost.length / points.length;
  return {
    probability: moreThan(UNLUCKY, SEEDS, share),
    because: `a start drawn anywhere leads to no minimum in ${short(100 * share)} % of all cases, and ${counted(UNLUCKY, 'try', 'tries')} of ${SEEDS} may`,
  };
}

/** Chance that more than so many of `tries` go wrong, each with the same chance. */
function moreThan(allowed: number, tries: number, share: number): number {
  let term = (1 - share) ** tries;
  let sum = term;
  for (let wrong = 1; wrong <= allowed; wrong += 1) {
    term *= ((tries - wrong + 1) / wrong) * (share / (1 - share));
    sum += term;
  }
  return Math.max(0, 1 - sum);
}

function short(value: number): string {
  return String(Number(value.toPrecision(2)));
}
