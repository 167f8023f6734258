import type { ParameterSpec, TargetSpec } from '../model/assignment.ts';
import type { Answer, Draws, Outcome, ProcessEnd, StudentError } from '../model/outcome.ts';
import type { Argument, Callee, Operation, Randomness } from '../model/program.ts';
import type { Roles } from '../model/roles.ts';
import type { Definition, Language, Subject } from '../model/subject.ts';
import type { Signature, Value } from '../model/value.ts';
import { argumentFor, arrange } from './arguments.ts';
import { findDefinition } from './find-definition.ts';
import { layOut, readResults, readRows } from './results.ts';
import type { ResultPart, ResultPath } from './results.ts';
import { describeValue } from './tensor.ts';

/** Somebody who is asked in roles: a student's code, the oracle, a misconception. A check never knows which. */
export interface Respondent {
  ask(question: Question): Promise<Reply>;
}

export interface Question {
  readonly target: string;
  /** For a target that returns functions: the role of the function to ask, e.g. `function`. */
  readonly result?: string;
  /** Inputs, each asked on its own; in one program. */
  readonly cases: readonly Roles[];
  /** Silent unless told. */
  readonly randomness?: Randomness;
  /** Asks each case this often; answers come case by case, repetition by repetition. */
  readonly repeat?: number;
  /** Also tell the arguments as they are after the call. */
  readonly echo?: boolean;
  /**
   * The cases are steps: these roles are taken from the result of the step before (the first step has them from its case).
   */
  readonly feed?: readonly string[];
}

export type Reply =
  | {
      readonly kind: 'answered';
      readonly answers: readonly CaseAnswer[];
      readonly printed: string;
      readonly call: CallForm;
    }
  /** The process ended; nothing is known of any case. */
  | { readonly kind: 'ended'; readonly end: ProcessEnd; readonly printed: string }
  | { readonly kind: 'missing'; readonly problem: string }
  | { readonly kind: 'unreadable'; readonly error: StudentError }
  | { readonly kind: 'signature'; readonly problem: string; readonly definition: Definition }
  /** What should have returned the function to ask did not. */
  | {
      readonly kind: 'no-function';
      readonly answer: Exclude<CaseAnswer, { kind: 'results' }>;
      readonly definition: Definition;
    };

export type CaseAnswer =
  | {
      readonly kind: 'results';
      readonly roles: Roles;
      readonly value: Value;
      readonly draws: Draws;
      readonly changed: readonly string[];
    }
  | { readonly kind: 'misfit'; readonly problem: string; readonly value: Value }
  | { readonly kind: 'threw'; readonly error: StudentError }
  | { readonly kind: 'skipped'; readonly reason: string };

/** How the target is called, in the student's own terms: for messages and snippets. */
export interface CallForm {
  readonly language: Language;
  readonly definition: Definition;
  readonly parameters: readonly ParameterSpec[];
  /** The student's parameter names, in the order of the arguments. */
  readonly names: readonly string[];
  /** What to follow from the returned value to the function asked; absent when the target itself is asked. */
  readonly through?: ResultPath;
}

/** Asks a subject in roles: finds names, arranges arguments, reads results. */
export function respondent(subject: Subject, targets: Readonly<Record<string, TargetSpec>>): Respondent {
  const probe = async (operations: readonly Operation[]): Promise<Outcome> => subject.run(operations);
  const looked = new Map<string, Promise<Looked>>();
  /** A signature that cannot be told from the text (`df = grad(f)`, decorated functions) is asked for, once. */
  const look = (definition: Definition): Promise<Looked> => {
    const known = looked.get(definition.name) ?? lookAt(subject, definition);
    looked.set(definition.name, known);
    // A process that ended costs the check that asked; the next one asks a fresh process.
    void known.then(({ kind }) => kind === 'ended' && looked.delete(definition.name));
    return known;
  };

  return {
    async ask(question) {
      const target = targets[question.target];
      if (target === undefined) throw new TypeError(`there is no target ${question.target}`);
      const description = await subject.describe();
      if (description.kind === 'unreadable') return { kind: 'unreadable', error: description.error };
      if (description.kind === 'ended') return { kind: 'ended', end: description.end, printed: '' };
      const found = findDefinition(target, description.definitions);
      if (found.kind === 'missing') return found;
      const { definition } = found;
      const seen: Looked = definition.signature
        ? { kind: 'signature', signature: definition.signature }
        : await look(definition);
      if (seen.kind !== 'signature') return seen;

      const outer = arrange(target.parameters, seen.signature, definition.name);
      if (outer.kind === 'misfit') return { kind: 'signature', problem: outer.problem, definition };
      const form = { language: description.language, definition, parameters: outer.parameters, names: outer.names };
      if (question.result === undefined)
        return run(subject, question, form, target.results, { kind: 'name', name: definition.name });
      return askThrough(question.result, { subject, probe, question, target, form });
    },
  };
}

type Looked =
  | { readonly kind: 'signature'; readonly signature: Signature }
  | Extract<Reply, { kind: 'missing' | 'ended' | 'no-function' }>;

async function lookAt(subject: Subject, definition: Definition): Promise<Looked> {
  const { name } = definition;
  const outcome = await subject.run([{ op: 'read', name }]);
  if (outcome.kind === 'ended') return outcome;
  const [answer] = outcome.answers;
  if (answer?.kind !== 'returned') return { kind: 'no-function', definition, answer: answer ?? nothing };
  const { value } = answer;
  if (value.kind === 'opaque' && value.callable) return { kind: 'signature', signature: value.callable };
  return { kind: 'missing', problem: `\`${name}\` is there, but it is not a function: it is ${describeValue(value)}.` };
}

interface Through {
  readonly subject: Subject;
  readonly probe: (operations: readonly Operation[]) => Promise<Outcome>;
  readonly question: Question;
  readonly target: TargetSpec;
  readonly form: CallForm;
}

/** The target returns functions: call it once, then ask the one wanted. */
async function askThrough(role: string, { subject, probe, question, target, form }: Through): Promise<Reply> {
  const { definition } = form;
  const make: Operation = { op: 'call', callee: { kind: 'name', name: definition.name }, arguments: [] };
  const outcome = await probe([make]);
  if (outcome.kind === 'ended') return { kind: 'ended', end: outcome.end, printed: outcome.printed };
  const [answer] = outcome.answers;
  if (answer?.kind !== 'returned') return { kind: 'no-function', definition, answer: answer ?? nothing };
  const layout = layOut(target.results, answer.value);
  if (layout.kind === 'misfit') return { kind: 'no-function', definition, answer: { ...layout, value: answer.value } };
  const found = layout.parts.find(({ part }) => part.role === role);
  const spec = target.results.find((result) => result.role === role)?.callable;
  if (found === undefined || spec === undefined) throw new TypeError(`the target has no function in the role ${role}`);
  const part: ResultPart = { role: spec.result, names: found.part.names };
  if (found.value.kind !== 'opaque' || found.value.callable === undefined) {
    // A constant where a function without arguments was asked says the same thing.
    const reading = spec.parameters.length === 0 ? readResults([part], found.value) : null;
    if (reading?.kind === 'read') {
      const roles = reading.roles;
      const only = {
        kind: 'results',
        roles,
        value: found.value,
        draws: { normal: 0, uniform: 0 },
        changed: [],
      } as const;
      return {
        kind: 'answered',
        answers: question.cases.map(() => only),
        printed: outcome.printed,
        call: { ...form, through: found.path },
      };
    }
    const problem = `\`${definition.name}\` should return ${found.part.names[0] ?? role} as a function, but what it returns there is not one.`;
    return { kind: 'no-function', definition, answer: { kind: 'misfit', problem, value: found.value } };
  }
  const inner = arrange(spec.parameters, found.value.callable, found.part.names[0] ?? role);
  if (inner.kind === 'misfit') return { kind: 'signature', problem: inner.problem, definition };
  const innerForm = { ...form, parameters: inner.parameters, names: inner.names, through: found.path };
  return run(subject, question, innerForm, [part], { kind: 'reference', operation: 0, path: found.path }, [make]);
}

const nothing = { kind: 'skipped', reason: 'there was no answer' } as const;

async function run(
  subject: Subject,
  question: Question,
  form: CallForm,
  results: readonly ResultPart[],
  callee: Callee,
  before: readonly Operation[] = [],
): Promise<Reply> {
  const prelude: Operation[] = [...before];
  if (question.randomness) prelude.push({ op: 'randomness', mode: question.randomness });
  let fed: ReadonlyMap<string, ResultPath> = new Map();
  if (question.feed && question.cases.length > 1) {
    // How results are laid out is only known from one: ask the first step alone.
    const first = await subject.run([...prelude, callOf(question, form, callee, 0, prelude.length, fed)]);
    if (first.kind === 'ended') return { kind: 'ended', end: first.end, printed: first.printed };
    const answer = first.answers[prelude.length];
    const reading = answer?.kind === 'returned' ? readResults(results, answer.value) : null;
    if (reading?.kind !== 'read') {
      return {
        kind: 'answered',
        answers: [readAnswer(answer, results, form, question)],
        printed: first.printed,
        call: form,
      };
    }
    fed = reading.paths;
  }
  const calls = question.cases.map((_, index) => callOf(question, form, callee, index, prelude.length, fed));
  const outcome = await subject.run([...prelude, ...calls]);
  if (outcome.kind === 'ended') return { kind: 'ended', end: outcome.end, printed: outcome.printed };
  const answers = outcome.answers
    .slice(prelude.length)
    .flatMap((answer) => readRepeated(answer, results, form, question));
  return { kind: 'answered', answers, printed: outcome.printed, call: form };
}

function callOf(
  question: Question,
  form: CallForm,
  callee: Callee,
  index: number,
  offset: number,
  fed: ReadonlyMap<string, ResultPath>,
): Operation {
  const roles = question.cases[index];
  if (roles === undefined) throw new TypeError(`there is no case ${index}`);
  const args = form.parameters.map((parameter): Argument => {
    const path = index > 0 ? fed.get(parameter.role) : undefined;
    const feeds = question.feed?.some((role) => parameter.role === role || parameter.role.startsWith(`${role}[`));
    if (path && feeds) return { kind: 'reference', operation: offset + index - 1, path };
    return argumentFor(parameter, roles);
  });
  return {
    op: 'call',
    callee,
    arguments: args,
    ...(question.repeat !== undefined && { repeat: question.repeat }),
    ...(question.echo && { echo: true }),
  };
}

function readRepeated(
  answer: Answer,
  results: readonly ResultPart[],
  form: CallForm,
  question: Question,
): readonly CaseAnswer[] {
  if (question.repeat === undefined || answer.kind !== 'returned') return [readAnswer(answer, results, form, question)];
  const { value } = answer;
  if (value.kind === 'array') {
    const { draws } = answer;
    const rows = readRows(results, value);
    return rows.map((roles) => ({ kind: 'results', roles, value, draws, changed: [] }));
  }
  const items: readonly Value[] = value.kind === 'list' ? value.items : [value];
  return items.map((item) => readAnswer({ ...answer, value: item }, results, form, question));
}

function readAnswer(
  answer: Answer | undefined,
  results: readonly ResultPart[],
  form: CallForm,
  question: Question,
): CaseAnswer {
  switch (answer?.kind) {
    case undefined:
      return nothing;
    case 'threw':
    case 'skipped':
      return answer;
    case 'returned': {
      const reading = readResults(results, answer.value);
      if (reading.kind === 'misfit') return { ...reading, value: answer.value };
      const changed = question.echo ? changedArguments(answer, form, question) : [];
      return { kind: 'results', roles: reading.roles, value: answer.value, draws: answer.draws, changed };
    }
  }
}

function changedArguments(
  answer: Extract<Answer, { kind: 'returned' }>,
  form: CallForm,
  question: Question,
): readonly string[] {
  const [roles] = question.cases;
  if (roles === undefined || answer.arguments === undefined) return [];
  const after = answer.arguments;
  return form.names.filter((_, index) => {
    const parameter = form.parameters[index];
    const now = after[index];
    return parameter !== undefined && now !== undefined && !sameValue(argumentFor(parameter, roles), now);
  });
}

function sameValue(before: Value, after: Value): boolean {
  if (before.kind === 'record' && after.kind === 'record') {
    return (
      before.entries.size === after.entries.size &&
      [...before.entries].every(([key, value]) => {
        const now = after.entries.get(key);
        return now !== undefined && sameValue(value, now);
      })
    );
  }
  const [one, other] = [numbersOf(before), numbersOf(after)];
  return (
    one !== null &&
    other !== null &&
    one.length === other.length &&
    one.every((value, index) => Object.is(value, other[index]))
  );
}

function numbersOf(value: Value): readonly number[] | null {
  if (value.kind === 'number') return [value.value];
  if (value.kind === 'array') return value.data;
  if (value.kind !== 'list') return null;
  const items = value.items.map(numbersOf);
  return items.includes(null) ? null : items.flatMap((item) => item ?? []);
}
