import { listed, show } from './show.ts';

/** What this reads of a JSON Schema. */
export interface SchemaNode {
  readonly type?: string;
  readonly const?: unknown;
  readonly description?: string;
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly patternProperties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode | readonly SchemaNode[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** Every pattern of the schema, in words. */
export const patternWords: Readonly<Record<string, string>> = {
  '^[a-z][A-Za-z]*(\\.[a-z][A-Za-z0-9]*)?(\\[[0-9]+\\])?$':
    'a role such as "theta", "gradient[1]" or "hyperparameters.learningRate"',
  '^[a-z][a-z0-9-]*\\.[a-z0-9][a-z0-9-]*$':
    'the id of a check, a target and an aspect with a dot between them, such as "adam.update"',
  '^[a-z0-9][a-z0-9-]*$': 'an id of lower-case letters, digits and -, such as "hw2"',
  '^[a-z][a-z0-9-]*$': 'an id of lower-case letters, digits and -, beginning with a letter',
  '^[0-9a-f]{64}$': 'a SHA-256 checksum, 64 characters from 0 to 9 and a to f',
};

/** What a value should be, e.g. `a number >= 0`. */
export function describeSchema(schema: SchemaNode): string {
  if (schema.const !== undefined) return show(schema.const);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return describeChoices(choices);
  switch (schema.type) {
    case 'number':
      return `a number${bounds(schema)}`;
    case 'integer':
      return `a whole number${bounds(schema)}`;
    case 'string':
      if (schema.format === 'uri') return 'an address such as "https://example.org/data.csv"';
      if (schema.pattern !== undefined) return patternWords[schema.pattern] ?? `a text that matches ${schema.pattern}`;
      return (schema.minLength ?? 0) > 1
        ? `a text of at least ${schema.minLength ?? 0} characters`
        : schema.minLength === 1
          ? 'a text that is not empty'
          : 'a text';
    case 'boolean':
      return 'true or false';
    case 'array':
      return describeList(schema);
    case 'object':
      return 'an object';
    case 'null':
      return 'null';
    case undefined:
    default:
      return 'something else';
  }
}

function describeChoices(choices: readonly SchemaNode[]): string {
  const words = choices.map((choice) => choice.const);
  if (words.every((word) => typeof word === 'string')) return `one of ${listed(words)}`;
  if (choices.every(({ type }) => type === 'object')) return 'an object';
  return [...new Set(choices.map(describeSchema))].join(' or ');
}

function describeList({ items, minItems = 0, maxItems }: SchemaNode): string {
  if (Array.isArray(items)) return `a list of ${items.length} numbers`;
  if (minItems > 0 && maxItems !== undefined) return `a list of ${minItems} to ${maxItems} entries`;
  if (minItems > 0) return `a list of at least ${minItems === 1 ? 'one entry' : `${minItems} entries`}`;
  return maxItems === undefined ? 'a list' : `a list of at most ${maxItems} entries`;
}

function bounds({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: SchemaNode): string {
  const limits = [
    ...(minimum === undefined ? [] : [`>= ${minimum}`]),
    ...(exclusiveMinimum === undefined ? [] : [`> ${exclusiveMinimum}`]),
    ...(maximum === undefined ? [] : [`<= ${maximum}`]),
    ...(exclusiveMaximum === undefined ? [] : [`< ${exclusiveMaximum}`]),
  ];
  return limits.length === 0 ? '' : ` ${limits.join(' and ')}`;
}
