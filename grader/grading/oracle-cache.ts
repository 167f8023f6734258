import { createHash } from 'node:crypto';
import type { Convention } from '../checks/check.ts';
import { respondent } from '../contract/respondent.ts';
import type { Question, Reply, Respondent } from '../contract/respondent.ts';
import type { TargetSpec } from '../model/assignment.ts';
import { truthOf } from '../oracles/truths.ts';
import { referenceSubject } from '../subject/reference-subject.ts';
import type { Truth } from '../subject/reference-subject.ts';

/** Whole batches are asked again by every student; the single questions of shrinking are not worth keeping. */
const KEPT_FROM = 5;

/** The oracle's answers are the same for the whole class: each batch is computed once per run. */
export function oracleFor(targets: Readonly<Record<string, TargetSpec>>): (convention: Convention) => Respondent {
  const byConvention = new Map<string, Respondent>();
  return (convention) => {
    const key = JSON.stringify(convention);
    const known = byConvention.get(key);
    if (known) return known;
    const truths = Object.fromEntries(
      Object.entries(targets).map(([id, target]): [string, Truth] => [id, truthOf(target, convention)]),
    );
    const fresh = remembering(respondent(referenceSubject(targets, truths), targets));
    byConvention.set(key, fresh);
    return fresh;
  };
}

function remembering(oracle: Respondent): Respondent {
  const replies = new Map<string, Promise<Reply>>();
  return {
    ask: (question) => {
      if (question.cases.length < KEPT_FROM) return oracle.ask(question);
      const key = keyOf(question);
      const known = replies.get(key) ?? oracle.ask(question);
      replies.set(key, known);
      return known;
    },
  };
}

function keyOf({ cases, ...question }: Question): string {
  const hash = createHash('sha256').update(JSON.stringify(question));
  for (const roles of cases) hash.update(JSON.stringify([...roles]));
  return hash.digest('hex');
}
