import type { AuditRow } from '../model/audit-report.ts';
import type { CheckResult, Report } from '../model/report.ts';
import { listed } from '../findings/listed.ts';
import { isAgainst } from './against.ts';
import type { RoomForMistake } from './mistakes-of.ts';

/** What came of a known mistake as a submission. */
export interface Judged {
  /** `accepted`: it is a convention that the assignment accepts. */
  readonly kind: 'caught' | 'shown-only' | 'missed' | 'accepted';
  readonly naming: 'right' | 'none' | 'wrong';
  readonly rows: readonly AuditRow[];
}

/** @param report of the submission with the mistake in it @param right of the reference itself */
export function judgeMistake(mistake: RoomForMistake, report: Report, right: Report): Judged {
  const before = new Map(right.checks.map((check) => [check.id, check]));
  const changed = report.checks.filter(({ id, status }) => status !== 'passed' && before.get(id)?.status === 'passed');
  const own = changed.filter(({ target }) => mistake.targets.includes(target));
  const elsewhere = changed.filter(({ target, maxPoints }) => !mistake.targets.includes(target) && maxPoints > 0);
  const names = [...new Set(changed.flatMap(({ mistakes = [] }) => mistakes.map(({ id }) => id)))];
  const wrong = names.filter((name) => name !== mistake.fullId);
  const kind = kindOf(own, report, before);
  const naming = wrong.length > 0 ? 'wrong' : names.length > 0 ? 'right' : 'none';
  const row = (of: AuditRow['kind'], text: string, checks: readonly CheckResult[]): AuditRow => ({
    kind: of,
    name: mistake.fullId,
    text,
    checks: checks.map(({ id }) => id),
  });
  const rows: AuditRow[] = [];
  switch (kind) {
    case 'caught':
      if (naming === 'none') rows.push(row('told', 'Caught, and not named.', own));
      break;
    case 'shown-only':
      rows.push(row('falls-short', 'Only checks of 0 points fail: it is shown, and costs nothing.', own));
      break;
    case 'missed':
      rows.push(row('falls-short', 'No check fails: the assignment cannot tell it from what is right.', []));
      break;
    case 'accepted':
      rows.push(row('told', 'Accepted: it is a convention that the assignment leaves open.', []));
      break;
  }
  const undecided = changed.filter((check) => !isAgainst(check) && check.status !== 'grader-error');
  if (undecided.length > 0)
    rows.push(row('falls-short', 'No verdict is reached: a person would have to decide.', undecided));
  const faulty = report.checks.filter(({ status }) => status === 'grader-error');
  if (faulty.length > 0) rows.push(row('falls-short', 'The grader itself fails at it.', faulty));
  if (wrong.length > 0) {
    const by = changed.filter(({ mistakes = [] }) => mistakes.some(({ id }) => id !== mistake.fullId));
    rows.push(row('falls-short', `It is called ${listed(wrong)}.`, by));
  }
  const [blocked, paidAgain] = [
    elsewhere.filter(({ status }) => status === 'blocked'),
    elsewhere.filter(({ status }) => status !== 'blocked'),
  ];
  if (blocked.length > 0) rows.push(row('told', 'With it these cannot be asked: they build on it.', blocked));
  if (paidAgain.length > 0) rows.push(row('falls-short', 'Paid for again, by checks of something else.', paidAgain));
  return { kind, naming, rows };
}

function kindOf(own: readonly CheckResult[], report: Report, before: ReadonlyMap<string, CheckResult>): Judged['kind'] {
  const known = own.filter(isAgainst);
  if (known.some(({ maxPoints }) => maxPoints > 0)) return 'caught';
  if (known.length > 0) return 'shown-only';
  // Nothing is wrong, and another of the accepted conventions was recognised.
  const otherwise = report.checks.some(
    ({ id, conventions }) => conventionsOf(before.get(id)) !== JSON.stringify(conventions),
  );
  return otherwise ? 'accepted' : 'missed';
}

function conventionsOf(check: CheckResult | undefined): string {
  return JSON.stringify(check?.conventions ?? []);
}
