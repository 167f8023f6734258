import type { MethodSpec, TargetSpec } from '../model/target.ts';
import type { Operation } from '../model/program.ts';
import type { Tensor } from '../model/roles.ts';
import type { Definition, Language, Subject } from '../model/subject.ts';
import type { Value } from '../model/value.ts';
import { argumentFor, arrange } from './arguments.ts';
import { bindAttribute } from './attributes.ts';
import { sameName } from './names.ts';
import type { BoundMethod, ClassForm, Missing } from './class-form.ts';
import type { Reply } from './question.ts';
import { nothing } from './read-answer.ts';
import { packing } from './packed-fields.ts';
import { resultOf } from './result-of.ts';
import { scalar } from './tensor.ts';

/** Sizes of the object that is looked at: unlike each other and unlike 1, so that layouts can be told apart. */
export const LOOKED_AT = { inputSize: 3, outputSize: 5 } as const;

interface ClassFound {
  readonly target: TargetSpec;
  readonly definition: Definition;
  readonly language: Language;
  readonly definitions: readonly Definition[];
}

/** Looks at an object of the class: what it has, under which names, in which layout. */
export async function lookAtClass(
  subject: Subject,
  { target, definition, language, definitions }: ClassFound,
): Promise<ClassForm | Exclude<Reply, { kind: 'answered' }>> {
  const construction = arrange(target.parameters, definition.signature, definition.name);
  if (construction.kind === 'misfit') return { kind: 'signature', problem: construction.problem, definition };
  const make = constructionOf(definition, construction, settings(target), language);
  const first = await subject.run([make, { op: 'members', object: resultOf(0) }]);
  if (first.kind === 'ended') return first;
  const [made, listed] = first.answers;
  if (made?.kind !== 'returned') return { kind: 'no-function', definition, answer: made ?? nothing };
  if (listed?.kind !== 'returned') return { kind: 'no-function', definition, answer: listed ?? nothing };
  const members = entriesOf(listed.value);
  const methods = new Map(
    Object.entries(target.methods ?? {}).map(([id, spec]) => [id, bindMethod(spec, members, definition, definitions)]),
  );
  const later = await membersLater(subject, target, make, methods);
  const bound = (target.attributes ?? []).map((spec) =>
    bindAttribute(
      spec,
      spec.setAfter === undefined ? members : new Map([...members, ...later]),
      definition.name,
      LOOKED_AT,
    ),
  );
  return {
    kind: 'class',
    language,
    definition,
    construction,
    attributes: bound.flatMap((one) => (one.kind === 'bound' ? [one] : [])),
    lacking: bound.flatMap((one) => (one.kind === 'lacking' ? [one.problem] : [])),
    methods,
  };
}

/** Makes an object. @param roles sizes and settings, where the constructor takes them */
export function constructionOf(
  definition: Definition,
  construction: ClassForm['construction'],
  roles: ReadonlyMap<string, Tensor>,
  language: Language,
): Operation {
  return {
    op: 'construct',
    callee: { kind: 'name', name: definition.name },
    arguments: construction.parameters.map((parameter) => argumentFor(parameter, roles, language)),
    ...packing(construction),
    silent: true,
  };
}

/** Some attributes are only there once a method has run: what the object has then. */
async function membersLater(
  subject: Subject,
  { attributes = [] }: TargetSpec,
  make: Operation,
  methods: ClassForm['methods'],
): Promise<ReadonlyMap<string, Value>> {
  const after = attributes.find(({ setAfter }) => setAfter !== undefined)?.setAfter;
  const method = after === undefined ? undefined : methods.get(after);
  if (method?.kind !== 'method' || method.arrangement.kind === 'misfit') return new Map();
  const { inputSize } = LOOKED_AT;
  const row: Value = { kind: 'array', shape: [1, inputSize], data: Array.from({ length: inputSize }, () => 0.5) };
  const call: Operation = {
    op: 'call',
    callee: { kind: 'method', object: resultOf(0), name: method.name },
    arguments: method.arrangement.parameters.map(() => row),
    ...packing(method.arrangement),
  };
  const outcome = await subject.run([make, call, { op: 'members', object: resultOf(0) }]);
  const listed = outcome.kind === 'answered' ? outcome.answers[2] : undefined;
  return listed?.kind === 'returned' ? entriesOf(listed.value) : new Map();
}

function bindMethod(
  spec: MethodSpec,
  members: ReadonlyMap<string, Value>,
  definition: Definition,
  definitions: readonly Definition[],
): BoundMethod | Missing {
  for (const name of spec.names) {
    const own =
      [...members].find(([member]) => member === name) ?? [...members].find(([member]) => sameName(member, name));
    if (own === undefined) continue;
    const [member, value] = own;
    if (value.kind !== 'opaque' || value.callable === undefined) continue;
    return { kind: 'method', name: member, spec, arrangement: arrange(spec.parameters, value.callable, member) };
  }
  // A helper may as well stand outside of the class.
  for (const name of spec.names) {
    const helper = definitions.find((one) => one.form !== 'class' && sameName(one.name, name));
    if (helper === undefined) continue;
    const arrangement = arrange(spec.parameters, helper.signature, helper.name);
    return { kind: 'function', name: helper.name, spec, arrangement };
  }
  const [wanted = '', ...others] = spec.names;
  const also = others.length > 0 ? ` (or ${others.map((name) => `\`${name}\``).join(', ')})` : '';
  return { kind: 'missing', problem: `\`${definition.name}\` has no method named \`${wanted}\`${also}.` };
}

function entriesOf(value: Value): ReadonlyMap<string, Value> {
  return value.kind === 'record' ? value.entries : new Map();
}

/** What an object is made with that is only looked at: its sizes, and numbers that any setting may be. */
function settings({ parameters }: TargetSpec): ReadonlyMap<string, Tensor> {
  const chosen = parameters.flatMap(({ role, keys = {}, entries = {} }) => [
    ...[role, ...Object.keys(entries)].filter((one) => one.startsWith('hyperparameters.')),
    ...Object.keys(keys).map((name) => `hyperparameters.${name}`),
  ]);
  return new Map([
    ...Object.entries(LOOKED_AT).map(([name, size]): [string, Tensor] => [name, scalar(size)]),
    ...chosen.map((role): [string, Tensor] => [role, scalar(0.5)]),
  ]);
}
