import { terminalText } from '../../reports/escape/terminal.ts';
import { dataCache } from '../intake/data-folders.ts';
import type { DataSetSpec } from '../model/data-set-spec.ts';
import { downloadDataSet } from '../setup/download-data-set.ts';
import type { Downloaded } from '../setup/download-data-set.ts';
import { knownDataSets } from './known-data-sets.ts';
import type { Project } from './project.ts';
import type { Streams } from './streams.ts';

export interface SetupOptions {
  readonly data: boolean;
}

/** For one file: much longer than any network needs that is worth waiting for. */
const MOST_MILLISECONDS = 60_000;

const EXPLANATION = `\`grade setup --data\` downloads the data sets that assignments train networks on, into your cache, and checks their sums.
Nobody has to: without them networks are trained on made-up rows, and reports say so.
The machine itself is prepared by \`npm run setup\`; \`grade doctor\` tells what is there.`;

/** Gets what is not part of the project. Answers 0 when all of it is there, else 1. */
export async function setupCommand({ data }: SetupOptions, project: Project, streams: Streams): Promise<number> {
  if (!data) {
    streams.print(EXPLANATION);
    return 0;
  }
  const folder = dataCache(streams.environment);
  if (folder === null) {
    streams.warn('There is no folder to put data sets in: neither XDG_CACHE_HOME nor HOME names one.');
    return 1;
  }
  const { dataSets: known, unreadable } = await knownDataSets(project.specs);
  for (const { problem } of unreadable) streams.warn(terminalText(problem));
  if (known.length === 0 && unreadable.length === 0) streams.print('No assignment names a data set: nothing to do.');
  let failed = unreadable.length > 0;
  for (const { spec } of known) {
    const signal = AbortSignal.any([streams.stop, AbortSignal.timeout(MOST_MILLISECONDS)]);
    const result = await downloadDataSet(spec, { folder, fetch: streams.fetch, signal });
    failed ||= result.kind === 'failed';
    tell(spec, result, streams);
  }
  return failed ? 1 : 0;
}

function tell({ title, address, licence }: DataSetSpec, result: Downloaded, { print, warn }: Streams): void {
  switch (result.kind) {
    case 'kept':
      print(terminalText(`${title}: it was there already, with the right sum: ${result.path}`));
      return;
    case 'downloaded':
      print(terminalText(`${title}: ${result.bytes} bytes with the right sum: ${result.path}\nLicence: ${licence}`));
      return;
    case 'failed': {
      const without = '\nWithout it networks are trained on made-up rows; nothing else is lost.';
      const byHand = `To do it by hand: download ${address}\nand save it as ${result.path}`;
      warn(terminalText(`${title}: ${result.problem}\n${byHand}${without}`));
      return;
    }
  }
}
