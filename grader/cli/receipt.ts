/** What a submission's results were made of: a run that would make the same again keeps them. */
import { createHash } from 'node:crypto';
import { Type, type Static } from '@sinclair/typebox';
import { Ajv } from 'ajv';
import type { Assignment, AssignmentCheck } from '../intake/assignment-schema.ts';
import type { ReadSubmission } from '../intake/read-submission.ts';
import { namesOfTarget } from '../contract/forms.ts';
import { surveyedNames } from '../contract/surveyed-names.ts';
import type { Report } from '../model/report.ts';
import type { DataSets } from './data-sets.ts';
import type { Workplace } from './machine.ts';

const RECEIPT_SCHEMA_VERSION = 1;

const closed = { additionalProperties: false } as const;

const Receipt = Type.Object(
  {
    schemaVersion: Type.Literal(RECEIPT_SCHEMA_VERSION),
    made: Type.Object(
      {
        submission: Type.String({ description: 'Checksum of what was handed in, as it was read.' }),
        assignment: Type.String({ description: 'Checksum of the assignment file.' }),
        checks: Type.String({ description: 'Checksum of the checks that were run, in what scope, and how.' }),
        seed: Type.Integer({ description: 'Seed of the run.' }),
        grader: Type.String({ description: 'Checksum of the grader itself.' }),
        where: Type.String({ description: 'Checksum of where the answers came from.' }),
        data: Type.String({ description: 'Checksum of the data sets.' }),
      },
      closed,
    ),
    files: Type.Record(Type.String(), Type.String(), { description: 'Checksums of the other files, by name.' }),
  },
  closed,
);

/** Written last: what it names is whole. */
export type Receipt = Static<typeof Receipt>;
export type Made = Receipt['made'];

export interface Making {
  readonly assignmentSha256: string;
  readonly checks: readonly AssignmentCheck[];
  readonly scope: Report['scope'];
  readonly seed: number;
  readonly fullTraining: boolean;
  readonly diagnosis: boolean;
  readonly fingerprint: string;
  /** What the report says of the data sets. */
  readonly data: DataSets['told'];
}

/** @param where `whereAsked(...)` */
export function madeOf(making: Making, student: string, submission: ReadSubmission, where: string): Made {
  const { checks, scope, fullTraining, diagnosis } = making;
  const { files, graded, language, helps, problem, isLost } = submission;
  return {
    submission: checksum({ student, files, graded, language, helps, problem, isLost }),
    assignment: making.assignmentSha256,
    checks: checksum({ ids: checks.map(({ id }) => id), scope, fullTraining, diagnosis }),
    seed: making.seed,
    grader: making.fingerprint,
    where,
    data: checksum(making.data),
  };
}

/** Of whom is asked, and what shapes every answer: the files, the names that are looked for, the limits. */
export function whatIsAsked(assignment: Assignment, { files, graded, language, isLost }: ReadSubmission): string {
  return checksum({
    files: files.map(({ path, sha256 }) => [path, sha256]),
    ...{ graded, language, isLost },
    wanted: Object.values(assignment.targets).map(namesOfTarget),
    survey: surveyedNames(assignment),
    packages: assignment.environment.python,
    limits: assignment.limits,
  });
}

/** Where the code runs: another sandbox, interpreter or host, or another setting of numpy's, may give other answers. */
export function whereAsked(
  fingerprint: string,
  { environment: { sandbox, versions }, variables }: Pick<Workplace, 'environment' | 'variables'>,
): string {
  return checksum({ fingerprint, sandbox, versions, variables });
}

export function receiptToText(made: Made, files: Receipt['files']): string {
  const receipt: Receipt = { schemaVersion: RECEIPT_SCHEMA_VERSION, made, files };
  return `${JSON.stringify(receipt, null, 1)}\n`;
}

const isReceipt = new Ajv().compile<Receipt>(Receipt);

/** Null for anything else than a receipt of this version. */
export function receiptFromText(text: string): Receipt | null {
  try {
    const json: unknown = JSON.parse(text);
    return isReceipt(json) ? json : null;
  } catch {
    return null;
  }
}

/** Whether two results were made of the same. */
export function madeAlike(one: Made, other: Made): boolean {
  return checksum(one) === checksum(other);
}

export function checksum(what: string | Buffer | object): string {
  const bytes = typeof what === 'string' || Buffer.isBuffer(what) ? what : JSON.stringify(what);
  return createHash('sha256').update(bytes).digest('hex');
}
