import type { ErrorObject } from 'ajv';
import { nearest } from '../contract/names.ts';
import { describeSchema, patternWords, type SchemaNode } from './describe-schema.ts';
import { pointerOf, type Complaint } from './problem.ts';
import { didYouMean, listed, shouldBeOneOf, show } from './show.ts';

type Json = Readonly<Record<string, unknown>>;

/** The validator's errors (it must be `verbose`) in plain English, one for each real mistake. */
export function plainErrors(errors: readonly ErrorObject[]): readonly Complaint[] {
  const kept = withoutMisspelt(collapseUnions(errors));
  const complaints = kept.map(complaintOf);
  // A value that breaks two rules at once is told once what it should be.
  const unique = new Map(complaints.map((one) => [`${one.pointer} ${one.missing ?? ''} ${one.says}`, one]));
  return [...unique.values()];
}

/** A union tells what every branch of it lacks; keep only the branch that was meant, or the union itself. */
function collapseUnions(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const kept: ErrorObject[] = [];
  for (const error of errors) {
    if (error.keyword !== 'anyOf') {
      kept.push(error);
      continue;
    }
    // The errors of the branches stand just before the error of their union.
    let from = kept.length;
    while (from > 0 && belongsTo(error, kept[from - 1])) from -= 1;
    const ofBranches = kept.splice(from);
    const meant = meantBranch(error);
    const chosen =
      meant === null
        ? []
        : ofBranches.filter(({ schemaPath }) => schemaPath.startsWith(`${error.schemaPath}/${meant}/`));
    kept.push(...(chosen.length > 0 ? chosen : [error]));
  }
  return kept;
}

function belongsTo(union: ErrorObject, error: ErrorObject | undefined): boolean {
  if (error === undefined || !error.schemaPath.startsWith(`${union.schemaPath}/`)) return false;
  return error.instancePath === union.instancePath || error.instancePath.startsWith(`${union.instancePath}/`);
}

/** The one branch whose keys the value has. */
function meantBranch(union: ErrorObject): number | null {
  const matching = branchesWithKeys(union);
  return matching.length === 1 ? (matching[0] ?? null) : null;
}

function branchesWithKeys(union: ErrorObject): readonly number[] {
  const { data } = union;
  if (!isObject(data)) return [];
  return branchesOf(union).flatMap(({ required = [] }, index) =>
    required.length > 0 && required.every((key) => Object.hasOwn(data, key)) ? [index] : [],
  );
}

function branchesOf(union: ErrorObject): readonly SchemaNode[] {
  return schemaOf(union).anyOf ?? [];
}

/** `pionts` in place of `points` is one mistake, not one missing and one too many. */
function withoutMisspelt(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const misspelt = new Set<string>();
  for (const error of errors) {
    if (error.keyword !== 'additionalProperties') continue;
    const near = nearest(nameIn(error, 'additionalProperty').slice(0, 200), knownNames(error));
    if (near !== null) misspelt.add(`${error.instancePath} ${near}`);
  }
  return errors.filter((error) => {
    if (error.keyword === 'required') return !misspelt.has(`${error.instancePath} ${nameIn(error, 'missingProperty')}`);
    // A missing tag is told by `required`.
    return (
      error.keyword !== 'discriminator' || (isObject(error.data) && Object.hasOwn(error.data, nameIn(error, 'tag')))
    );
  });
}

function complaintOf(error: ErrorObject): Complaint {
  const { instancePath: pointer, data } = error;
  const schema = schemaOf(error);
  switch (error.keyword) {
    case 'required': {
      const missing = nameIn(error, 'missingProperty');
      const wanted = schema.properties?.[missing];
      const kinds = missing === 'kind' ? kindsOf(schema) : [];
      const expected =
        kinds.length > 0 ? `one of ${listed(kinds)}` : wanted === undefined ? 'there' : describeSchema(wanted);
      return { pointer, at: 'value', missing, says: `is missing; it should be ${expected}.` };
    }
    case 'additionalProperties': {
      const name = nameIn(error, 'additionalProperty');
      const [pattern] = Object.keys(schema.patternProperties ?? {});
      // Entries by ids of one's own: the name is of the wrong form.
      if (pattern !== undefined)
        return {
          pointer: pointer + pointerOf([name]),
          at: 'key',
          says: `should be under ${patternWords[pattern] ?? `a name that matches ${pattern}`}.`,
        };
      const known = knownNames(error);
      const hint = didYouMean(name, known);
      const list = known.length === 0 ? ' Nothing more belongs here.' : ` Known here: ${listed(known, 'and')}.`;
      return { pointer: pointer + pointerOf([name]), at: 'key', says: `is not known.${hint === '' ? list : hint}` };
    }
    case 'discriminator': {
      const tag = nameIn(error, 'tag');
      const value = isObject(data) ? data[tag] : undefined;
      return { pointer: pointer + pointerOf([tag]), at: 'value', says: shouldBeOneOf(kindsOf(schema), value) };
    }
    case 'anyOf':
      return { pointer, at: 'value', says: unionSays(error) };
    default:
      return { pointer, at: 'value', says: `should be ${describeSchema(schema)}, but was ${show(data)}.` };
  }
}

function unionSays(union: ErrorObject): string {
  const { data } = union;
  const branches = branchesOf(union);
  const words = branches.map((branch) => branch.const);
  if (words.every((word) => typeof word === 'string')) return shouldBeOneOf(words, data);
  const keys = branches.flatMap(({ required = [] }) => required.slice(0, 1));
  if (keys.length !== branches.length) return `should be ${describeSchema(schemaOf(union))}, but was ${show(data)}.`;
  if (!isObject(data)) return `should be an object with one of ${listed(keys)}, but was ${show(data)}.`;
  const present = keys.filter((key) => Object.hasOwn(data, key));
  if (present.length > 1) return `should have only one of ${listed(keys)}, but has ${listed(present, 'and')}.`;
  const [hint = ''] = Object.keys(data)
    .map((key) => didYouMean(key, keys))
    .filter((text) => text !== '');
  return `should have one of ${listed(keys)}, but has none of them.${hint}`;
}

function kindsOf(schema: SchemaNode): readonly string[] {
  return (schema.oneOf ?? [])
    .map(({ properties }) => properties?.['kind']?.const)
    .filter((kind) => typeof kind === 'string');
}

/** Properties that could still be meant: those that are not there already. */
function knownNames(error: ErrorObject): readonly string[] {
  const { data } = error;
  return Object.keys(schemaOf(error).properties ?? {}).filter((name) => !isObject(data) || !Object.hasOwn(data, name));
}

function schemaOf(error: ErrorObject): SchemaNode {
  return (error.parentSchema ?? {}) as SchemaNode;
}

function nameIn(error: ErrorObject, parameter: string): string {
  return String((error.params as Json)[parameter]);
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
