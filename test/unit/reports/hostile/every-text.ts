import type { TSchema } from '@sinclair/typebox';

/** What the walk needs to know of a JSON Schema. */
interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema | readonly Schema[];
}

type Fields = Readonly<Record<string, unknown>>;

/** Places of a schema that hold text: `checks[].finding?.summary`; of a choice, what it is: `plots[]{curves}.title`. */
export function textPlaces(schema: TSchema): readonly string[] {
  return [...new Set(placesIn(schema as Schema, ''))].toSorted();
}

/**
 * The same value with another text at every place of its schema that holds one. What is left out, and empty lists, are
 * filled in first: so no place is without a text.
 */
export function withTexts<Value>(schema: TSchema, value: Value, textAt: (place: string) => string | null): Value {
  return walk(schema as Schema, value, '', textAt) as Value;
}

function placesIn(schema: Schema, place: string): readonly string[] {
  if (schema.anyOf) return schema.anyOf.flatMap((one) => placesIn(one, place + nameOf(one)));
  if (isText(schema)) return [place];
  if (schema.properties)
    return Object.entries(schema.properties).flatMap(([name, one]) => placesIn(one, `${place}.${name}`));
  return itemsOf(schema).flatMap((one) => placesIn(one, `${place}[]`));
}

function walk(schema: Schema, value: unknown, place: string, textAt: (place: string) => string | null): unknown {
  if (schema.anyOf) {
    const chosen = schema.anyOf.find((one) => fits(one, value));
    if (chosen === undefined) throw new Error(`${place} is none of its choices`);
    return walk(chosen, value, place + nameOf(chosen), textAt);
  }
  if (isText(schema)) return textAt(place) ?? value;
  if (schema.properties) {
    const fields = value as Fields;
    return Object.fromEntries(
      Object.entries(schema.properties).flatMap(([name, one]) => {
        const inner = `${place}.${name}`;
        if (fields[name] !== undefined) return [[name, walk(one, fields[name], inner, textAt)]];
        return placesIn(one, inner).length === 0 ? [] : [[name, walk(one, sample(one), inner, textAt)]];
      }),
    );
  }
  const [item] = itemsOf(schema);
  if (!Array.isArray(value) || item === undefined) return value;
  const entries: readonly unknown[] = value;
  const filled =
    entries.length === 0 && item.anyOf === undefined && placesIn(item, '').length > 0 ? [sample(item)] : entries;
  return filled.map((one) => walk(item, one, `${place}[]`, textAt));
}

/** Something that fits a schema. */
function sample(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  const [first] = schema.anyOf ?? [];
  if (first) return sample(first);
  if (schema.properties)
    return Object.fromEntries(Object.entries(schema.properties).map(([name, one]) => [name, sample(one)]));
  if (schema.items) return itemsOf(schema).map(sample);
  if (schema.type === 'string') return 'text';
  if (schema.type === 'boolean') return false;
  return schema.type === 'null' ? null : 1;
}

function isText(schema: Schema): boolean {
  return schema.type === 'string' && schema.const === undefined;
}

function itemsOf({ items }: Schema): readonly Schema[] {
  if (items === undefined) return [];
  return Array.isArray(items) ? (items as readonly Schema[]) : [items as Schema];
}

/** Of a choice between objects, the one that says the same of itself. */
function fits(schema: Schema, value: unknown): boolean {
  if (schema.const !== undefined) return value === schema.const;
  if (schema.type === 'null') return value === null;
  if (schema.type === 'array') return Array.isArray(value);
  if (schema.type !== 'object') return typeof value === (schema.type === 'integer' ? 'number' : schema.type);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const kind = schema.properties?.['kind']?.const;
  return kind === undefined || (value as Fields)['kind'] === kind;
}

function nameOf(schema: Schema): string {
  const kind = schema.properties?.['kind']?.const;
  return typeof kind === 'string' ? `{${kind}}` : '';
}
