import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runWriteSchemas, SCHEMA_FOLDER, schemaFiles, staleSchemas } from '../../../../grader/intake/write-schemas.ts';
import { fixture } from './messages-of.ts';

let folder = '';
const printed: string[] = [];
const run = (...args: readonly string[]): Promise<number> =>
  runWriteSchemas(args, folder, (text) => printed.push(text));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'schemas-'));
  printed.length = 0;
});
afterEach(() => rm(folder, { recursive: true }));

describe('writing the schemas', () => {
  it('is not overdue: the files in specs/schema are what the types say', async () => {
    expect(await staleSchemas(SCHEMA_FOLDER)).toEqual([]);
  });

  it('writes both, and then has nothing to complain of', async () => {
    expect(await run()).toBe(0);
    expect(printed.join('')).toBe(`Wrote ${folder}/assignment.schema.json.\nWrote ${folder}/report.schema.json.\n`);
    expect(await run('--check')).toBe(0);
  });

  it('names the stale file and changes nothing when it checks', async () => {
    await run();
    await writeFile(join(folder, 'report.schema.json'), '{}\n');
    printed.length = 0;
    expect(await run('--check')).toBe(1);
    expect(printed.join('')).toBe(
      `${folder}/report.schema.json is not what the types say. Run \`npm run build && npm run schema\`.\n`,
    );
    expect(await readFile(join(folder, 'report.schema.json'), 'utf8')).toBe('{}\n');
  });

  it('says which files are missing when it checks', async () => {
    expect(await run('--check')).toBe(1);
    expect(printed).toHaveLength(2);
  });

  it('takes no other argument', async () => {
    expect(await run('--chekc')).toBe(2);
    expect(printed.join('')).toBe('"--chekc" is not known here. Expected --check or nothing.\n');
  });

  it('gives schemas that a validator takes and that hold', async () => {
    const schema = JSON.parse(schemaFiles['assignment.schema.json'] ?? '') as object;
    const formats = { uri: (text: string): boolean => URL.canParse(text) };
    const validate = new Ajv({ strict: true, strictRequired: false, discriminator: true, formats }).compile(schema);
    expect(validate(JSON.parse(await fixture('right')))).toBe(true);
    expect(validate(JSON.parse(await fixture('points-not-a-number')))).toBe(false);
    const report = JSON.parse(schemaFiles['report.schema.json'] ?? '') as object;
    expect(report).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
      title: 'Plumbline grade report',
    });
    expect(new Ajv().compile(report)({})).toBe(false);
  });
});
