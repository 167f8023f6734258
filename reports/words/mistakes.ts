import type { Mistake } from '../../grader/model/mistake.ts';

/** To whom a mistake is told. */
export type Reader = 'student' | 'teacher';

/** "no bias correction", or "no bias correction, and betas swapped". Not escaped: the caller escapes it. */
export function mistakeNames(mistakes: readonly Pick<Mistake, 'name'>[]): string {
  return mistakes.map(({ name }) => name).join(', and ');
}

/** "Recognised: no bias correction. The first averages are ..." Not escaped: the caller escapes it. */
export function mistakesText(mistakes: readonly Mistake[], reader: Reader): string {
  const told = mistakes.map((mistake) => `${mistake.name}. ${mistake[reader]}`);
  return [`${mistakesLabel(mistakes)}: ${told.join(' And ')}`, certaintyText(mistakes)]
    .filter((text) => text !== null)
    .join(' ');
}

/** "Recognised", or "Recognised, two together". */
export function mistakesLabel(mistakes: readonly Mistake[]): string {
  return mistakes.length < 2 ? 'Recognised' : `Recognised, ${NUMBERS[mistakes.length] ?? mistakes.length} together`;
}

const NUMBERS: Readonly<Record<number, string>> = { 2: 'two', 3: 'three', 4: 'four' };

/** How sure it is: "It explains all 100 answers, to 3.1e-15."; null where that was not measured. */
export function certaintyText(mistakes: readonly Mistake[]): string | null {
  const evidence = mistakes.find((mistake) => mistake.evidence !== undefined)?.evidence;
  if (evidence === undefined) return null;
  const what = mistakes.length < 2 ? 'It explains' : 'Together they explain';
  const answers = evidence.answers === 1 ? 'the one answer' : `all ${evidence.answers} answers`;
  const near = Number(evidence.difference) === 0 ? ' exactly' : `, to ${evidence.difference}`;
  return `${what} ${answers}${near}.`;
}
