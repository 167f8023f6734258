/** JSON documents in which some values are exchanged, taken out, doubled or named otherwise. */
import fc from 'fast-check';
import { strangeJson, strangeText } from './strange.ts';

export type Json = unknown;

/** A change of some value, to be made in whatever document there is. */
export type NodeChange =
  | { readonly kind: 'replace'; readonly at: number; readonly by: Json }
  | { readonly kind: 'copy'; readonly at: number; readonly from: number }
  | {
      readonly kind: 'remove' | 'double' | 'wrap' | 'unwrap' | 'twice' | 'raw';
      readonly at: number;
      readonly number: number;
    }
  | { readonly kind: 'rename' | 'add'; readonly at: number; readonly name: string; readonly by: Json };

/** What only a text can say. */
const SHALLOW = [
  ...['1e999', '-0', '1E400', '9'.repeat(400), '9'.repeat(5000), '0.1e-9999', 'NaN', 'tru', '01'],
  ...['"\\ud800"', '"\\u0000"', '"\t"'],
];
const deep = (depth: number): readonly string[] => [
  '['.repeat(depth) + ']'.repeat(depth),
  '{"a":'.repeat(depth) + '1' + '}'.repeat(depth),
];
const RAW = [...SHALLOW, ...deep(1100), ...deep(8000), ...deep(60_000)];

/** Which value of a document is meant, counted from the outside in; more than there are starts again. */
const at = fc.nat({ max: 100_000 });

function changeOf(values: fc.Arbitrary<Json>, number: fc.Arbitrary<number>): fc.Arbitrary<NodeChange> {
  const by = values;
  const name = strangeText;
  return fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('replace' as const), at, by }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('copy' as const), at, from: at }) },
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constantFrom(
          'remove' as const,
          'double' as const,
          'wrap' as const,
          'unwrap' as const,
          'twice' as const,
          'raw' as const,
        ),
        at,
        number,
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('rename' as const, 'add' as const), at, name, by }) },
  );
}

/**
 * @param values what takes the place of a value
 * @param raw how much of what only a text can say is among it: what is very deep takes long to write and to read
 */
export function nodeChanges(
  values = strangeJson,
  raw: 'shallow' | 'deep' = 'deep',
): fc.Arbitrary<readonly NodeChange[]> {
  const number = fc.nat({ max: raw === 'deep' ? RAW.length - 1 : SHALLOW.length - 1 });
  return fc.array(changeOf(values, number), { minLength: 1, maxLength: 4 });
}

/** The text of a document with these changes. */
export function withChanges(document: Json, changes: readonly NodeChange[]): string {
  return withMarks(changes.reduce<Json>((json, change) => changed(json, change, document), document));
}

/** The text of one of the documents, changed. */
export function changedJson(documents: readonly Json[], values = strangeJson): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...documents), nodeChanges(values))
    .map(([document, changes]) => withChanges(document, changes));
}

const isList = (json: Json): json is readonly Json[] => Array.isArray(json);
const isObject = (json: Json): json is Readonly<Record<string, Json>> =>
  typeof json === 'object' && json !== null && !isList(json);

function countOf(json: Json): number {
  if (isList(json)) return json.reduce<number>((sum, one) => sum + countOf(one), 1);
  return isObject(json) ? Object.values(json).reduce<number>((sum, one) => sum + countOf(one), 1) : 1;
}

function nodeAt(json: Json, index: number): Json {
  if (index === 0) return json;
  let left = index - 1;
  for (const child of isList(json) ? json : isObject(json) ? Object.values(json) : []) {
    const count = countOf(child);
    if (left < count) return nodeAt(child, left);
    left -= count;
  }
  return json;
}

/** Puts any number of entries in the place of one. */
type Edit = (key: string, value: Json) => readonly (readonly [string, Json])[];

function edited(json: Json, index: number, edit: Edit): Json {
  let left = index;
  const visit = (key: string, child: Json): readonly (readonly [string, Json])[] => {
    if (left < 0) return [[key, child]];
    if (left === 0) {
      left = -1;
      return edit(key, child);
    }
    const count = countOf(child);
    if (left >= count) {
      left -= count;
      return [[key, child]];
    }
    left -= 1;
    if (isList(child)) return [[key, child.flatMap((one, i) => visit(String(i), one).map(([, value]) => value))]];
    if (!isObject(child)) return [[key, child]];
    return [[key, fromEntries(Object.entries(child).flatMap(([name, one]) => visit(name, one)))]];
  };
  return visit('', json)[0]?.[1] ?? null;
}

/** `__proto__` is a key like any other. */
function fromEntries(entries: readonly (readonly [string, Json])[]): Json {
  return Object.fromEntries(entries);
}

const TWICE = '@@twice@@';

function changed(json: Json, change: NodeChange, original: Json): Json {
  const index = change.at % countOf(json);
  switch (change.kind) {
    case 'replace':
      return edited(json, index, (key) => [[key, change.by]]);
    case 'copy':
      return edited(json, index, (key) => [[key, nodeAt(original, change.from % countOf(original))]]);
    case 'remove':
      return edited(json, index, () => []);
    case 'double':
      return edited(json, index, (key, value) => [
        [key, value],
        [`${key}2`, value],
      ]);
    case 'wrap':
      return edited(json, index, (key, value) => [[key, change.number % 2 === 0 ? [value] : { [key]: value }]]);
    case 'unwrap':
      return edited(json, index, (key, value) => [
        [key, isList(value) || isObject(value) ? (Object.values(value)[0] ?? null) : value],
      ]);
    case 'twice':
      return edited(json, index, (key, value) => [
        [key, value],
        [`${TWICE}${key}`, value],
      ]);
    case 'raw':
      return edited(json, index, (key) => [[key, `@@raw${change.number % RAW.length}@@`]]);
    case 'rename':
      return edited(json, index, (_, value) => [[change.name, value]]);
    case 'add':
      return edited(json, index, (key, value) => [
        [key, value],
        [change.name, change.by],
      ]);
  }
}

function withMarks(json: Json): string {
  const text = JSON.stringify(json);
  return text.replaceAll(TWICE, '').replaceAll(/"@@raw(\d+)@@"/g, (_, which: string) => RAW[Number(which)] ?? 'null');
}
