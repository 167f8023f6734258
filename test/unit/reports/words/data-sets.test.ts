import { describe, expect, it } from 'vitest';
import { dataSetText, madeUpTexts } from '../../../../reports/words/data-sets.ts';
import { hw2Report } from '../../../fixtures/reports/hw2-report.ts';
import { trainingReport } from '../../../fixtures/reports/training.ts';

describe('data sets in words', () => {
  it('says plainly that a data set was made up', () => {
    expect(madeUpTexts(trainingReport())).toEqual([
      "Red Wine Quality was not to be had on this machine: a data set of the grader's own making with the same columns was used.",
    ]);
  });

  it('says nothing of the kind of a published one, or where none was used', () => {
    expect(dataSetText({ id: 'wine', title: 'Red Wine Quality', source: 'file' })).toBe(
      'Red Wine Quality: the published file.',
    );
    expect(madeUpTexts(hw2Report())).toEqual([]);
  });
});
