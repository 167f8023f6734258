import type { AuditRow } from '../model/audit-report.ts';
import type { CheckResult, Report } from '../model/report.ts';
import { counted, verdictOf } from './counted.ts';
import { isShort } from './own-faults.ts';
import type { Section, Source } from './section.ts';

/** Languages in which a solution is expected, and how they are told. */
const LANGUAGES: Readonly<Record<Source['language'], string>> = { python: 'Python', typescript: 'TypeScript' };

/** The teacher's own solutions get all points, and the files that students start from get none. */
export const solutions: Section = {
  id: 'solutions',
  run: async ({ solutions: sources, starters, grade, sideBySide }) => {
    const graded = await sideBySide([...sources, ...starters].map((source) => () => grade(source)));
    const right = sources.map((source, at) => ({ source, rows: shortOfAll(source, graded[at]) }));
    const empty = starters.map((source, at) => ({
      source,
      rows: moreThanNothing(source, graded[sources.length + at]),
    }));
    const languages = Object.keys(LANGUAGES) as Source['language'][];
    const missing = languages.filter((language) => !sources.some((source) => source.language === language));
    const rows: AuditRow[] = [
      ...(sources.length === 0 ? [NONE] : missing.map((language) => lacking(language))),
      ...right.flatMap((one) => one.rows),
      ...empty.flatMap((one) => one.rows),
    ];
    const holding = (all: typeof right): number => all.filter((one) => one.rows.length === 0).length;
    return {
      id: 'solutions',
      title: 'Own solutions and starter files',
      asked:
        'Each solution passes every check, and each starter file gets 0 points, both by the way that submissions go.',
      verdict: verdictOf(rows),
      result: `${holding(right)} of ${counted(right.length, 'solution')} right, ${empty.length === 0 ? 'no starter files' : `${holding(empty)} of ${counted(empty.length, 'starter file')} with 0 points`}`,
      rows,
      counts: [
        { name: 'solutions that pass every check', of: right.length, are: holding(right) },
        { name: 'starter files with 0 points', of: empty.length, are: holding(empty) },
      ],
    };
  },
};

const NONE: AuditRow = {
  kind: 'falls-short',
  name: 'solution',
  text: 'There is no solution: nothing shows that the assignment can be solved. Write solution/solution.py or solution/solution.ts.',
  checks: [],
};

function lacking(language: Source['language']): AuditRow {
  return {
    kind: 'told',
    name: `solution in ${LANGUAGES[language]}`,
    text: `There is none: what is told here holds for submissions in the other language.`,
    checks: [],
  };
}

function shortOfAll({ file }: Source, report: Report | undefined): readonly AuditRow[] {
  const short = (report?.checks ?? []).filter(isShort);
  return short.map(({ id, status, points, maxPoints, message, finding }): AuditRow => ({
    kind: 'falls-short',
    name: file,
    text: `${STATUS[status]}${maxPoints > 0 ? ` (${points ?? 'no'} of ${counted(maxPoints, 'point')})` : ''}: ${finding?.summary ?? message}`,
    checks: [id],
    ...placeOf(finding, file),
  }));
}

function moreThanNothing({ file }: Source, report: Report | undefined): readonly AuditRow[] {
  return (report?.checks ?? []).flatMap((check): readonly AuditRow[] => {
    const { id, status, points, message, maxPoints } = check;
    const undecided = status === 'inconclusive' || status === 'grader-error';
    if (!undecided && (points ?? 0) === 0) return [];
    const text = undecided
      ? `${STATUS[status]}: ${message}`
      : `It gives ${points ?? 0} of ${counted(maxPoints, 'point')} to a file in which nothing is done yet. ${message}`;
    return [{ kind: 'falls-short', name: file, text, checks: [id] }];
  });
}

const STATUS: Readonly<Record<CheckResult['status'], string>> = {
  passed: 'Passed',
  failed: 'Failed',
  blocked: 'Not run',
  inconclusive: 'Not decided',
  'grader-error': 'The grader failed',
  pending: 'Left to a person',
};

function placeOf(finding: CheckResult['finding'], file: string): Pick<AuditRow, 'where'> {
  const line = finding?.where?.line;
  return line === undefined ? {} : { where: { file, line } };
}
