import { InvalidArgumentError } from 'commander';
import type { Format } from './group.ts';

/** Reads of option values; each says what was expected and what came. */
export function wholeNumber(low: number, high: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= low && value <= high) return value;
    throw new InvalidArgumentError(`Expected a whole number from ${low} to ${high}, but got ${JSON.stringify(text)}.`);
  };
}

/** Likewise, or `all`: infinite, for the parser of the command line takes null for no value. */
export function wholeNumberOrAll(low: number, high: number): (text: string) => number {
  const read = wholeNumber(low, high);
  return (text) => (text === 'all' ? Infinity : read(text));
}

/** An option that may be given several times, or several values at once with commas. */
export function list(text: string, before: readonly string[]): readonly string[] {
  return [...before, ...text.split(',').filter((part) => part !== '')];
}

/** An option that may be given several times, each value as it is. */
export function each(text: string, before: readonly string[]): readonly string[] {
  return [...before, text];
}

const FORMATS: readonly Format[] = ['junit', 'github'];

export function formats(text: string, before: readonly Format[]): readonly Format[] {
  return [
    ...before,
    ...text.split(',').map((part) => {
      const format = FORMATS.find((one) => one === part);
      if (format === undefined)
        throw new InvalidArgumentError(
          `Expected ${FORMATS.join(' or ')}, but got ${JSON.stringify(part)}. Pages, report.json and grades.csv are always written.`,
        );
      return format;
    }),
  ];
}
