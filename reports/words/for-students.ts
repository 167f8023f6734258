import type { CheckResult, Report } from '../../grader/model/report.ts';

/**
 * A report as its student may read it: where recognised mistakes are for staff only, without their names, their sentences and their
 * paths. Whatever a student reads is rendered from this.
 */
export function forStudents(report: Report): Report {
  if (report.assignment.mistakesShownTo === undefined) return report;
  return { ...report, checks: report.checks.map(withoutMistakes) };
}

function withoutMistakes(check: CheckResult): CheckResult {
  return {
    ...without(check, 'mistakes'),
    plots: check.plots.map((plot) => (plot.kind === 'trajectory' ? without(plot, 'mistaken') : plot)),
  };
}

function without<Whole extends object, Name extends string & keyof Whole>(whole: Whole, name: Name): Omit<Whole, Name> {
  return Object.fromEntries(Object.entries(whole).filter(([key]) => key !== name)) as Omit<Whole, Name>;
}
