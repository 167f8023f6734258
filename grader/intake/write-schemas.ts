import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Report } from '../model/report.ts';
import { AssignmentSchema } from './assignment-schema.ts';

/** Where editors, and others who read our files, find the schemas. */
export const SCHEMA_FOLDER = 'specs/schema';

/** The schema files by name, with the text that they should have. */
export const schemaFiles: Readonly<Record<string, string>> = {
  'assignment.schema.json': textOf(AssignmentSchema),
  'report.schema.json': textOf(Report),
};

/** Names of the schema files in a folder that are missing or differ from the types. */
export async function staleSchemas(folder: string): Promise<readonly string[]> {
  const found = await Promise.all(
    Object.entries(schemaFiles).map(async ([name, text]) =>
      (await textIn(join(folder, name))) === text ? [] : [name],
    ),
  );
  return found.flat();
}

/** Writes the schema files into a folder. */
export async function writeSchemas(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await Promise.all(Object.entries(schemaFiles).map(([name, text]) => writeFile(join(folder, name), text)));
}

/** The command: `--check` compares and changes nothing. Returns the exit code. */
export async function runWriteSchemas(
  args: readonly string[],
  folder: string,
  print: (text: string) => void,
): Promise<0 | 1 | 2> {
  const unknown = args.find((argument) => argument !== '--check');
  if (unknown !== undefined) {
    print(`${JSON.stringify(unknown)} is not known here. Expected --check or nothing.\n`);
    return 2;
  }
  const stale = await staleSchemas(folder);
  if (!args.includes('--check')) {
    await writeSchemas(folder);
    print(
      stale.length === 0
        ? 'The schemas were up to date.\n'
        : stale.map((name) => `Wrote ${folder}/${name}.\n`).join(''),
    );
    return 0;
  }
  for (const name of stale)
    print(`${folder}/${name} is not what the types say. Run \`npm run build && npm run schema\`.\n`);
  return stale.length === 0 ? 0 : 1;
}

function textOf(schema: object): string {
  return `${JSON.stringify({ $schema: 'http://json-schema.org/draft-07/schema#', ...schema }, null, 2)}\n`;
}

async function textIn(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return null;
  }
}

const [, started, ...given] = process.argv;
if (started !== undefined && import.meta.url === pathToFileURL(started).href) {
  process.exitCode = await runWriteSchemas(given, SCHEMA_FOLDER, (text) => process.stdout.write(text));
}
