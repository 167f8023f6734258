import type { Description, Subject } from '../model/subject.ts';
import type { Operation } from '../model/program.ts';
import { sameName } from './names.ts';
import type { Reply, Variable } from './question.ts';
import { nothing } from './read-answer.ts';

/** How many variables are read for one question: nobody has more under a handful of names. */
const MAX_VARIABLES = 60;

/** Stands for every name, in a question and in what a host is asked to survey. */
export const EVERY_NAME = '*';
const MAX_OF_ALL = 400;

/**
 * Reads top-level variables with one of these names, in each of their lives: name by name, the last life first. Every value
 * where one of the names is `*`, the last one first.
 */
export async function readVariables(
  subject: Subject,
  { definitions, survey, language }: Extract<Description, { kind: 'loaded' }>,
  names: readonly string[],
): Promise<readonly Variable[] | Exclude<Reply, { kind: 'answered' }>> {
  const lives = survey?.lives ?? definitions;
  // What is made by a call may turn out to be a function: reading it tells.
  const values = lives.filter((one) => one.signature === undefined && one.form !== 'class').toReversed();
  const found = names
    .flatMap((name) => values.filter((one) => one.name === name))
    .concat(names.flatMap((name) => values.filter((one) => one.name !== name && sameName(one.name, name))));
  const chosen = names.includes(EVERY_NAME) ? values.slice(0, MAX_OF_ALL) : [...new Set(found)].slice(0, MAX_VARIABLES);
  if (chosen.length === 0) return [];
  const program = chosen.map(({ name, at }): Operation => ({ op: 'read', name, ...(at !== undefined && { at }) }));
  const outcome = await subject.run(program);
  if (outcome.kind === 'ended') return outcome;
  return chosen.map(({ name, where, at }, index) => ({
    name,
    where,
    language,
    value: outcome.answers[index] ?? nothing,
    at: at ?? null,
  }));
}
