import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Of } from '../../../../grader/intake/read-data-set.ts';
import type { DataSetSpec } from '../../../../grader/model/data-set-spec.ts';
import { madeUpDataSets } from '../../../../reference/data/index.ts';
import { hw2 } from '../../../fixtures/subjects/grade.ts';

export interface RedWines {
  readonly spec: DataSetSpec;
  readonly bytes: Buffer;
}

/**
 * The red wines of the homework where PLUMBLINE_DATA has them; else a file of the same form and the same number of good
 * wines, with made-up rows, so that nothing that reads such a file is left untested.
 */
export function redWines(folder: string | undefined): RedWines {
  const spec = hw2.data?.['wine'];
  if (spec === undefined) throw new TypeError('hw2 has a data set of wines');
  try {
    return { spec, bytes: readFileSync(join(folder ?? '', spec.file)) };
  } catch {
    const bytes = Buffer.from(madeUpFile(spec));
    return { spec: { ...spec, sha256: sha256Of(bytes) }, bytes };
  }
}

/** Quoted header, semicolons, qualities from 3 to 8: as the published file is written. */
function madeUpFile({ columns, label }: DataSetSpec): string {
  const table = madeUpDataSets['wines']?.make();
  if (table === undefined) throw new TypeError('there are made-up wines');
  const rows = table.features.map((row, index) => {
    const good = table.labels[index] === 1;
    return [...row, good ? label.atLeast + (index % 3) : label.atLeast - 1 - (index % 3)].join(';');
  });
  return `${columns.map((name) => `"${name}"`).join(';')}\n${rows.join('\n')}\n`;
}
