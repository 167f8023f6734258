import type { NamedText } from '../../grader/model/named-text.ts';

interface HasSettings {
  readonly settings: readonly NamedText[];
}

/** Settings that all of several plots have, told once above them; of a single plot all. */
export function sharedSettings(plots: readonly HasSettings[]): readonly NamedText[] {
  const [first, ...rest] = plots;
  return (first?.settings ?? []).filter((one) =>
    rest.every(({ settings }) => settings.some((other) => isSame(one, other))),
  );
}

/** A plot with only those settings that are told nowhere else. */
export function withoutSettings<Plot extends { readonly settings: NamedText[] }>(
  plot: Plot,
  told: readonly NamedText[],
): Plot {
  return { ...plot, settings: plot.settings.filter((one) => !told.some((other) => isSame(one, other))) };
}

function isSame(one: NamedText, other: NamedText): boolean {
  return one.name === other.name && one.text === other.text;
}
