import type { Definition, Description } from '../model/subject.ts';
import type { TargetSpec } from '../model/target.ts';
import type { Signature } from '../model/value.ts';
import { arrangeCall, type CallArrangement } from './arrange-call.ts';
import { candidatesFor } from './candidates.ts';
import { formsOf, namesOfTarget, type Form } from './forms.ts';
import { sameName } from './names.ts';
import type { OwnFunction } from './own-functions.ts';
import { splitRole } from './role.ts';

/** Finds the function of the submission that a parameter of this name stands for; undefined where there is none. */
export type FindOwn = (parameter: string) => Definition | undefined;

type Parameters = Pick<Extract<CallArrangement, { kind: 'arranged' }>, 'parameters'>;

type Arranged = Extract<CallArrangement, { kind: 'arranged' }> & { readonly own: readonly OwnFunction[] };

/**
 * As `arrangeCall`, but hands a function the submission's own functions in the parameters that are named like those: where it takes
 * more than it is given, where that leaves out nothing that it would be given otherwise, and where the name is just that of the
 * function, which nobody calls a number.
 */
export function arrangeWithOwn(
  forms: readonly Form[],
  signature: Signature,
  definition: Definition,
  find: FindOwn,
): Arranged | Extract<CallArrangement, { kind: 'misfit' }> {
  const direct = arrangeCall(forms, signature, definition);
  const asked = forms.flatMap(({ parameters }) => parameters.flatMap(({ names }) => names));
  /** None where the name is one of what is asked; and nothing is handed to itself. */
  const ownNamed = (name: string): readonly Definition[] => {
    const found = asked.some((one) => sameName(one, name)) ? undefined : find(name);
    return found === undefined || found.name === definition.name ? [] : [found];
  };
  const own = signature.parameters.flatMap(({ name, required }, position): readonly OwnFunction[] =>
    required ? ownNamed(name).map((found) => ({ position, definition: found })) : [],
  );
  const byKey = (signature.fields ?? []).flatMap(({ name }) =>
    ownNamed(name).map((found) => ({ key: name, definition: found })),
  );
  const handed = own.length === 0 ? null : handing(own, forms, signature, definition);
  if (direct.kind === 'misfit') return (handed && withKeys(handed, byKey)) ?? direct;
  const isMeant = handed !== null && (isGivenAll(direct, handed) || own.every((one) => isNamedJustSo(one, signature)));
  return withKeys(isMeant ? handed : { ...direct, own: [] }, byKey);
}

/** Functions that are taken out of the object too: `({ df, start, rate, epochs })`. */
function withKeys(
  arranged: Arranged,
  functions: readonly { readonly key: string; readonly definition: Definition }[],
): Arranged {
  const { packed, own } = arranged;
  if (packed === undefined || functions.length === 0) return arranged;
  const given = argumentCount(arranged);
  return {
    ...arranged,
    packed: { ...packed, keys: [...packed.keys, ...functions.map(({ key }) => key)] },
    own: [...own, ...functions.map(({ definition }, index) => ({ position: given + index, definition }))],
  };
}

function argumentCount({ parameters, globals, own }: Arranged): number {
  return parameters.length - globals.length + own.length;
}

/** Whether what the one is given the other is given too, by whatever form: a start as one point and as two numbers. */
function isGivenAll(one: Parameters, other: Parameters): boolean {
  const given = other.parameters.map(({ role }) => splitRole(role).base);
  return one.parameters.every(({ role }) => given.includes(splitRole(role).base));
}

function isNamedJustSo({ position, definition: { name } }: OwnFunction, { parameters }: Signature): boolean {
  return parameters[position]?.name === name;
}

/** Null where the other parameters do not fit either. */
function handing(
  own: readonly OwnFunction[],
  forms: readonly Form[],
  signature: Signature,
  definition: Definition,
): Arranged | null {
  const places = own.map(({ position }) => position);
  const parameters = signature.parameters.filter((_, position) => !places.includes(position));
  const rest = arrangeCall(forms, { ...signature, parameters }, definition);
  if (rest.kind === 'misfit') return null;
  const given = argumentCount({ ...rest, own });
  // What is left out because it has a default must come after all functions.
  if (rest.packed === undefined && places.some((position) => position >= given)) return null;
  const packed = rest.packed && { ...rest.packed, from: rest.packed.from + own.length };
  return { ...rest, ...(packed && { packed }), own };
}

/**
 * The function that a submission has for one of these targets, where a parameter is named like that; the one of this very name where
 * there are several.
 */
export function functionNamed(
  parameter: string,
  targets: readonly TargetSpec[],
  loaded: Extract<Description, { kind: 'loaded' }>,
): Definition | undefined {
  const isIt = (accepted: string): boolean => sameName(accepted, parameter);
  const meant = targets.filter((target) => namesOfTarget(target).some(isIt));
  const found = meant.flatMap((target): readonly Definition[] => {
    const candidates = candidatesFor(target, loaded);
    if (candidates.kind === 'missing') return [];
    const isNamed = formsOf(target).some(({ names }) => names.some(isIt));
    return candidates.candidates.flatMap((one) => {
      if (one.kind === 'function') return isNamed ? [one.definition] : [];
      if (one.kind !== 'functions') return [];
      return one.parts.flatMap(({ result, definition }) => (result.names.some(isIt) ? [definition] : []));
    });
  });
  return found.find(({ name }) => name === parameter) ?? found[0];
}
