import { oracleFor } from '../grading/class-oracle.ts';
import type { Assignment, AssignmentCheck } from '../intake/assignment-schema.ts';
import { targetIdOf } from '../intake/target-id.ts';
import type { AuditRow } from '../model/audit-report.ts';
import type { Subject } from '../model/subject.ts';
import { counted, verdictOf } from './counted.ts';
import { listed } from '../findings/listed.ts';
import { alsoAsked, gradeInProcess, whyNotAsked } from './grade-in-process.ts';
import { referenceOf } from './reference.ts';
import type { Section } from './section.ts';
import { stubKinds } from './stub-kinds.ts';
import { givingNothing, stubSubject } from './stub-subject.ts';

interface Stub {
  /** After "gives", e.g. `zeros`. */
  readonly text: string;
  readonly subject: Subject;
  readonly checks: readonly AssignmentCheck[];
}

/** Code that does nothing of what is asked earns nothing: a check that it passes is vacuous. */
export const stubs: Section = {
  id: 'stubs',
  run: async ({ assignment, seed, pause }) => {
    // What the reference cannot pass here, a stub would not pass either, whatever it does.
    const asked = assignment.checks.filter((check) => whyNotAsked(check) === null);
    const oracle = oracleFor(assignment.targets);
    const passed = new Map<string, string[]>();
    const undecided = new Set<string>();
    for (const { text, subject, checks } of stubsFor(assignment, asked, seed)) {
      const report = await gradeInProcess({ assignment, checks, subject, oracle, seed, pause });
      for (const { id, status } of report.checks) {
        if (status === 'passed') passed.set(id, [...new Set([...(passed.get(id) ?? []), text])]);
        if (status !== 'passed' && status !== 'failed' && status !== 'blocked') undecided.add(id);
      }
    }
    const rows = [...undecided]
      .map((id): AuditRow => ({
        kind: 'falls-short',
        name: id,
        text: 'It reaches no verdict about a stub: a person would have to decide.',
        checks: [id],
      }))
      .concat(assignment.checks.flatMap(notAsked));
    const vacuousRows = asked.flatMap(({ id, points }): readonly AuditRow[] => {
      const texts = passed.get(id);
      return texts === undefined ? [] : [vacuous(id, points, texts)];
    });
    rows.unshift(...vacuousRows);
    const scored = asked.filter(({ points }) => points > 0);
    const sound = scored.filter(({ id }) => !passed.has(id) && !undecided.has(id));
    return {
      id: 'stubs',
      title: 'Trivial stubs',
      asked: `No check with points is passed by code that gives ${listed([...stubKinds.map(({ text }) => text), 'nothing'])}.`,
      verdict: verdictOf(rows),
      result: `${sound.length} of ${counted(scored.length, 'check')} with points ${scored.length === 1 ? 'gives' : 'give'} nothing to a stub`,
      rows,
      counts: [{ name: 'checks with points that no stub passes', of: scored.length, are: sound.length }],
    };
  },
};

/** Told, so that nobody takes it for sound. */
function notAsked(check: AssignmentCheck): readonly AuditRow[] {
  const why = whyNotAsked(check);
  return why === null ? [] : [{ kind: 'told', name: check.id, text: 'Not asked of stubs.', checks: [check.id] }];
}

function vacuous(id: string, points: number, texts: readonly string[]): AuditRow {
  const who = `code that gives ${listed(texts)}`;
  return points > 0
    ? {
        kind: 'falls-short',
        name: id,
        text: `It gives ${counted(points, 'point')} to ${who}. Let it require a check that such code fails, or be worth 0 points.`,
        checks: [id],
      }
    : { kind: 'told', name: id, text: `It is passed by ${who}; it is worth no points.`, checks: [id] };
}

/**
 * Submissions of nothing but stubs; and where checks of a target ask other targets too, that target alone as a stub among right ones.
 * Targets that go by one name are one.
 */
function stubsFor(assignment: Assignment, checks: readonly AssignmentCheck[], seed: number): readonly Stub[] {
  const names = [...new Set(Object.values(assignment.targets).map(({ names: [name = ''] }) => name))];
  const among = names.flatMap((name) => {
    const own = checks.filter(({ id }) => nameOf(assignment, targetIdOf(id)) === name);
    return own.some((check) => leansOnOthers(assignment, check)) ? [{ name, own }] : [];
  });
  const isNamed = (name: string) => (id: string) => nameOf(assignment, id) === name;
  return [
    ...stubKinds.flatMap((kind): readonly Stub[] => [
      { text: kind.text, subject: stubSubject(assignment, kind, seed, () => true), checks },
      ...among.map(({ name, own }) => ({
        text: kind.text,
        subject: stubSubject(assignment, kind, seed, isNamed(name)),
        checks: own,
      })),
    ]),
    { text: 'nothing', subject: givingNothing(referenceOf(assignment)), checks },
  ];
}

function nameOf({ targets }: Assignment, targetId: string): string {
  return targets[targetId]?.names[0] ?? '';
}

/** Whether a check looks at more than its own target: at other targets, at their checks, or at the parts of a network. */
function leansOnOthers({ targets }: Assignment, check: AssignmentCheck): boolean {
  const own = targetIdOf(check.id);
  const { followThrough, requires = [] } = check;
  const checks = [...requires, ...(followThrough ? [followThrough.paidBy, followThrough.shownBy] : [])];
  const others = [...alsoAsked(check), ...checks.map(targetIdOf)];
  return others.some((id) => id !== own) || 'network' in (targets[own]?.oracle ?? {});
}
