import type { AuditRow } from '../../model/audit-report.ts';
import type { AuditContext, Section, Source } from '../section.ts';
import { notRead, notReadable, notRight } from '../own-faults.ts';
import { baselineOf } from './baseline.ts';
import { mutantOf } from './change.ts';
import { drawSpread } from './draw.ts';
import { reachOf } from './reach.ts';
import { readCode } from './read-code.ts';
import { tellMutants, type Tried } from './tell-mutants.ts';
import { tryMutant } from './try-mutant.ts';

/** Changes the solutions, one place at a time, and sees whether the checks notice. */
export const mutants: Section = {
  id: 'mutants',
  run: async (context) => {
    const jobs: (() => Promise<Tried>)[] = [];
    const left: AuditRow[] = [];
    for (const found of await context.sideBySide(context.solutions.map((source) => () => jobsFor(context, source)))) {
      if (found.kind === 'left') left.push(found.row);
      else jobs.push(...found.jobs);
    }
    return tellMutants(await context.sideBySide(jobs), left);
  },
};

/** `left`: this solution is left alone, and why. */
type Found =
  | { readonly kind: 'jobs'; readonly jobs: readonly (() => Promise<Tried>)[] }
  | { readonly kind: 'left'; readonly row: AuditRow };

async function jobsFor(context: AuditContext, source: Source): Promise<Found> {
  const reading = await readCode(context, source);
  if (reading.kind === 'no-reader') return { kind: 'left', row: notRead(source) };
  if (reading.kind === 'unreadable') return { kind: 'left', row: notReadable(source, reading.problem) };
  const { code } = reading;
  const wrong = notRight(source, await context.grade(source));
  // Every change of what is wrong would be found.
  if (wrong !== null) return { kind: 'left', row: wrong };
  const baseline = await baselineOf(context, source);
  const reached = reachOf(context.assignment, code.statements);
  const placed = code.changes.flatMap((change) => {
    const index = code.statements.findIndex(({ first, last }) => first <= change.line && change.line <= last);
    const of = reached[index];
    // What no target leans on is not asked for.
    return of === undefined || of.all.length === 0 ? [] : [{ change, index, of }];
  });
  const drawn = drawSpread(placed, context.mostMutants, {
    groupOf: ({ index }) => String(index),
    keyOf: ({ change }) => `${change.start} ${change.end} ${change.replacement}`,
    seed: context.seed,
  });
  const jobs = drawn.map(({ change, of }) => async (): Promise<Tried> => {
    const mutant = mutantOf(code.text, change);
    const fate = await tryMutant(context, { ...source, text: mutant.text }, of, baseline);
    return { file: source.file, mutant, fate };
  });
  return { kind: 'jobs', jobs };
}
