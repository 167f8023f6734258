import type { ClassRow } from '../../grader/model/class-summary.ts';
import type { CheckResult, Report } from '../../grader/model/report.ts';
import { xmlAttribute, xmlText } from '../escape/xml.ts';
import { forStudents } from '../words/for-students.ts';
import { resultLines } from '../words/finding-text.ts';
import { isUndecided } from '../words/status-words.ts';

/**
 * JUnit XML for CI services: a suite for each submission, a case for each check. The format knows no points, so they
 * stand as properties; points that are not known have no property. No times: a report does not depend on the clock. What is for staff
 * only is left out: students read what their repository's CI shows. A submission without a report has a suite all the same,
 * with the reason as its one error: nobody is lost.
 * Source: https://github.com/testmoapp/junitxml
 */
export function junitXml(reports: readonly Report[], withoutReport: readonly NotGraded[] = []): string {
  const suites = reports.map(forStudents);
  const all = counts(suites.flatMap(({ checks }) => checks));
  const lost = withoutReport.length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({
      name: suites[0]?.assignment.title ?? 'no submissions',
      ...{ ...all, tests: all.tests + lost, errors: all.errors + lost },
    })}>`,
    ...suites.flatMap(suiteLines),
    ...withoutReport.flatMap(notGradedLines),
    '</testsuites>',
    '',
  ].join('\n');
}

/** A submission that could not be graded, and why. */
export type NotGraded = Pick<ClassRow, 'student' | 'attention'>;

function notGradedLines({ student, attention }: NotGraded): readonly string[] {
  return [
    `  <testsuite${attributes({ name: student, tests: 1, failures: 0, errors: 1, skipped: 0 })}>`,
    `    <testcase${attributes({ name: 'grading', classname: 'grade' })}>`,
    `      <error${attributes({ message: attention.join(' '), type: 'not-graded' })}></error>`,
    '    </testcase>',
    '  </testsuite>',
  ];
}

function suiteLines(report: Report): readonly string[] {
  const total = report.scope === 'all' ? report.total.points : null;
  return [
    `  <testsuite${attributes({ name: report.submission.student, ...counts(report.checks) })}>`,
    ...properties('    ', [
      ['points', total],
      ['maxPoints', report.total.maxPoints],
      ['scope', report.scope],
      ['seed', report.seed],
      ['grader', `${report.grader.name} ${report.grader.version}`],
    ]),
    ...report.checks.flatMap((check) => caseLines(check, report)),
    '  </testsuite>',
  ];
}

function caseLines(check: CheckResult, report: Report): readonly string[] {
  const where = check.finding?.where;
  const head = attributes({
    name: check.title,
    classname: `${report.assignment.id}.${check.target}`,
    assertions: check.cases,
    ...(where === undefined ? {} : { file: where.file, line: where.line }),
  });
  return [
    `    <testcase${head}>`,
    ...properties('      ', [
      ['id', check.id],
      ['points', check.points],
      ['maxPoints', check.maxPoints],
      ['visibility', check.visibility],
    ]),
    ...outcomeLines(check),
    ...(check.printed === undefined || check.printed === ''
      ? []
      : [`      <system-out>${xmlText(check.printed)}</system-out>`]),
    '    </testcase>',
  ];
}

function outcomeLines(check: CheckResult): readonly string[] {
  const message = attributes({ message: check.message, type: check.finding?.kind ?? check.status });
  const body = xmlText(resultLines(check).join('\n'));
  switch (check.status) {
    case 'passed':
      return [];
    case 'failed':
      return [`      <failure${message}>${body}</failure>`];
    case 'inconclusive':
    case 'grader-error':
      return [`      <error${message}>${body}</error>`];
    case 'blocked':
    case 'pending':
      return [`      <skipped${attributes({ message: check.message })}/>`];
  }
}

function counts(checks: readonly CheckResult[]): Readonly<Record<'tests' | 'failures' | 'errors' | 'skipped', number>> {
  const skipped = checks.filter(({ status }) => status === 'blocked' || status === 'pending').length;
  return {
    tests: checks.length,
    failures: checks.filter(({ status }) => status === 'failed').length,
    errors: checks.filter(({ status }) => isUndecided(status) && status !== 'pending').length,
    skipped,
  };
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${xmlAttribute(String(value))}"`)
    .join('');
}

function properties(
  indent: string,
  entries: readonly (readonly [string, string | number | null])[],
): readonly string[] {
  const known = entries.filter(([, value]) => value !== null);
  return [
    `${indent}<properties>`,
    ...known.map(([name, value]) => `${indent}  <property${attributes({ name, value: value ?? '' })}/>`),
    `${indent}</properties>`,
  ];
}
