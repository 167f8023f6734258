import type { CheckResult } from '../../grader/model/report.ts';
import { mistakesText } from './mistakes.ts';
import { placeText } from './place.ts';

/** A result as plain lines, for places that know no more than text. Not escaped: the caller escapes it. */
export function resultLines(check: CheckResult): readonly string[] {
  const { finding } = check;
  return [
    check.message,
    ...(check.mistakes === undefined ? [] : [mistakesText(check.mistakes, 'student')]),
    ...(check.blockedBy === undefined ? [] : [`Waits for: ${check.blockedBy}`]),
    ...(finding === undefined
      ? []
      : [
          ...(finding.summary === check.message ? [] : [finding.summary]),
          ...(finding.asked === undefined ? [] : [`Asked for: ${finding.asked}`]),
          ...(finding.inputs ?? []).map(({ name, text }) => `Input ${name} = ${text}`),
          ...(finding.differences ?? [])
            .filter(({ agrees }) => !agrees)
            .map(({ name, expected, actual }) => `Result ${name}: expected ${expected}, actual ${actual}`),
          ...(finding.where === undefined ? [] : [`Where: ${placeText(finding.where)}`]),
          ...(finding.details ?? []),
        ]),
    `Run again: ${check.replay}`,
  ];
}
