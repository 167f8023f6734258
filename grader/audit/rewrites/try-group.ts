import type { AssignmentCheck } from '../../intake/assignment-schema.ts';
import type { CheckResult } from '../../model/report.ts';
import type { AuditContext, Source } from '../section.ts';
import { rewriteSource } from './rewrite-source.ts';

/** What became of some rewritings of a solution. */
export interface GroupTried {
  /** Those that changed something, with the definitions that they changed. */
  readonly applied: ReadonlyMap<string, readonly string[]>;
  readonly refused: readonly Refused[];
}

export interface Refused {
  /** One rewriting, or several that are refused only together. */
  readonly ids: readonly string[];
  readonly results: readonly CheckResult[];
  readonly text: string;
}

/**
 * Tries rewritings together in one source: each of them is accepted when all checks that the unchanged solution passes pass. Only where
 * some do not, each is tried alone.
 *
 * @param passes whether the unchanged solution passes a check
 */
export async function tryGroup(
  context: AuditContext,
  source: Source,
  ids: readonly string[],
  checks: readonly AssignmentCheck[],
  passes: (checkId: string) => boolean,
): Promise<GroupTried | null> {
  const rewritten = await rewriteSource(context, source, ids);
  if (rewritten === null) return null;
  const applied = new Map(Object.entries(rewritten.changed).filter(([, names]) => names.length > 0));
  if (applied.size === 0) return { applied, refused: [] };
  const together = await lostBy(context, { ...source, text: rewritten.text }, checks, passes);
  if (together.length === 0) return { applied, refused: [] };
  const whole: Refused = { ids: [...applied.keys()], results: together, text: rewritten.text };
  if (applied.size === 1) return { applied, refused: [whole] };
  const alone: Refused[] = [];
  for (const id of applied.keys()) {
    const one = await rewriteSource(context, source, [id]);
    if (one === null) continue;
    const results = await lostBy(context, { ...source, text: one.text }, checks, passes);
    if (results.length > 0) alone.push({ ids: [id], results, text: one.text });
  }
  return { applied, refused: alone.length > 0 ? alone : [whole] };
}

/** What a text does not pass, though the unchanged solution does. */
async function lostBy(
  { grade }: AuditContext,
  source: Source,
  checks: readonly AssignmentCheck[],
  passes: (checkId: string) => boolean,
): Promise<readonly CheckResult[]> {
  const report = await grade(source, [...checks]);
  return report.checks.filter(({ id, status }) => status !== 'passed' && passes(id));
}
