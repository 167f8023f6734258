import type { AuditRow } from '../../model/audit-report.ts';
import type { ReadCode } from '../mutants/change.ts';
import { reachOf } from '../mutants/reach.ts';
import { readCode } from '../mutants/read-code.ts';
import { notRead, notReadable, notRight } from '../own-faults.ts';
import type { AuditContext, Section, Source } from '../section.ts';
import type { AssignmentCheck } from '../../intake/assignment-schema.ts';
import { groups } from './index.ts';
import { tellRewrites, type SourceTried } from './tell-rewrites.ts';
import { tryGroup, type GroupTried } from './try-group.ts';

/** Writes the solutions in other words, and sees whether they are still accepted. */
export const rightInOtherWords: Section = {
  id: 'right-in-other-words',
  run: async (context) => {
    const found = await context.sideBySide(context.solutions.map((source) => () => prepare(context, source)));
    const prepared = found.flatMap((one) => (one.kind === 'prepared' ? [one] : []));
    const jobs = prepared.flatMap((one) =>
      groups[one.source.language].map((_, index) => async () => ({
        source: one.source,
        tried: await tryOne(context, one, index),
      })),
    );
    const results = await context.sideBySide(jobs);
    const tried = prepared.map(({ source, code }): SourceTried => {
      const own = results.flatMap((one) => (one.source === source && one.tried !== null ? [one.tried] : []));
      return { source, tried: own, wordsOf: wordsFor(leaning(context, code), own) };
    });
    return tellRewrites(
      tried,
      found.flatMap((one) => (one.kind === 'left' ? [one.row] : [])),
    );
  },
};

/** A solution that is right, and what it passes. */
interface Prepared {
  readonly kind: 'prepared';
  readonly source: Source;
  readonly code: ReadCode;
  readonly passes: (checkId: string) => boolean;
}

/** `left`: this solution is left alone, and why. */
async function prepare(
  context: AuditContext,
  source: Source,
): Promise<Prepared | { readonly kind: 'left'; readonly row: AuditRow }> {
  const reading = await readCode(context, source);
  if (reading.kind === 'no-reader') return { kind: 'left', row: notRead(source) };
  if (reading.kind === 'unreadable') return { kind: 'left', row: notReadable(source, reading.problem) };
  const report = await context.grade(source);
  const wrong = notRight(source, report);
  if (wrong !== null) return { kind: 'left', row: wrong };
  const passing = new Set(report.checks.filter(({ status }) => status === 'passed').map(({ id }) => id));
  return { kind: 'prepared', source, code: reading.code, passes: (id) => passing.has(id) };
}

/** Tries one group of rewritings; null where nobody is there who could read the solution. */
async function tryOne(context: AuditContext, { source, passes }: Prepared, index: number): Promise<GroupTried | null> {
  const { checks } = context.assignment;
  // One group is enough to see that a training follows other words too.
  const asked = index === 0 ? checks : checks.filter((check) => !takesLong(check));
  return tryGroup(context, source, groups[source.language][index] ?? [], asked, passes);
}

/** For each target the names at the top that it leans on. */
function leaning({ assignment }: AuditContext, code: ReadCode): ReadonlyMap<string, ReadonlySet<string>> {
  const reached = reachOf(assignment, code.statements);
  return new Map(
    Object.keys(assignment.targets).map((id) => [
      id,
      new Set(code.statements.flatMap(({ binds }, index) => (reached[index]?.all.includes(id) ? binds : []))),
    ]),
  );
}

function takesLong({ kind }: AssignmentCheck): boolean {
  return kind === 'trains';
}

/** For each target how many rewritings changed code that it leans on; targets without code are left out. */
function wordsFor(
  leaned: ReadonlyMap<string, ReadonlySet<string>>,
  tried: readonly GroupTried[],
): ReadonlyMap<string, number> {
  const applied = tried.flatMap((one) => [...one.applied.values()]);
  return new Map(
    [...leaned]
      .filter(([, names]) => names.size > 0)
      .map(([id, names]) => [id, applied.filter((changed) => changed.some((name) => names.has(name))).length]),
  );
}
