import type { Answer } from '../model/outcome.ts';
import type { Roles } from '../model/roles.ts';
import type { Value } from '../model/value.ts';
import { argumentFor } from './arguments.ts';
import { withoutOwn } from './own-functions.ts';
import type { CallForm } from './question.ts';

/** Names of the parameters whose arguments are no longer what they were before the call. */
export function changedArguments(
  answer: Extract<Answer, { kind: 'returned' }>,
  form: CallForm,
  roles: Roles,
): readonly string[] {
  if (answer.arguments === undefined) return [];
  const after = withoutOwn(answer.arguments, form.own);
  return form.names.filter((_, index) => {
    const parameter = form.parameters[index];
    const now = after[index];
    return (
      parameter !== undefined && now !== undefined && !sameValue(argumentFor(parameter, roles, form.language), now)
    );
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
