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
    .map(([path]) => {
      const reached = reachedFrom(path, imports);
      const has = (name: string): boolean => reached.some((one) => defined.get(one)?.has(name));
      return { path, reached, count: asked.filter((names) => names.some(has)).length };
    })
    .toSorted(
      (one, other) =>
        other.count - one.count ||
        // Of two that have the same, the one that builds on the other.
        other.reached.length - one.reached.length ||
        orderOf(one.path) - orderOf(other.path) ||
        Number(isCopy(one.path)) - Number(isCopy(other.path)) ||
        compareCodePoints(one.path, other.path),
    );
  const [best, ...others] = candidates;
  if (best === undefined) return { graded: null, helps: [] };
  if (others.length === 0) return { graded: best.path, helps: [] };
  const shown = others.slice(0, NAMED).map(({ path, count }) => `${path} (${count})`);
  const more = others.length > NAMED ? ` and ${others.length - NAMED} more` : '';
  const message = `${best.path} is graded: it has ${best.count} of the ${asked.length} things that are asked. Not graded: ${shown.join(', ')}${more}.`;
  return { graded: best.path, helps: [{ kind: 'files-chosen', message }] };
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
