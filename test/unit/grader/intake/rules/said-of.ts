import { readFile } from 'node:fs/promises';
import type { Assignment } from '../../../../../grader/intake/assignment-schema.ts';
import { ruleStages } from '../../../../../grader/intake/rules/index.ts';

type Json = Record<string, unknown>;

/** A path with dots, and what stands there instead; undefined takes it away. */
export type Change = readonly [path: string, value: unknown];

const fixture = (name: string): Promise<string> =>
  readFile(new URL(`../../../../fixtures/assignments/${name}.json`, import.meta.url), 'utf8');
const [network, statements] = await Promise.all([fixture('right-network'), fixture('right-statements')]);

/** What the rules, without the schema, say of the right network after some changes: each as place and sentence. */
export function saidOf(...changes: readonly Change[]): readonly string[] {
  return saidAfter(network, changes);
}

/** The same of the right assignment with bare statements. */
export function saidOfStatements(...changes: readonly Change[]): readonly string[] {
  return saidAfter(statements, changes);
}

function saidAfter(right: string, changes: readonly Change[]): readonly string[] {
  const assignment = JSON.parse(right) as Json;
  for (const [path, value] of changes) change(assignment, path.split('.'), value);
  for (const stage of ruleStages) {
    const complaints = stage.flatMap((rule) => rule(assignment as unknown as Assignment));
    if (complaints.length > 0)
      return complaints.map(({ pointer, missing, says }) => {
        const place = missing === undefined ? pointer : `${pointer}/${missing}`;
        return `${place.slice(1).replaceAll('/', '.')} ${says}`;
      });
  }
  return [];
}

function change(within: Json, [key = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length > 0) {
    const inner = within[key];
    if (typeof inner !== 'object' || inner === null) throw new TypeError(`there is no ${key} to change`);
    change(inner as Json, rest, value);
  } else if (value === undefined) Reflect.deleteProperty(within, key);
  else within[key] = value;
}
