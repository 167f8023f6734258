import { knownAssignments } from '../intake/find-assignments.ts';
import type { DataSetSpec } from '../model/data-set-spec.ts';
import { GraderError } from '../model/grader-error.ts';
import { loadAssignment } from './load-assignment.ts';

/** A data set that an assignment of this project names. */
export interface KnownDataSet {
  /** The assignment's id for it. */
  readonly id: string;
  readonly spec: DataSetSpec;
}

export interface KnownDataSets {
  /** Of every assignment that can be read; the same file is listed once. */
  readonly dataSets: readonly KnownDataSet[];
  /** Assignments that cannot be read, and why. */
  readonly unreadable: readonly { readonly assignment: string; readonly problem: string }[];
}

/** Every data set that the project's assignments name. */
export async function knownDataSets(specs: string): Promise<KnownDataSets> {
  const ids = await knownAssignments(specs);
  const read = await Promise.all(ids.map((id) => dataSetsOf(id, specs)));
  const all = read.flatMap(({ dataSets }) => dataSets);
  return {
    dataSets: [...new Map(all.map((one) => [`${one.spec.sha256} ${one.spec.file}`, one])).values()],
    unreadable: read.flatMap(({ unreadable }) => unreadable),
  };
}

async function dataSetsOf(assignment: string, specs: string): Promise<KnownDataSets> {
  try {
    const { data = {} } = (await loadAssignment(assignment, specs)).assignment;
    return { dataSets: Object.entries(data).map(([id, spec]) => ({ id, spec })), unreadable: [] };
  } catch (error) {
    if (!(error instanceof GraderError)) throw error;
    return { dataSets: [], unreadable: [{ assignment, problem: error.message }] };
  }
}
