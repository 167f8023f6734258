import type { Assignment, AssignmentCheck } from '../intake/assignment-schema.ts';
import { dataFolders } from '../intake/data-folders.ts';
import { findDataSet } from '../intake/find-data-set.ts';
import { madeUpDataSet } from '../intake/made-up-data-set.ts';
import type { DataSetSpec } from '../model/data-set-spec.ts';
import type { DataSet } from '../model/data-set.ts';
import { GraderError } from '../model/grader-error.ts';
import type { Report } from '../model/report.ts';
import type { Streams } from './streams.ts';

/** The data sets that the checks of a run use, read once for all submissions. */
export interface DataSets {
  /** @throws TypeError for one that none of the run's checks names */
  readonly of: (id: string) => DataSet;
  /** What the report says of them. */
  readonly told: readonly NonNullable<Report['environment']['data']>[number][];
}

/**
 * Finds the data sets that these checks use, and only these: the file, or made-up rows where it is nowhere.
 *
 * @param told the folder of `--data`
 * @throws GraderError `data-set-unusable`: before anything of a student's is run
 */
export async function findDataSets(
  assignment: Assignment,
  checks: readonly AssignmentCheck[],
  told: string | undefined,
  { environment, workingFolder }: Pick<Streams, 'environment' | 'workingFolder'>,
): Promise<DataSets> {
  const folders = dataFolders({ told, environment, workingFolder });
  const used = await Promise.all(
    dataSetIds(checks).map(async (id) => {
      const spec = assignment.data?.[id];
      if (spec === undefined)
        throw unusable([`${assignment.id}: a check asks for the data set ${id}, which data has not.`]);
      const found = await findDataSet(id, spec, folders);
      switch (found.kind) {
        case 'found':
          return { spec, dataSet: found.dataSet };
        case 'refused':
          throw unusable(found.problems);
        case 'absent':
          return { spec, dataSet: instead(id, spec, found.looked) };
      }
    }),
  );
  const byId = new Map(used.map(({ dataSet }) => [dataSet.id, dataSet]));
  return {
    of: (id) => {
      const dataSet = byId.get(id);
      if (dataSet === undefined) throw new TypeError(`no check of this run names the data set ${id}`);
      return dataSet;
    },
    told: used.map(({ spec, dataSet }) => ({ id: dataSet.id, title: spec.title, source: dataSet.source })),
  };
}

/** What the report says of where the code ran. */
export function environmentWith(environment: Report['environment'], { told }: DataSets): Report['environment'] {
  return told.length === 0 ? environment : { ...environment, data: [...told] };
}

/** The sentences for a terminal: what is trained on in place of files that are not there. */
export function tellMadeUp({ told }: DataSets): readonly string[] {
  return told
    .filter(({ source }) => source === 'made-up')
    .map(
      ({ title }) =>
        `${title} is not on this machine: networks are trained on made-up rows in its place (\`grade setup --data\` gets it).`,
    );
}

/** Ids of the data sets that checks name in their options, each once, in the order of the checks. */
function dataSetIds(checks: readonly AssignmentCheck[]): readonly string[] {
  const ids = checks.flatMap(({ options }) => {
    const { data }: { readonly data?: unknown } = options;
    return typeof data === 'string' ? [data] : [];
  });
  return [...new Set(ids)];
}

function instead(id: string, spec: DataSetSpec, looked: readonly string[]): DataSet {
  const reading = madeUpDataSet(id, spec);
  switch (reading.kind) {
    case 'made':
      return reading.dataSet;
    case 'refused': {
      const where = looked.length === 0 ? 'There is no folder to look in' : `It was looked for in ${looked.join(', ')}`;
      throw unusable([
        `${spec.file} (${spec.title}) was not found. ${where}. Get it with \`grade setup --data\`, or say where it is with --data. ${reading.problem}`,
      ]);
    }
  }
}

function unusable(problems: readonly string[]): GraderError {
  return new GraderError('data-set-unusable', problems.join('\n'));
}
