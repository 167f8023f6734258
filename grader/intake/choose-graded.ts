import { normalise } from '../contract/names.ts';
import type { TargetSpec } from '../model/target.ts';
import type { Help } from '../model/subject.ts';
import { isCode, orderOf } from './code-files.ts';
import { compareCodePoints } from './code-points.ts';
import { definedNames } from './defined-names.ts';
import { importsAmong, reachedFrom } from './imports-among.ts';

export interface Choice {
  /** Path of the file whose code is asked; null when there is none. */
  readonly graded: string | null;
  /** Says which file was chosen, where there was a choice. */
  readonly helps: readonly Help[];
}

/** How many of the other files are named. */
const NAMED = 5;

/**
 * The file that defines or imports most of what is asked; among equals a notebook, then Python, TypeScript, JavaScript, then what
 * does not look like a copy, then by name.
 */
export function chooseGraded(
  content: ReadonlyMap<string, Buffer>,
  targets: Readonly<Record<string, TargetSpec>>,
): Choice {
  const asked = Object.values(targets).map((target) => namesOf(target).map(normalise));
  const code = [...content].filter(([path]) => isCode(path));
  const defined = new Map(code.map(([path, bytes]) => [path, definedNames(path, bytes)]));
  const imports = importsAmong(code);
  const candidates = code
    .map(([path]): Candidate => {
      const reached = reachedFrom(path, imports);
      const countIn = (files: readonly string[]): number =>
        asked.filter((names) => names.some((name) => files.some((one) => defined.get(one)?.has(name)))).length;
      return { path, reached, count: countIn(reached), own: countIn([path]) };
    })
    .toSorted((one, other) => byRank(one, other) || compareCodePoints(one.path, other.path));
  const [best, ...others] = candidates;
  if (best === undefined) return { graded: null, helps: [] };
  if (others.length === 0) return { graded: best.path, helps: [] };
  const shown = others.slice(0, NAMED).map(({ path, count }) => `${path} (${count})`);
  const more = others.length > NAMED ? ` and ${others.length - NAMED} more` : '';
  const message = `${best.path} is graded: it has ${best.count} of the ${asked.length} things that are asked. Not graded: ${shown.join(', ')}${more}.`;
  const chosen: Help = { kind: 'files-chosen', message };
  const [second] = others;
  const isTied = second !== undefined && best.count > 0 && byRank(best, second) === 0;
  if (!isTied || isSame(content, best.path, second.path)) return { graded: best.path, helps: [chosen] };
  const tied = `${best.path} and ${second.path} have as many of the things that are asked (${best.count} of ${asked.length}): the first is graded, by its name alone. Which of them is meant?`;
  return { graded: best.path, helps: [chosen, { kind: 'files-tied', message: tied }] };
}

function isSame(content: ReadonlyMap<string, Buffer>, one: string, other: string): boolean {
  const bytes = content.get(other);
  return bytes !== undefined && content.get(one)?.equals(bytes) === true;
}

interface Candidate {
  readonly path: string;
  /** The file itself, and those that it imports, and they. */
  readonly reached: readonly string[];
  /** How much of what is asked these have. */
  readonly count: number;
  /** How much of it the file has itself. */
  readonly own: number;
}

/** 0 where nothing but their names tells one from the other. */
function byRank(one: Candidate, other: Candidate): number {
  return (
    other.count - one.count ||
    // Of two that have the same, the one that builds on the other.
    other.reached.length - one.reached.length ||
    // Of two that import each other, the one that defines more itself.
    other.own - one.own ||
    orderOf(one.path) - orderOf(other.path) ||
    Number(isCopy(one.path)) - Number(isCopy(other.path))
  );
}

/** By what a file may show that it has a target: the target's names, and those of its results where variables are looked at. */
function namesOf(target: TargetSpec): readonly string[] {
  const { names, results, alternatives = [], oracle } = target;
  const others = alternatives.flatMap((one) => [
    ...(one.names ?? []),
    ...(one.separate === true ? one.results.flatMap((result) => result.names) : []),
  ]);
  const variables = target.script === true || 'descentOn' in oracle ? results : [];
  return [...names, ...others, ...variables.flatMap((result) => result.names)];
}

/** Named as Jupyter and browsers name copies: `hw-checkpoint.ipynb`, `hw-Copy1.ipynb`, `hw (1).ipynb`, `Copy of hw.ipynb`. */
function isCopy(path: string): boolean {
  return /(?:-checkpoint|-Copy\d+| ?\(\d+\))\.\w+$|(?:^|\/)Copy of [^/]*$/i.test(path);
}
