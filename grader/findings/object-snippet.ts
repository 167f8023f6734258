import { argumentFor } from '../contract/arguments.ts';
import { toAttribute } from '../contract/attributes.ts';
import type { BoundMethod, ClassForm } from '../contract/class-form.ts';
import { changedInPlace } from '../contract/in-place.ts';
import type { CallForm } from '../contract/question.ts';
import { packing } from '../contract/packed-fields.ts';
import type { Roles } from '../model/roles.ts';
import type { Language } from '../model/subject.ts';
import { isSecondCall, otherBatch } from '../contract/second-call.ts';
import { argumentList } from './argument-list.ts';
import { formatValue } from './format-value.ts';

type Arranged = Pick<ClassForm['construction'], 'parameters' | 'packed'>;
type Method = NonNullable<CallForm['method']>;

/** What the object is called in a snippet: one that makes steps, or a part of a network. */
function nameOf({ spec }: Pick<Method, 'spec'>): string {
  return changedInPlace({ spec }).length > 0 ? 'optimizer' : 'layer';
}

/** What is called: a method of the object, or a function that stands outside of its class. */
export function methodCallee({ name, kind, spec }: Pick<Method, 'name' | 'kind' | 'spec'>): string {
  return kind === 'method' ? `${nameOf({ spec })}.${name}` : name;
}

/** The lines that make the object as the grader did; none where a function is called. */
export function objectLines(call: CallForm, roles: Roles): readonly string[] {
  if (call.method === undefined) return [];
  const { spec, of } = call.method;
  const name = nameOf(call.method);
  const { language, definition, construction } = of;
  const end = language === 'python' ? '' : ';';
  const args = (arranged: Arranged, given: Roles): string => writtenArguments(arranged, given, language);
  const set = (after: string | undefined): readonly string[] =>
    of.attributes.flatMap((attribute) => {
      const tensor = roles.get(attribute.spec.role);
      if (attribute.spec.setAfter !== after || tensor === undefined) return [];
      return [`${name}.${attribute.name} = ${formatValue(toAttribute(attribute, tensor), language)}${end}`];
    });
  const before = spec.after === undefined ? null : arranged(of, spec.after);
  const beforeLine = (given: Roles): readonly string[] =>
    before === null ? [] : [`${methodCallee(before)}(${args(before, given)})${end}`];
  const other = otherBatch(roles);
  return [
    language === 'python'
      ? `${name} = ${definition.name}(${args(construction, roles)})`
      : `const ${name} = new ${definition.name}(${args(construction, roles)});`,
    ...set(undefined),
    ...(isSecondCall(roles)
      ? [...beforeLine(other), `${methodCallee(call.method)}(${args(call, other)})${end}`, ...set(undefined)]
      : []),
    ...earlierLines(call),
    ...beforeLine(roles),
  ];
}

/** What a method changes, to be printed after it. */
export function changedExpressions({ method }: CallForm): readonly string[] {
  const changes = method?.spec.changes ?? [];
  return (method?.of.attributes ?? [])
    .filter(({ spec }) => changes.includes(spec.role))
    .map(({ name }) => `${method === undefined ? '' : nameOf(method)}.${name}`);
}

function arranged(of: ClassForm, id: string): (Pick<BoundMethod, 'kind' | 'name' | 'spec'> & Arranged) | null {
  const method = of.methods.get(id);
  if (method === undefined || method.kind === 'missing' || method.arrangement.kind === 'misfit') return null;
  const { parameters } = method.arrangement;
  return { kind: method.kind, name: method.name, spec: method.spec, parameters, ...packing(method.arrangement) };
}

/** More calls than that are not written out one by one. */
const MOST_CALLS = 40;

/** What the same object was asked before. */
function earlierLines(call: CallForm): readonly string[] {
  const { earlier = [], method, language } = call;
  if (method === undefined || earlier.length === 0) return [];
  const mark = language === 'python' ? '#' : '//';
  if (earlier.length > MOST_CALLS) return [`${mark} after ${earlier.length} calls like this one, not shown`];
  const end = language === 'python' ? '' : ';';
  return earlier.map((roles) => `${methodCallee(method)}(${writtenArguments(call, roles, language)})${end}`);
}

function writtenArguments({ parameters, packed }: Arranged, roles: Roles, language: Language): string {
  const texts = parameters.map((parameter) => formatValue(argumentFor(parameter, roles, language), language));
  return argumentList(texts, packed);
}
