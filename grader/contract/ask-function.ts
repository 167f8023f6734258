import type { Answer } from '../model/outcome.ts';
import type { Argument, Callee, Operation } from '../model/program.ts';
import type { Roles } from '../model/roles.ts';
import type { Subject } from '../model/subject.ts';
import type { Value } from '../model/value.ts';
import { argumentFor } from './arguments.ts';
import type { CallForm, CaseAnswer, Question, Reply } from './question.ts';
import { fedFrom } from './fed-from.ts';
import { areLonePaths } from './lone-paths.ts';
import { withOwn } from './own-functions.ts';
import { packing } from './packed-fields.ts';
import { readAnswer } from './read-answer.ts';
import { readRows } from './read-rows.ts';
import { readResults } from './results.ts';
import type { ResultPart, ResultPath } from './results.ts';

/** Asks a function: one call for each case, in one program. */
export async function askFunction(
  subject: Subject,
  question: Question,
  form: CallForm,
  results: readonly ResultPart[],
  callee: Callee,
  before: readonly Operation[] = [],
): Promise<Reply> {
  const prelude: Operation[] = [...before];
  if (question.randomness) prelude.push({ op: 'randomness', mode: question.randomness });
  for (const { definition } of form.own ?? []) {
    const { name, at } = definition;
    prelude.push({ op: 'read', name, ...(at !== undefined && { at }) });
  }
  let fed: ReadonlyMap<string, ResultPath> = new Map();
  if (question.feed && question.cases.length > 1) {
    // How results are laid out is only known from one: ask the first step alone.
    const first = await subject.run([...prelude, callOf(question, form, callee, 0, prelude.length, fed)]);
    if (first.kind === 'ended')
      return { kind: 'ended', end: first.end, printed: first.printed, during: form.definition.name };
    const answer = first.answers[prelude.length];
    const reading = answer?.kind === 'returned' ? readResults(results, answer.value) : null;
    if (reading?.kind !== 'read') {
      return {
        kind: 'answered',
        answers: [readAnswer(answer, results, form, caseOf(question, 0))],
        printed: first.printed,
        call: form,
      };
    }
    fed = reading.paths;
  }
  const calls = question.cases.map((_, index) => callOf(question, form, callee, index, prelude.length, fed));
  const outcome = await subject.run([...prelude, ...calls]);
  if (outcome.kind === 'ended')
    return { kind: 'ended', end: outcome.end, printed: outcome.printed, during: form.definition.name };
  const called = outcome.answers.slice(prelude.length);
  const isLonePath = areLonePaths(called, question.cases);
  const answers = called.flatMap((answer, index) => readRepeated(answer, results, form, question, index, isLonePath));
  return { kind: 'answered', answers, printed: outcome.printed, call: form };
}

function callOf(
  question: Question,
  form: CallForm,
  callee: Callee,
  index: number,
  /** Where the calls begin: right behind the own functions that are read for them. */
  offset: number,
  fed: ReadonlyMap<string, ResultPath>,
): Operation {
  const roles = caseOf(question, index);
  const values = form.parameters.map((parameter): Argument => {
    const path = index > 0 ? fedFrom(parameter, question.feed ?? [], fed) : undefined;
    if (path) return { kind: 'reference', operation: offset + index - 1, path };
    return argumentFor(parameter, roles, form.language);
  });
  const { globals = [], own = [] } = form;
  const given = values.filter((_, position) => !globals.includes(position));
  return {
    op: 'call',
    callee,
    arguments: withOwn(given, own, (_, place) => ({
      kind: 'reference',
      operation: offset - own.length + place,
      path: [],
    })),
    ...packing(form),
    ...(globals.length > 0 && {
      given: globals.flatMap((position) => {
        const [name, value] = [form.names[position], values[position]];
        return name === undefined || value === undefined ? [] : [{ name, value }];
      }),
    }),
    ...(question.repeat !== undefined && { repeat: question.repeat }),
    ...(question.echo && { echo: true }),
  };
}

function caseOf({ cases }: Question, index: number): Roles {
  const roles = cases[index];
  if (roles === undefined) throw new TypeError(`there is no case ${index}`);
  return roles;
}

function readRepeated(
  answer: Answer,
  results: readonly ResultPart[],
  form: CallForm,
  question: Question,
  index: number,
  isLonePath: boolean,
): readonly CaseAnswer[] {
  const roles = caseOf(question, index);
  if (question.repeat === undefined || answer.kind !== 'returned')
    return [readAnswer(answer, results, form, roles, isLonePath)];
  const { value } = answer;
  if (value.kind === 'array') {
    const { draws } = answer;
    const rows = readRows(results, value);
    return rows.map((read) => ({ kind: 'results', roles: read, value, draws, changed: [] }));
  }
  const items: readonly Value[] = value.kind === 'list' ? value.items : [value];
  return items.map((item) => readAnswer({ ...answer, value: item }, results, form, roles, isLonePath));
}
