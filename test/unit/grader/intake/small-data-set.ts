import { sha256Of } from '../../../../grader/intake/read-data-set.ts';
import type { DataSetSpec } from '../../../../grader/model/data-set-spec.ts';

/** A data set of three rows. */
export const smallText = '"sugar";"alcohol";"quality"\n1.9;9.4;5\n-2.5e0;.8;6\n3;10;7\n';

/** What an assignment says of a file with this text. */
export function specOf(text: string, changes: Partial<DataSetSpec> = {}): DataSetSpec {
  return {
    title: 'Three wines',
    file: 'three.csv',
    address: 'https://example.org/three.csv',
    sha256: sha256Of(Buffer.from(text)),
    licence: 'CC BY 4.0',
    rows: 3,
    columns: ['sugar', 'alcohol', 'quality'],
    label: { column: 'quality', atLeast: 6 },
    madeUp: 'wines',
    ...changes,
  };
}
