import { dirname, join, relative } from 'node:path';
import type { FoundSubmission } from '../intake/find-submissions.ts';
import type { Report } from '../model/report.ts';
import type { Streams } from './streams.ts';

/**
 * Where a file of a submission is, from where the command was run: in a course's CI that is the top of the repository, from which
 * annotations are placed.
 */
export function pathsFrom(
  { workingFolder }: Pick<Streams, 'workingFolder'>,
  submissions: readonly FoundSubmission[],
): (report: Report, file: string) => string {
  const folders = new Map(
    submissions.map(({ student, path, kind }) => [student, kind === 'folder' ? path : dirname(path)]),
  );
  return ({ submission }, file) => {
    const folder = folders.get(submission.student);
    return folder === undefined ? file : relative(workingFolder, join(folder, file));
  };
}
