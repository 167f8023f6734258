import { shortPlace } from '../../contract/short-place.ts';
import type { Variable } from '../../contract/question.ts';
import type { Language } from '../../model/subject.ts';
import { showPoint } from '../trajectory/paths.ts';
import type { Axis, Combination } from './combinations.ts';
import type { SweepOptions, Varied } from './options.ts';
import { asNumbers } from './variables.ts';
import { roleText, rolesText } from './words.ts';

/** How the variables were read, in words. */
export function readingNotes(
  { result, axes, fixed, sizes, transposed }: Combination,
  language: Language,
): readonly string[] {
  const [first, second] = axes;
  const [rows, columns] = transposed ? [second, first] : [first, second];
  const same = [...fixed].map(([role, value]) => `${roleText(role)} ${showPoint(value, language)}`).join(', ');
  const along =
    rows && columns && sizes.length === 1
      ? `Each result in \`${result.name}\` belongs to the ${roleText(rows.role)} in \`${rows.numbers.name}\` and the ${roleText(columns.role)} in \`${columns.numbers.name}\` at its place`
      : rows && columns
        ? `The rows of \`${result.name}\` are the ${rolesText(rows.role)} in \`${rows.numbers.name}\`, its columns the ${rolesText(columns.role)} in \`${columns.numbers.name}\``
        : `\`${result.name}\` belongs to the ${rolesText(first?.role ?? 'start')} in \`${first?.numbers.name ?? ''}\``;
  return [`${along}${same === '' ? '' : `; the same for all: ${same}`}.`];
}

/** What is asked of the values of something that is varied and not met, in a sentence; null when all is. */
export function shortfall({ axes }: Pick<Combination, 'axes'>, { over }: SweepOptions): string | null {
  for (const axis of axes) {
    const asked = over.find(({ role }) => role === axis.role);
    const text = asked && shortfallOf(axis, asked);
    if (text) return text;
  }
  return null;
}

function shortfallOf({ role, numbers, values }: Axis, { least = 2, covers }: Varied): string | null {
  const name = `\`${numbers.name}\``;
  const different = new Set(values.map((value) => value.join())).size;
  if (different < least)
    return `${name} has ${different} different ${rolesText(role)}, but at least ${least} are asked for.`;
  if (covers === undefined) return null;
  const all = values.flat();
  // One by one: a student's array may be too long to be spread over the arguments of a call.
  const low = all.reduce((least, value) => Math.min(least, value), Infinity);
  const high = all.reduce((most, value) => Math.max(most, value), -Infinity);
  if (low <= covers[0] && high >= covers[1]) return null;
  return `${name} reaches from ${low} to ${high}, but at least from ${covers[0]} to ${covers[1]} is asked for.`;
}

/** That descents end before they can have arrived, in a sentence; null where they do not. */
export function tooShort(
  { fixed }: Pick<Combination, 'fixed'>,
  { atLeast }: SweepOptions,
  variables: readonly Variable[],
): string | null {
  const epochs = fixed.get('epochs')?.[0];
  if (atLeast === undefined || epochs === undefined || epochs >= atLeast.epochs) return null;
  const holder = variables.find((one) => {
    const [numbers] = asNumbers(one);
    return numbers?.tensor.data.length === 1 && numbers.tensor.data[0] === epochs;
  });
  const from = holder === undefined ? '' : ` (\`${holder.name}\`, from ${shortPlace(holder.where)})`;
  return `Each of these descents makes only ${epochs} ${epochs === 1 ? 'epoch' : 'epochs'}${from}, so few of them have arrived: this experiment is to show where descents end, and needs at least ${atLeast.epochs}.`;
}
