import type { ClassRow } from '../../grader/model/class-summary.ts';
import type { Report } from '../../grader/model/report.ts';
import { counted } from './counts.ts';

/** How far a submission was graded: wholly; but for something that a person decides; not at all, since nothing of it is known. */
export type Standing = 'graded' | 'in-part' | 'not-graded';

export function standingOf({ checks, attention }: Pick<ClassRow, 'attention'> & StandingChecks): Standing {
  if (attention.length === 0) return 'graded';
  return isNotGraded(checks) ? 'not-graded' : 'in-part';
}

interface StandingChecks {
  readonly checks: readonly Pick<Report['checks'][number], 'status'>[];
}

/** Whether nothing at all is known of it. What waits to be read is no such thing: that is a person's from the start. */
export function isNotGraded(checks: StandingChecks['checks']): boolean {
  return checks.every(({ status }) => status === 'inconclusive' || status === 'grader-error');
}

/** "15 submissions: 10 graded, 1 for a person to decide on, 4 not graded"; of checks that give no grade "checked". */
export function standingsText(rows: readonly ClassRow[], scope: Report['scope']): string {
  const of = (standing: Standing): number => rows.filter((row) => standingOf(row) === standing).length;
  const [whole, inPart, none] = [of('graded'), of('in-part'), of('not-graded')];
  const done = scope === 'all' ? 'graded' : 'checked';
  const parts = [
    `${whole} ${done}`,
    ...(inPart === 0 ? [] : [`${inPart} for a person to decide on`]),
    ...(none === 0 ? [] : [`${none} not ${done}`]),
  ];
  return `${counted(rows.length, 'submission')}${whole === rows.length ? '' : `: ${parts.join(', ')}`}`;
}

/** Why submissions of one standing need somebody, each reason once, with those whom it concerns. */
export function reasonsOf(
  rows: readonly ClassRow[],
  standing: Exclude<Standing, 'graded'>,
): readonly { readonly reason: string; readonly students: readonly string[] }[] {
  const byReason = new Map<string, string[]>();
  for (const { student, attention } of rows.filter((row) => standingOf(row) === standing)) {
    for (const reason of attention) {
      const students = byReason.get(reason);
      if (students) students.push(student);
      else byReason.set(reason, [student]);
    }
  }
  return [...byReason].map(([reason, students]) => ({ reason, students }));
}
