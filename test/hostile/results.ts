import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { Report } from '../../grader/model/report.ts';

/** What the command wrote for one class, read back. */
export interface Results {
  /** By student. */
  readonly reports: ReadonlyMap<string, GradedStudent>;
  /** Rows of grades.csv, by what stands in the first column. */
  readonly rows: ReadonlyMap<string, Row>;
  /** The first column of grades.csv: names that differ in control characters only look alike there. */
  readonly names: readonly string[];
  readonly junit: string;
}

export interface GradedStudent {
  readonly report: Report;
  /** report.json as it was written. */
  readonly text: string;
  readonly seconds: number;
  readonly cpuSeconds: number;
}

export interface Row {
  readonly total: string;
  readonly status: string;
  readonly needs_person: string;
}

export function readResults(out: string): Results {
  const folder = join(out, 'hostile');
  const students = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  const read = students
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'report.json')))
    .map(({ name }) => readStudent(join(folder, name)));
  const table = textOf(join(folder, 'grades.csv'));
  const rows = parse(table, { columns: true, relax_column_count: false }) as unknown as readonly (Row & {
    readonly student: string;
  })[];
  return {
    reports: new Map(read.map((student) => [student.report.submission.student, student])),
    rows: new Map(rows.map((row) => [row.student, row])),
    names: rows.map(({ student }) => student),
    junit: textOf(join(folder, 'junit.xml')),
  };
}

/** Everything that a report says in words. */
export function sentencesOf({ checks, helps }: Report): readonly string[] {
  return [
    ...helps.map(({ message }) => message),
    ...checks.flatMap(({ message, notes, finding, printed }) => [
      message,
      ...notes,
      ...(finding === undefined ? [] : [finding.summary, ...(finding.details ?? [])]),
      ...(printed === undefined ? [] : [printed]),
    ]),
  ];
}

/** Files below a folder in which a text stands, packed ones included. */
export function filesWith(text: string, folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => contentOf(path).includes(text));
}

function readStudent(folder: string): GradedStudent {
  const text = readFileSync(join(folder, 'report.json'), 'utf8');
  const timing = JSON.parse(textOf(join(folder, 'timing.json')) || '{}') as {
    readonly seconds?: number;
    readonly cpuSeconds?: number;
  };
  return {
    report: JSON.parse(text) as Report,
    text,
    seconds: timing.seconds ?? 0,
    cpuSeconds: timing.cpuSeconds ?? 0,
  };
}

function contentOf(path: string): Buffer {
  const bytes = readFileSync(path);
  return path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}

function textOf(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}
