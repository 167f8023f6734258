import type { TargetSpec } from '../model/target.ts';
import type { Value } from '../model/value.ts';
import { heldValue, shown } from './reference-held.ts';
import type { Held, HeldFunction } from './reference-held.ts';
import type { Defined } from './reference-program.ts';
import { rolesOf, signatureOf, together, valuesOf } from './reference-roles.ts';
import type { RoleFunction, Truth } from './reference-truth.ts';

/** A function with the first of the target's accepted names, called as the assignment has it. */
export function definedFunction(target: TargetSpec, truth: Exclude<Truth, { kind: 'class' }>): Defined {
  const [name = ''] = target.names;
  const signature = signatureOf(target.parameters);
  return {
    definition: { name, form: 'function', signature, where: { file: 'reference', line: 1 } },
    call: (given) => {
      if (truth.kind === 'factory')
        return { kind: 'list', items: target.results.map((result) => innerOf(result, truth.functions)) };
      const values = given.map(shown);
      const results = valuesOf(target.results, truth.answer(rolesOf(target.parameters, values)));
      return heldValue(together(results.map((value, at) => handedOn(value, target, at, values))));
    },
  };
}

/** A dictionary comes back with all that it was given with. */
function handedOn(value: Value, { parameters, results }: TargetSpec, at: number, given: readonly Value[]): Value {
  const place = parameters.findIndex(({ role, entries }) => entries !== undefined && role === results[at]?.role);
  const before = given[place];
  return value.kind === 'record' && before?.kind === 'record'
    ? { kind: 'record', entries: new Map([...before.entries, ...value.entries]) }
    : value;
}

function innerOf(
  { role, callable }: TargetSpec['results'][number],
  functions: Readonly<Record<string, RoleFunction>>,
): HeldFunction {
  const answer = functions[role];
  if (answer === undefined || callable === undefined) throw new TypeError(`the reference has no function for ${role}`);
  const { parameters, result } = callable;
  return {
    kind: 'function',
    // Asked by position: a name is as good as its role.
    signature: signatureOf(parameters),
    call: (given): Held => {
      const [value] = valuesOf([{ role: result }], answer(rolesOf(parameters, given.map(shown))));
      return heldValue(value ?? { kind: 'none' });
    },
  };
}
