import type { MethodSpec } from '../../model/target.ts';
import type { Answer } from '../../model/outcome.ts';
import type { Argument, Operation, Reference } from '../../model/program.ts';
import type { Roles, Tensor } from '../../model/roles.ts';
import type { Value } from '../../model/value.ts';
import { argumentFor } from '../arguments.ts';
import { fromAttribute, toAttribute } from '../attributes.ts';
import type { BoundAttribute } from '../attributes.ts';
import { packing } from '../packed-fields.ts';
import { constructionOf } from '../look-at-class.ts';
import type { BoundMethod, ClassForm } from '../class-form.ts';

/** A program while it is written. */
export interface Draft {
  readonly operations: Operation[];
}

/** What a method is given, by role: numbers, or what an earlier operation returned. */
export type Given = ReadonlyMap<string, Tensor | Reference>;

/** Where an attribute is read in a program. */
export interface ReadAttribute {
  readonly attribute: BoundAttribute;
  readonly at: number;
}

/** A draft whose random draws come from a seed: a plain draw must not hide. */
export function newDraft(seed: number): Draft {
  return { operations: [{ op: 'randomness', mode: { kind: 'seeded', seed } }] };
}

/** Adds an operation; answers where it stands. */
export function write(draft: Draft, operation: Operation): number {
  return draft.operations.push(operation) - 1;
}

/** A method that can be called, or a sentence that says why not. */
export function methodFor(form: ClassForm, id: string): BoundMethod | string {
  const method = form.methods.get(id);
  if (method === undefined) throw new TypeError(`the target has no method ${id}`);
  if (method.kind === 'missing') return method.problem;
  return method.arrangement.kind === 'misfit' ? method.arrangement.problem : method;
}

/** What a method returns, as the assignment has it; nothing where the method is not there. */
export function resultsFor(form: ClassForm, id: string): MethodSpec['results'] {
  const method = methodFor(form, id);
  return typeof method === 'string' ? [] : method.spec.results;
}

/** Makes an object of a class. @param sizes what its constructor takes, by role */
export function writeConstruction(draft: Draft, form: ClassForm, sizes: Roles): number {
  return write(draft, constructionOf(form.definition, form.construction, sizes, form.language));
}

/** Calls a method that is there. Every role that it takes must be given, or a text: a missing one is our own fault. */
export function writeCall(
  draft: Draft,
  form: ClassForm,
  id: string,
  self: Reference,
  given: Given,
  texts: Readonly<Record<string, string>> = {},
): number {
  const method = methodFor(form, id);
  if (typeof method === 'string' || method.arrangement.kind === 'misfit')
    throw new TypeError(`the method ${id} is not there to be called`);
  const numbers = new Map([...given].flatMap(([role, one]) => ('kind' in one ? [] : [[role, one] as const])));
  const args = method.arrangement.parameters.map((parameter): Argument => {
    const text = texts[parameter.role];
    if (text !== undefined) return { kind: 'text', value: text };
    const one = given.get(parameter.role);
    return one !== undefined && 'kind' in one ? one : argumentFor(parameter, numbers, form.language);
  });
  const { kind, name, arrangement } = method;
  const callee = kind === 'method' ? ({ kind, object: self, name } as const) : ({ kind: 'name', name } as const);
  return write(draft, { op: 'call', callee, arguments: args, ...packing(arrangement) });
}

/** Sets what an object is to hold, in its own layout; roles that it does not have are left out. */
export function writeState(draft: Draft, form: ClassForm, self: Reference, state: Roles): readonly number[] {
  return form.attributes.flatMap((attribute) => {
    const tensor = state.get(attribute.spec.role);
    if (tensor === undefined || attribute.spec.setAfter !== undefined) return [];
    const value: Value = toAttribute(attribute, tensor);
    return [write(draft, { op: 'set', object: self, name: attribute.name, value })];
  });
}

/** Reads what an object holds. @param roles what to read */
export function readState(
  draft: Draft,
  form: ClassForm,
  self: Reference,
  roles: readonly string[],
): readonly ReadAttribute[] {
  return form.attributes
    .filter(({ spec }) => roles.includes(spec.role))
    .map((attribute) => ({ attribute, at: write(draft, { op: 'get', object: self, name: attribute.name }) }));
}

/** What was read, by role; null when something could not be read as numbers. */
export function stateFrom(reads: readonly ReadAttribute[], answers: readonly Answer[]): Roles | null {
  const state = new Map<string, Tensor>();
  for (const { attribute, at } of reads) {
    const answer = answers[at];
    const tensor = answer?.kind === 'returned' ? fromAttribute(attribute, answer.value) : null;
    if (tensor === null) return null;
    state.set(attribute.spec.role, tensor);
  }
  return state;
}
