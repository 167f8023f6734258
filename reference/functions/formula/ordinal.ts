const ORDINALS: readonly string[] = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
];

/** `first` for 0; no formula here has more than twelve terms. */
export function ordinal(index: number): string {
  const word = ORDINALS[index];
  if (word === undefined) throw new RangeError(`there is no word for place ${index + 1}`);
  return word;
}
