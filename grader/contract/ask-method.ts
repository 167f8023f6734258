import type { Answer, Place } from '../model/outcome.ts';
import type { Operation, Reference } from '../model/program.ts';
import type { Roles, Tensor } from '../model/roles.ts';
import type { Definition, Subject } from '../model/subject.ts';
import { argumentFor } from './arguments.ts';
import { fromAttribute, toAttribute } from './attributes.ts';
import type { BoundAttribute } from './attributes.ts';
import { constructionOf } from './look-at-class.ts';
import type { BoundMethod, ClassForm } from './class-form.ts';
import type { CallForm, CaseAnswer, Question, Reply } from './question.ts';
import { answerOf, changedInPlace } from './in-place.ts';
import { packing } from './packed-fields.ts';
import { nothing, readAnswer } from './read-answer.ts';
import { isSecondCall, otherBatch } from './second-call.ts';
import { resultOf } from './result-of.ts';
import { describeValue } from './tensor.ts';

/** Asks a method: each case is asked of an object of its own, all in one program. */
export async function askMethod(subject: Subject, question: Question, form: ClassForm): Promise<Reply> {
  const { definition, language } = form;
  const method = methodOf(form, question.method ?? '');
  if (method.kind === 'missing') return method;
  if (method.arrangement.kind === 'misfit')
    return { kind: 'signature', problem: method.arrangement.problem, definition };
  const [lacking] = form.lacking;
  if (lacking !== undefined) return { kind: 'signature', problem: lacking, definition };
  const { parameters, names } = method.arrangement;
  const call: CallForm = {
    language,
    definition: { ...definition, where: placeOf(definition, method.name) },
    parameters,
    names,
    ...packing(method.arrangement),
    method: { name: method.name, kind: method.kind, spec: method.spec, of: form },
  };
  const program: Operation[] = question.randomness ? [{ op: 'randomness', mode: question.randomness }] : [];
  let self: Reference | undefined;
  const asked = question.cases.map((roles) => {
    // Steps are made by one and the same object.
    const own = operationsFor(form, method, roles, program.length, question, question.feed && self);
    self ??= own.self;
    program.push(...own.operations);
    return own;
  });
  const outcome = await subject.run(program);
  if (outcome.kind === 'ended')
    return { ...outcome, during: method.kind === 'method' ? `${definition.name}.${method.name}` : method.name };
  const answers = asked.map((one, index) =>
    readCase(one, outcome.answers, call, question.cases[index] ?? new Map<string, Tensor>(), question),
  );
  return { kind: 'answered', answers, printed: outcome.printed, call };
}

function methodOf(form: ClassForm, id: string): ReturnType<ClassForm['methods']['get']> & object {
  const method = form.methods.get(id);
  if (method === undefined) throw new TypeError(`the target has no method ${id}`);
  return method;
}

/** Where the method stands; where the class does, when that is not known. */
function placeOf({ methods = [], where }: Definition, name: string): Place {
  return methods.find((one) => one.name === name)?.where ?? where;
}

interface Asked {
  readonly self: Reference;
  readonly operations: readonly Operation[];
  /** Where the answers to look at stand in the program. */
  readonly mustReturn: readonly number[];
  readonly called: number;
  readonly read: readonly { readonly attribute: BoundAttribute; readonly at: number }[];
}

function operationsFor(
  form: ClassForm,
  method: BoundMethod,
  roles: Roles,
  offset: number,
  { echo, restore }: Pick<Question, 'echo' | 'restore'>,
  before?: Reference,
): Asked {
  const { definition, construction, language, attributes } = form;
  const operations: Operation[] = [];
  const mustReturn: number[] = [];
  const add = (operation: Operation, must: boolean): number => {
    operations.push(operation);
    const at = offset + operations.length - 1;
    if (must) mustReturn.push(at);
    return at;
  };
  const self = before ?? resultOf(add(constructionOf(definition, construction, roles, language), true));
  const set = (after: string | undefined): void => {
    for (const attribute of attributes) {
      const tensor = roles.get(attribute.spec.role);
      if (attribute.spec.setAfter !== after || tensor === undefined) continue;
      add({ op: 'set', object: self, name: attribute.name, value: toAttribute(attribute, tensor) }, true);
    }
  };
  const { arrangement, spec } = method;
  const { after, changes = [] } = spec;
  if (arrangement.kind === 'misfit') throw new TypeError('a method that does not fit is not asked');
  const callBefore = (given: Roles): void => {
    const before = after === undefined ? null : methodOf(form, after);
    // Whether that method is right is for its own checks to say.
    if (before !== null && before.kind !== 'missing' && before.arrangement.kind === 'arranged')
      add({ ...callOf(before, before.arrangement, self, given, form), silent: true }, false);
  };
  set(undefined);
  if (isSecondCall(roles)) {
    const other = otherBatch(roles);
    callBefore(other);
    add({ ...callOf(method, arrangement, self, other, form), silent: true }, false);
    set(undefined);
  }
  callBefore(roles);
  if (restore && after !== undefined) set(after);
  const called = add(
    {
      ...callOf(method, arrangement, self, roles, form),
      ...((echo === true || changedInPlace(method).length > 0) && { echo: true }),
    },
    true,
  );
  const read = attributes
    .filter(({ spec }) => changes.includes(spec.role))
    .map((attribute) => ({ attribute, at: add({ op: 'get', object: self, name: attribute.name }, true) }));
  return { self, operations, mustReturn, called, read };
}

function callOf(
  { kind, name }: BoundMethod,
  arrangement: ClassForm['construction'],
  self: Reference,
  roles: Roles,
  { language }: ClassForm,
): Extract<Operation, { op: 'call' }> {
  return {
    op: 'call',
    callee: kind === 'method' ? { kind: 'method', object: self, name } : { kind: 'name', name },
    arguments: arrangement.parameters.map((parameter) => argumentFor(parameter, roles, language)),
    ...packing(arrangement),
  };
}

function readCase(
  asked: Asked,
  answers: readonly Answer[],
  call: CallForm,
  roles: Roles,
  { echo }: Pick<Question, 'echo'>,
): CaseAnswer {
  const stopped = asked.mustReturn.map((at) => answers[at] ?? nothing).find((answer) => answer.kind !== 'returned');
  if (stopped) return stopped;
  const answer = answerOf(answers[asked.called], call, echo === true);
  const results = readAnswer(answer, call.method?.spec.results ?? [], call, roles);
  if (results.kind !== 'results') return results;
  const state = new Map<string, Tensor>();
  for (const { attribute, at } of asked.read) {
    const answer = answers[at];
    if (answer?.kind !== 'returned') continue;
    const tensor = fromAttribute(attribute, answer.value);
    if (tensor === null) {
      const problem = `After \`${call.method?.name ?? ''}\` the attribute \`${attribute.name}\` should be made of numbers, but is ${describeValue(answer.value)}.`;
      return { kind: 'misfit', problem, value: answer.value };
    }
    state.set(attribute.spec.role, tensor);
  }
  return { ...results, roles: new Map([...results.roles, ...state]) };
}
