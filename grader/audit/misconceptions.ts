import { oracleFor } from '../grading/class-oracle.ts';
import type { AuditRow } from '../model/audit-report.ts';
import { counted, verdictOf } from './counted.ts';
import { askedInProcess, gradeInProcess, whyNotAsked } from './grade-in-process.ts';
import { judgeMistake } from './judge-mistake.ts';
import type { Judged } from './judge-mistake.ts';
import { mistakesOf } from './mistakes-of.ts';
import { referenceOf } from './reference.ts';
import type { Section } from './section.ts';

/** Of so many known mistakes that are caught, so many have to be named. */
const NAMED = 0.95;

/** Every known mistake, in the reference, as a submission: caught, at the right place, and called by its name. */
export const misconceptions: Section = {
  id: 'misconceptions',
  run: async ({ assignment, seed, pause }) => {
    const oracle = oracleFor(assignment.targets);
    const asked = askedInProcess(assignment);
    const grade = (subject: ReturnType<typeof referenceOf>, checks = asked): ReturnType<typeof gradeInProcess> =>
      gradeInProcess({ assignment, checks, subject, oracle, seed, pause });
    const right = await grade(referenceOf(assignment));
    const judged: Judged[] = [];
    for (const mistake of mistakesOf(assignment)) {
      const checks = asked.filter(({ id }) => mistake.reaches(id));
      judged.push(judgeMistake(mistake, await grade(referenceOf(assignment, { mistake }), checks), right));
    }
    const caught = judged.filter(({ kind }) => kind === 'caught');
    const accepted = judged.filter(({ kind }) => kind === 'accepted');
    const named = caught.filter(({ naming }) => naming === 'right');
    const wrong = judged.filter(({ naming }) => naming === 'wrong');
    const tried = judged.length - accepted.length;
    const rows: AuditRow[] = [
      ...right.checks.flatMap((check): readonly AuditRow[] =>
        check.status === 'passed'
          ? []
          : [{ kind: 'falls-short', name: 'the reference itself', text: check.message, checks: [check.id] }],
      ),
      ...judged.flatMap((one) => one.rows),
      ...(named.length < NAMED * caught.length ? [tooFewNames(named.length, caught.length)] : []),
      ...assignment.checks.flatMap((check): readonly AuditRow[] => {
        const why = whyNotAsked(check);
        return why === null
          ? []
          : [{ kind: 'told', name: check.id, text: `Not asked of the reference: ${why}.`, checks: [check.id] }];
      }),
    ];
    return {
      id: 'misconceptions',
      title: 'Known mistakes',
      asked:
        'Each is caught by a check with points, costs nothing elsewhere, and is named (95 % of them, and none by a wrong name).',
      verdict: judged.length === 0 && verdictOf(rows) === 'holds' ? 'not-asked' : verdictOf(rows),
      result:
        judged.length === 0
          ? 'no mistakes are known in what is asked'
          : `${caught.length} of ${tried} caught, ${named.length} named, ${counted(wrong.length, 'wrong name')}${accepted.length === 0 ? '' : `, ${accepted.length} accepted`}`,
      rows,
      counts: [
        { name: 'caught', of: tried, are: caught.length },
        { name: 'named', of: caught.length, are: named.length },
        { name: 'named wrongly', of: judged.length, are: wrong.length },
        { name: 'accepted as a convention', of: judged.length, are: accepted.length },
      ],
    };
  },
};

function tooFewNames(named: number, caught: number): AuditRow {
  return {
    kind: 'falls-short',
    name: 'names',
    text: `${named} of ${caught} mistakes that are caught are named: ${100 * NAMED} % are asked for.`,
    checks: [],
  };
}
