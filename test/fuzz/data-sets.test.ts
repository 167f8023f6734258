import { expect, it } from 'vitest';
import { readDataSet } from '../../grader/intake/read-data-set.ts';
import type { DataSet } from '../../grader/model/data-set.ts';
import type { DataSetSpec } from '../../grader/model/data-set-spec.ts';
import { fuzz } from './fuzz.ts';
import { table, tableForm } from './inputs/data-sets.ts';
import { expectPlain } from './plain.ts';
import { milliseconds } from './settings.ts';

const name = 'data sets';
/** What may be wrong with the file as a whole; everything else has a line. */
const OF_ALL =
  /its SHA-256 should be|it should have \d+ rows|it is empty; expected a header|its first line should be|label|and \d+ more problems/;

it(
  'are read with a finite number in every cell, or refused with the line named',
  () =>
    fuzz({
      name,
      inputs: table,
      form: tableForm,
      holds: ({ bytes, spec }) => {
        const reading = readDataSet('wine', 'table.csv', bytes, spec);
        expect(readDataSet('wine', 'table.csv', bytes, spec)).toEqual(reading);
        switch (reading.kind) {
          case 'read':
            lookAt(reading.dataSet, spec);
            if (!bytes.includes('"')) expect(reading.dataSet.features).toEqual(simply(bytes, spec));
            return;
          case 'refused':
            expect(reading.problems.length).toBeGreaterThan(0);
            expect(reading.problems.length).toBeLessThanOrEqual(6);
            for (const problem of reading.problems) {
              expect(problem.startsWith('table.csv: ')).toBe(true);
              if (!OF_ALL.test(problem)) expect(problem).toMatch(/line \d+/);
              expectPlain(problem, 2000);
            }
        }
      },
    }),
  milliseconds(name),
);

function lookAt({ columns, features, labels }: DataSet, spec: DataSetSpec): void {
  expect(features.length).toBe(spec.rows);
  expect(labels.length).toBe(spec.rows);
  expect(columns).toEqual(spec.columns.filter((one) => one !== spec.label.column));
  expect(labels.every((one) => one === 0 || one === 1)).toBe(true);
  expect(features.every((row) => row.length === columns.length && row.every(Number.isFinite))).toBe(true);
}

/** The same without a parser: enough where nothing is quoted. */
function simply(bytes: Buffer, { columns, label }: DataSetSpec): readonly (readonly number[])[] {
  const [header = '', ...lines] = new TextDecoder()
    .decode(bytes)
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '');
  const namesBy = (one: string): readonly string[] => header.split(one).map((cell) => cell.trim());
  const separator = [';', ',', '\t'].find((one) => columns.every((column) => namesBy(one).includes(column))) ?? ';';
  const names = namesBy(separator);
  return lines.map((line) => {
    const cells = line.split(separator);
    return columns.filter((one) => one !== label.column).map((one) => Number(cells[names.indexOf(one)]));
  });
}
