import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import type { TargetSpec } from '../model/target.ts';
import type { Help, Language } from '../model/subject.ts';
import { chooseGraded } from './choose-graded.ts';
import { isCode, languageOf } from './code-files.ts';
import { compareCodePoints } from './code-points.ts';
import type { FoundSubmission } from './find-submissions.ts';
import { listFiles, type LeftOut, type Listing } from './list-files.ts';
import { nameIsNoText } from './name-is-no-text.ts';
import { archiveHelps, whyNothing, whyNotCode } from './not-code.ts';
import { readBounded } from './read-bounded.ts';

/** A submission as it was when it was read. Everything later works on this and never looks at the folder again. */
export interface ReadSubmission {
  /** In the order of code points of their paths. */
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[];
  /** Path of the file whose code is asked; null when there is none. */
  readonly graded: string | null;
  readonly language: Language | null;
  readonly helps: readonly Help[];
  /** By path within the submission, `/`-separated. */
  readonly content: ReadonlyMap<string, Buffer>;
  readonly leftOut: readonly LeftOut[];
  /** Why there is nothing to grade, as a sentence; null when there is something. */
  readonly problem: string | null;
  /** Whether something was handed in that could not be looked at: no verdict can be had, and a person has to look. */
  readonly isLost: boolean;
}

/** What a submission may have; more is left out, and said. */
export interface ReadingLimits {
  readonly bytesPerFile: number;
  readonly files: number;
  readonly bytes: number;
}

const READING_LIMITS: ReadingLimits = { bytesPerFile: 50e6, files: 200, bytes: 100e6 };
/** Of what was left out, how much is told one by one. */
const TOLD = 10;
/** Reads what a student handed in, each file once. Never throws for what is in it. */
export async function readSubmission(
  submission: FoundSubmission,
  { targets }: { readonly targets: Readonly<Record<string, TargetSpec>> },
  limits: ReadingLimits = READING_LIMITS,
): Promise<ReadSubmission> {
  const listing = await listingOf(submission);
  if ('problem' in listing) return nothing(listing.problem);
  const { content, leftOut: unread } = await readFiles(listing.root, listing.files, limits);
  const leftOut = [...listing.leftOut, ...unread];
  const { graded, helps } = chooseGraded(content, targets);
  const files = [...content]
    .toSorted(([one], [other]) => compareCodePoints(one, other))
    .map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }));
  const empty = files.length + leftOut.length === 0;
  const problem = graded === null ? whyNothing(content, leftOut) : null;
  return {
    files,
    graded,
    language: graded === null ? null : languageOf(graded),
    helps: [...helps, ...tell(leftOut), ...(graded === null ? [] : archiveHelps(content))],
    content,
    leftOut,
    problem,
    isLost: problem !== null && !empty,
  };
}

async function listingOf(
  submission: FoundSubmission,
): Promise<(Listing & { readonly root: string }) | { readonly problem: string }> {
  switch (submission.kind) {
    case 'unreadable':
      return { problem: submission.problem };
    case 'file':
      return { root: dirname(submission.path), files: [basename(submission.path)], leftOut: [] };
    case 'folder':
      try {
        return { root: submission.path, ...(await listFiles(submission.path)) };
      } catch {
        return {
          problem: `The folder that was handed in cannot be read.${nameIsNoText(submission.student) ? ' Its name holds bytes that are not UTF-8 text: rename it.' : ''}`,
        };
      }
  }
}

/** Code first: data must not crowd it out. */
async function readFiles(
  root: string,
  paths: readonly string[],
  limits: ReadingLimits,
): Promise<Pick<ReadSubmission, 'content' | 'leftOut'>> {
  const content = new Map<string, Buffer>();
  const leftOut: LeftOut[] = [];
  let total = 0;
  for (const path of [...paths.filter(isCode), ...paths.filter((one) => !isCode(one))]) {
    const room = Math.min(limits.bytesPerFile, limits.bytes - total);
    if (content.size >= limits.files) {
      leftOut.push({ path, reason: `there are more than ${limits.files} files` });
      continue;
    }
    const reading = await readBounded(join(root, path), room);
    switch (reading.kind) {
      case 'read': {
        const reason = whyNotCode(path, reading.bytes);
        if (reason === null) content.set(path, reading.bytes);
        else leftOut.push({ path, reason });
        total += reading.bytes.length;
        break;
      }
      case 'too-large': {
        const inAll =
          room < limits.bytesPerFile
            ? `all files together have more than ${megabytes(limits.bytes)}`
            : `it has more than ${megabytes(limits.bytesPerFile)}`;
        leftOut.push({ path, reason: inAll });
        break;
      }
      case 'unreadable':
        leftOut.push({
          path,
          reason: nameIsNoText(path) ? 'its name holds bytes that are not UTF-8 text' : reading.reason,
        });
        break;
    }
  }
  return { content, leftOut };
}

function tell(leftOut: readonly LeftOut[]): readonly Help[] {
  const told = leftOut
    .slice(0, TOLD)
    .map(({ path, reason }): Help => ({ kind: 'files-chosen', message: `${path} was left out: ${reason}.` }));
  const more = leftOut.length - told.length;
  return more > 0 ? [...told, { kind: 'files-chosen', message: `${more} more files were left out.` }] : told;
}

function nothing(problem: string): ReadSubmission {
  return { files: [], graded: null, language: null, helps: [], content: new Map(), leftOut: [], problem, isLost: true };
}

function megabytes(bytes: number): string {
  return `${bytes / 1e6} MB`;
}
