import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { GraderError } from '../model/grader-error.ts';
import { Report } from '../model/report.ts';

/** Writes a file whole or not at all: who reads while it is written sees the old one. */
export async function writeWhole(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${process.pid}-${Math.trunc(performance.now() * 1000)}.tmp`);
  try {
    await writeFile(temporary, text);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw new GraderError(
      'cannot-write',
      `${path} could not be written: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
}

/** A report as text, held to its schema first: one that breaks it is our own fault and is not written. */
export function createReportWriter(): (report: Report) => string {
  const validate = new Ajv({ allErrors: true }).compile(Report);
  return (report) => {
    if (!validate(report)) {
      const problems = (validate.errors ?? [])
        .map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`)
        .join('; ');
      throw new GraderError('report-invalid', `A report breaks its own schema: ${problems}`);
    }
    return `${JSON.stringify(report, null, 1)}\n`;
  };
}
