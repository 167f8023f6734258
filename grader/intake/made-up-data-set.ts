import { madeUpDataSets } from '../../reference/data/index.ts';
import type { MadeUpTable } from '../../reference/data/made-up-data.ts';
import type { DataSetSpec } from '../model/data-set-spec.ts';
import type { DataSet } from '../model/data-set.ts';
import { listed, show, shouldName } from './show.ts';

export type MadeUpReading =
  | { readonly kind: 'made'; readonly dataSet: DataSet }
  /** A whole sentence. */
  | { readonly kind: 'refused'; readonly problem: string };

/** The data set of our own making that the assignment names in place of a file, with its columns in the assignment's order. */
export function madeUpDataSet(id: string, spec: DataSetSpec): MadeUpReading {
  const known = Object.keys(madeUpDataSets);
  const madeUp = Object.hasOwn(madeUpDataSets, spec.madeUp) ? madeUpDataSets[spec.madeUp] : undefined;
  if (madeUp === undefined) {
    return {
      kind: 'refused',
      problem: `data.${id}.madeUp ${shouldName('a made-up data set', known, spec.madeUp)}`,
    };
  }
  const columns = spec.columns.filter((name) => name !== spec.label.column);
  const order = columns.map((name) => madeUp.columns.indexOf(name));
  if (order.includes(-1) || columns.length !== madeUp.columns.length) {
    return {
      kind: 'refused',
      problem: `data.${id} should have the features of the made-up ${show(madeUp.id)}, ${listed(madeUp.columns, 'and')}, but has ${listed(columns, 'and')}.`,
    };
  }
  const { features, labels }: MadeUpTable = madeUp.make();
  return {
    kind: 'made',
    dataSet: {
      id,
      source: 'made-up',
      columns,
      features: features.map((row) => order.map((index) => row[index] ?? NaN)),
      labels,
    },
  };
}
