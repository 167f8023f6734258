import { describe, expect, it } from 'vitest';
import { environmentWith, findDataSets, tellMadeUp } from '../../../../grader/cli/data-sets.ts';
import type { DataSets } from '../../../../grader/cli/data-sets.ts';
import type { Assignment, AssignmentCheck } from '../../../../grader/intake/assignment-schema.ts';
import type { DataSetSpec } from '../../../../grader/model/data-set-spec.ts';
import { wines } from '../../../../reference/data/wines.ts';
import { gdStartValue } from '../../../fixtures/subjects/grade.ts';
import { smallText, specOf } from '../intake/small-data-set.ts';
import { folderWith } from '../intake/temporary-folder.ts';

const assignmentWith = (data: Readonly<Record<string, DataSetSpec>>): Assignment => ({ ...gdStartValue, data });

/** A check that trains on a data set. */
function training(data: string): AssignmentCheck {
  const [check] = gdStartValue.checks;
  if (check === undefined) throw new TypeError('it has checks');
  return { ...check, options: { ...check.options, data } };
}

const wine = specOf(smallText);
const asPublished = specOf(smallText, { columns: [...wines.columns, 'quality'] });

interface Asked {
  readonly data: Readonly<Record<string, DataSetSpec>>;
  readonly checks: readonly AssignmentCheck[];
  readonly told?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

function find({ data, checks, told, environment = {} }: Asked): Promise<DataSets> {
  return findDataSets(assignmentWith(data), checks, told, { environment, workingFolder: '/nowhere' });
}

describe('findDataSets', () => {
  it('reads the file that a check names, from where the environment says', async () => {
    const environment = { PLUMBLINE_DATA: await folderWith({ 'three.csv': smallText }) };
    const sets = await find({ data: { wine }, checks: [training('wine'), training('wine')], environment });
    expect(sets.of('wine')).toMatchObject({ id: 'wine', source: 'file', labels: [0, 1, 1] });
    expect(sets.told).toEqual([{ id: 'wine', title: 'Three wines', source: 'file' }]);
    expect(tellMadeUp(sets)).toEqual([]);
  });

  it('takes made-up rows where the file is nowhere, and says so', async () => {
    const sets = await find({ data: { wine: asPublished }, checks: [training('wine')] });
    expect(sets.of('wine')).toMatchObject({ id: 'wine', source: 'made-up' });
    expect(sets.of('wine').features).toHaveLength(1599);
    expect(sets.told).toEqual([{ id: 'wine', title: 'Three wines', source: 'made-up' }]);
    expect(tellMadeUp(sets)).toEqual([expect.stringContaining('Three wines is not on this machine')]);
  });

  it('looks for nothing that no check of the run uses: a wrong file of another check harms nobody', async () => {
    const told = await folderWith({ 'three.csv': 'damaged' });
    const sets = await find({ data: { wine }, checks: gdStartValue.checks, told });
    expect(sets.told).toEqual([]);
    expect(() => sets.of('wine')).toThrow(TypeError);
  });

  it('refuses a wrong file before anything is run', async () => {
    const told = await folderWith({ 'three.csv': 'damaged' });
    await expect(find({ data: { wine }, checks: [training('wine')], told })).rejects.toMatchObject({
      code: 'data-set-unusable',
      message: expect.stringContaining('SHA-256') as string,
    });
  });

  it('says how to get a file that no made-up rows can stand in for', async () => {
    const environment = { HOME: await folderWith({}) };
    await expect(find({ data: { wine }, checks: [training('wine')], environment })).rejects.toMatchObject({
      code: 'data-set-unusable',
      message: expect.stringMatching(/was not found\. It was looked for in .*\.cache.*grade setup --data/) as string,
    });
  });

  it('refuses a check that names what the assignment has not', async () => {
    await expect(find({ data: {}, checks: [training('wine')] })).rejects.toMatchObject({ code: 'data-set-unusable' });
  });
});

describe('environmentWith', () => {
  it('leaves a report without data sets as it is', async () => {
    const environment = { sandbox: 'none', versions: [] } as const;
    const none = await find({ data: {}, checks: [] });
    expect(environmentWith({ ...environment, versions: [] }, none)).toEqual(environment);
    const one = await find({ data: { wine: asPublished }, checks: [training('wine')] });
    expect(environmentWith({ ...environment, versions: [] }, one)).toEqual({ ...environment, data: one.told });
  });
});
