import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { archives } from './inputs/archives.ts';
import type { BadInput, Files } from './inputs/bad-input.ts';
import { codeFiles } from './inputs/code-files.ts';
import { folders } from './inputs/folders.ts';
import { names } from './inputs/names.ts';
import { notebooks } from './inputs/notebooks.ts';
import { specialFiles } from './inputs/special-files.ts';

export { SECRET } from './inputs/special-files.ts';

const all: readonly BadInput[] = [...specialFiles, ...folders, ...archives, ...codeFiles, ...notebooks, ...names];

/** A student whose bad input lies in the class. */
export interface MadeInput {
  /** As tables and reports have the name, and as `expected-inputs.json` has it; hostile text. */
  readonly student: string;
}

export interface MakeOptions {
  /** Who will grade: for root there is nothing that may not be read. */
  readonly gradedBy: 'root' | 'user';
}

/** Writes a class of bad inputs into a folder that is there. The same every time; devices only where root makes them. */
export async function makeBadInputs(folder: string, { gradedBy }: MakeOptions): Promise<readonly MadeInput[]> {
  const isRoot = process.getuid?.() === 0;
  const made = all.filter(({ only }) => only === undefined || (only === 'user' ? gradedBy === 'user' : isRoot));
  for (const input of made) await write(folder, input);
  return made.map(({ student }) => ({ student }));
}

async function write(folder: string, { student, entry = student, what }: BadInput): Promise<void> {
  switch (what.kind) {
    case 'made':
      await what.make({ path: join(folder, student), folder });
      break;
    case 'file':
      writeFileSync(below(folder, entry), what.content);
      break;
    case 'folder': {
      const path = below(folder, entry);
      mkdirSync(path);
      writeFiles(path, what.files);
      break;
    }
  }
}

function writeFiles(path: Buffer, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    const file = below(path, name);
    if (name.endsWith('/')) mkdirSync(file, { recursive: true });
    else if (name !== '') {
      mkdirSync(below(path, dirname(name)), { recursive: true });
      writeFileSync(file, content);
    }
  }
}

/** Of bytes: a name need not be text. */
function below(folder: string | Buffer, name: string | Buffer): Buffer {
  return Buffer.concat([Buffer.from(folder), Buffer.from('/'), Buffer.from(name)]);
}
