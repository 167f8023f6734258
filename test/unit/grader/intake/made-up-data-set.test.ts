import { expect, it } from 'vitest';
import { madeUpDataSet } from '../../../../grader/intake/made-up-data-set.ts';
import type { DataSetSpec } from '../../../../grader/model/data-set-spec.ts';
import { wines } from '../../../../reference/data/wines.ts';
import { smallText, specOf } from './small-data-set.ts';

const columns = [...wines.columns, 'quality'];
const make = (changes: Partial<DataSetSpec>) => madeUpDataSet('wine', specOf(smallText, { columns, ...changes }));

it('gives the made-up rows under the id of the assignment', () => {
  const reading = make({});
  const { features, labels } = wines.make();
  expect(reading).toEqual({
    kind: 'made',
    dataSet: { id: 'wine', source: 'made-up', columns: wines.columns, features, labels },
  });
});

it('puts the columns into the order of the assignment', () => {
  const reading = make({ columns: columns.toReversed() });
  const { features } = wines.make();
  expect(reading).toMatchObject({ dataSet: { columns: wines.columns.toReversed() } });
  expect(reading.kind === 'made' && reading.dataSet.features[7]).toEqual(features[7]?.toReversed());
});

it('says which made-up data sets there are when there is none of that name', () => {
  expect(make({ madeUp: 'wine' })).toEqual({
    kind: 'refused',
    problem: 'data.wine.madeUp should name a made-up data set, but was "wine". Did you mean "wines"?',
  });
  expect(make({ madeUp: 'constructor' })).toMatchObject({ kind: 'refused' });
});

it.each([{ columns: ['sugar', 'quality'] }, { columns: [...columns, 'colour'] }])(
  'refuses to stand in for a file with other columns',
  (changes) => {
    expect(make(changes)).toMatchObject({
      kind: 'refused',
      problem: expect.stringContaining('should have the features of the made-up "wines"') as string,
    });
  },
);
