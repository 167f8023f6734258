import { tellMadeUp } from './data-sets.ts';
import type { DataSets } from './data-sets.ts';
import type { LoadedAssignment } from './load-assignment.ts';
import { mustHavePackages, prepareMachine } from './machine.ts';
import type { Machine, WithoutSandbox } from './machine.ts';
import type { Project } from './project.ts';
import type { Streams } from './streams.ts';

interface Run {
  readonly project: Project;
  readonly streams: Streams;
  readonly withoutSandbox: WithoutSandbox;
  readonly quiet: boolean;
  /** `createStaging(...)`: for copies of what only root may read. */
  readonly temporaryFolder?: string;
  readonly prepared: readonly { readonly loaded: LoadedAssignment; readonly dataSets: DataSets }[];
}

/** The machine for a run over several assignments, with all that they promise; tells which data sets are made up. */
export function readyMachine({ project, streams, withoutSandbox, quiet, prepared, temporaryFolder }: Run): Machine {
  const machine = prepareMachine(project, streams, withoutSandbox, temporaryFolder);
  mustHavePackages(
    machine,
    prepared.flatMap(({ loaded }) => loaded.assignment.environment.python),
  );
  if (!quiet)
    for (const sentence of new Set(prepared.flatMap(({ dataSets }) => tellMadeUp(dataSets)))) streams.warn(sentence);
  return machine;
}
