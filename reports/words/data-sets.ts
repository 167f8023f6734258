import type { Report } from '../../grader/model/report.ts';

type DataSet = NonNullable<Report['environment']['data']>[number];

/** Which data set networks were trained on, in a sentence. */
export function dataSetText({ title, source }: DataSet): string {
  switch (source) {
    case 'file':
      return `${title}: the published file.`;
    case 'made-up':
      return `${title} was not to be had on this machine: a data set of the grader's own making with the same columns was used.`;
  }
}

/** Sentences for the data sets that were made up: figures measured on them are not those of the published ones. */
export function madeUpTexts({ environment }: Report): readonly string[] {
  return (environment.data ?? []).filter(({ source }) => source === 'made-up').map(dataSetText);
}
