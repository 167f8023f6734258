import { madeUpDataSets } from '../../../reference/data/index.ts';
import type { DataSetSpec } from '../../model/data-set-spec.ts';
import { complaint, type Complaint, type Path } from '../problem.ts';
import { shouldName, show } from '../show.ts';
import type { Rule } from './rule.ts';

const madeUp = Object.keys(madeUpDataSets);

/** A data set is a file of one folder, to be had over https, whose label is one of its columns. */
export const dataSets: Rule = ({ data = {} }) =>
  Object.entries(data).flatMap(([id, spec]) => problemsOf(spec, ['data', id]));

function problemsOf(spec: DataSetSpec, path: Path): readonly Complaint[] {
  const { file, address, columns, label } = spec;
  const at = (...inner: Path): Path => [...path, ...inner];
  const found: Complaint[] = [];
  if (/[/\\\p{Cc}]/u.test(file) || file === '.' || file === '..')
    found.push(complaint(at('file'), `should be the name of a file, without a folder, but was ${show(file)}.`));
  if (!URL.canParse(address) || new URL(address).protocol !== 'https:')
    found.push(complaint(at('address'), `should be an address that begins with https://, but was ${show(address)}.`));
  for (const [index, column] of columns.entries())
    if (columns.indexOf(column) < index)
      found.push(complaint(at('columns', index), `should be unique, but ${show(column)} is there twice.`));
  if (!columns.includes(label.column))
    found.push(complaint(at('label', 'column'), shouldName('one of the columns', columns, label.column)));
  if (!madeUp.includes(spec.madeUp))
    found.push(complaint(at('madeUp'), shouldName('a data set of our own making', madeUp, spec.madeUp)));
  return found;
}
