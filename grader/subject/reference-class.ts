import { scalar, toTensor } from '../contract/tensor.ts';
import type { Roles, Tensor } from '../model/roles.ts';
import type { MethodSpec, TargetSpec } from '../model/target.ts';
import { heldValue, NOTHING, shown } from './reference-held.ts';
import type { Held, HeldFunction, HeldObject } from './reference-held.ts';
import type { Defined } from './reference-program.ts';
import { rolesOf, signatureOf, together, valueOf, valuesOf } from './reference-roles.ts';
import type { RoleFunction } from './reference-truth.ts';

/** A class with the first of the target's accepted names: its objects hold the state that the truth is asked with. */
export function definedClass(target: TargetSpec, methods: Readonly<Record<string, RoleFunction>>): Defined {
  const [name = ''] = target.names;
  return {
    definition: {
      name,
      form: 'class',
      signature: signatureOf(target.parameters),
      where: { file: 'reference', line: 1 },
    },
    call: (given) => madeObject(target, methods, rolesOf(target.parameters, given.map(shown))),
  };
}

function madeObject(target: TargetSpec, methods: Readonly<Record<string, RoleFunction>>, chosen: Roles): HeldObject {
  const { attributes = [], oracle } = target;
  /** What no attribute shows: what the object was made with, and what an update rule accumulates. */
  const hidden = new Map(chosen);
  const members = new Map<string, Held>();
  for (const {
    role,
    names: [name = role],
    setAfter,
  } of attributes)
    if (setAfter === undefined) members.set(name, heldValue(valueOf(initial(role, chosen))));
  const own = (): Roles =>
    new Map([
      ...hidden,
      ...attributes.flatMap(({ role, names: [name = role] }): [string, Tensor][] => {
        const tensor = toTensor(shown(members.get(name) ?? NOTHING));
        return tensor === null ? [] : [[role, tensor]];
      }),
    ]);
  const keep = (results: Roles): void => {
    for (const [role, tensor] of results) {
      const attribute = attributes.find((one) => one.role === role);
      if (attribute !== undefined) members.set(attribute.names[0] ?? role, heldValue(valueOf(tensor)));
      else if (role.startsWith('state.')) hidden.set(role, tensor);
    }
    if ('optimizer' in oracle) hidden.set('iteration', scalar((hidden.get('iteration')?.data[0] ?? 1) + 1));
  };
  for (const [id, spec] of Object.entries(target.methods ?? {}))
    members.set(spec.names[0] ?? id, methodOf(spec, methods[id], own, keep));
  return { kind: 'object', type: target.names[0] ?? '', members };
}

function methodOf(
  spec: MethodSpec,
  answer: RoleFunction | undefined,
  own: () => Roles,
  keep: (results: Roles) => void,
): HeldFunction {
  return {
    kind: 'function',
    signature: signatureOf(spec.parameters),
    call: (given) => {
      if (answer === undefined) throw new TypeError(`the reference has no method ${spec.names[0] ?? ''}`);
      const results = answer(new Map([...own(), ...rolesOf(spec.parameters, given.map(shown))]));
      keep(results);
      return spec.results.length === 0 ? NOTHING : heldValue(together(valuesOf(spec.results, results)));
    },
  };
}

/** Numbers of the right shape: whoever asks sets them. An exponent is told from sizes by its value. */
function initial(role: string, chosen: Roles): Tensor {
  const size = (of: string): number => chosen.get(of)?.data[0] ?? 1;
  const numbers = (shape: readonly number[]): Tensor => ({
    shape,
    data: Array.from(
      { length: shape.reduce((product, one) => product * one, 1) },
      (_, at) => ((at * 7) % 11) / 10 - 0.5,
    ),
  });
  switch (role) {
    case 'weights':
      return numbers([size('inputSize'), size('outputSize')]);
    case 'bias':
      return numbers([size('outputSize')]);
    default:
      return scalar(1.5);
  }
}
