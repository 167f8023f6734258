import { errorSentence } from '../../findings/faults.ts';
import type { Variable } from '../../contract/question.ts';
import { sameName } from '../../contract/names.ts';
import { describeValue } from '../../contract/tensor.ts';
import type { Difference, Finding } from '../../model/report.ts';
import type { Language } from '../../model/subject.ts';
import { showPoint } from '../trajectory/paths.ts';
import type { Point } from '../trajectory/paths.ts';
import type { Agreement } from './agreement.ts';
import { indexOf } from './combinations.ts';
import type { Combination } from './combinations.ts';
import type { VariedRole } from './options.ts';
import { allNames } from './variables.ts';
import type { Numbers, RoleNames } from './variables.ts';
import { namesText, roleText, rolesText } from './words.ts';

interface Sought {
  readonly what: VariedRole | 'result';
  readonly names: RoleNames;
  readonly found: readonly Numbers[];
}

/** Which variable is not there at all, or holds no numbers; null when there is one of each. */
export function notFound(sought: readonly Sought[], variables: readonly Variable[]): Finding | null {
  const lost = sought.find(({ found }) => found.length === 0);
  if (lost === undefined) return null;
  const names = allNames(lost.names);
  const what = lost.what === 'result' ? 'the results' : `the ${rolesText(lost.what)}`;
  const there = variables.find(({ name }) => names.some((one) => sameName(one, name)));
  if (there === undefined)
    return { kind: 'missing', summary: `No variable with ${what} was found: ${namesText(names)}.` };
  const { value, where } = there;
  switch (value.kind) {
    case 'threw':
      return {
        kind: 'threw',
        summary: `\`${there.name}\` is not known, because the code before it stopped: ${errorSentence(value.error)}`,
        where: value.error.where ?? where,
        ...(value.error.trace.length > 0 && { trace: [...value.error.trace] }),
      };
    case 'skipped':
      return { kind: 'missing', summary: `\`${there.name}\` is not known: ${value.reason}.`, where };
    case 'returned':
      return {
        kind: 'misfit',
        summary: `\`${there.name}\` should hold ${what} as numbers, but is ${describeValue(value.value)}.`,
        where,
      };
  }
}

interface Varied {
  readonly role: VariedRole;
  readonly numbers: readonly Numbers[];
}

/** Variables are there, but of no sizes that belong together. */
export function nothingFits(
  results: readonly Numbers[],
  varied: readonly Varied[],
  fixed: ReadonlyMap<VariedRole, readonly Point[]>,
): Finding {
  const unknown = [...fixed].find(([, values]) => values.length === 0);
  const [result] = results;
  const where = result && { where: result.where };
  if (unknown)
    return {
      kind: 'missing',
      summary: `No variable with the ${roleText(unknown[0])} of these descents was found.`,
      ...where,
    };
  const sizes = varied.map(
    ({ role, numbers }) => `${rolesText(role)}: ${numbers.slice(0, 3).map(sizeText).join(', ')}`,
  );
  return {
    kind: 'misfit',
    summary: `There should be a result for ${varied.length === 1 ? `each of the ${rolesText(varied[0]?.role ?? 'start')}` : `each pair of ${varied.map(({ role }) => rolesText(role)).join(' and ')}`}, but no sizes fit.`,
    details: [`Results: ${results.slice(0, 3).map(sizeText).join(', ')}.`, ...sizes.map((text) => `${capital(text)}.`)],
    ...where,
  };
}

function sizeText({ name, tensor: { shape } }: Numbers): string {
  return `\`${name}\` has ${shape.length === 0 ? 'one number' : shape.join(' x ')}`;
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** Enough to see what is wrong. */
const MOST_SHOWN = 4;

/** Results that are not where descent ends. */
export function differing(
  { combination, wrong, agreeing, compared, expected }: Agreement,
  language: Language,
): Finding {
  const { result } = combination;
  const [first = 0] = wrong;
  const show = (point: Point | null | undefined): string => (point ? showPoint(point, language) : 'nothing');
  const differences = wrong.slice(0, MOST_SHOWN).map((place): Difference => ({
    name: placeText(combination, place),
    expected: show(expected.get(place)),
    actual: show(combination.results[place]),
    agrees: false,
  }));
  const counted = `${agreeing} of the ${compared.length} results that were compared are right.`;
  return {
    kind: 'differs',
    summary: `${placeText(combination, first)} is ${show(combination.results[first])}, but descent ends at ${show(expected.get(first))}.`,
    asked: 'Where descent ends with the settings that belong to each result.',
    inputs: inputsAt(combination, first, language),
    differences,
    where: result.where,
    details: [counted],
  };
}

/** `final_res[3, 4]`, as it stands in the student's own array. */
function placeText({ result, sizes, transposed }: Combination, place: number): string {
  const index = indexOf(place, sizes);
  return `${result.name}[${(transposed ? index.toReversed() : index).join(', ')}]`;
}

function inputsAt({ settingsAt }: Combination, place: number, language: Language): { name: string; text: string }[] {
  const { start, learningRate, epochs } = settingsAt(place);
  return [
    { name: 'start', text: showPoint(start, language) },
    { name: 'learning rate', text: String(learningRate) },
    { name: 'epochs', text: String(epochs) },
  ];
}

/** All is right, but too little of it. */
export function tooFew({ result }: Combination, shortfall: string): Finding {
  return {
    kind: 'misfit',
    summary: shortfall,
    details: ['The results that are there are right.'],
    where: result.where,
  };
}

/** Results that are the starts are right for no epochs, or for a learning rate of 0: that shows nothing. */
export function nothingMoved({ result }: Combination): Finding {
  return {
    kind: 'misfit',
    summary: `Every result in \`${result.name}\` is where its descent starts: no step was made, or what descent found is not what is kept.`,
    where: result.where,
  };
}
