import { describe, expect, it } from 'vitest';
import { readDataSet, sha256Of } from '../../../../grader/intake/read-data-set.ts';
import type { DataSetSpec } from '../../../../grader/model/data-set-spec.ts';
import type { DataSet } from '../../../../grader/model/data-set.ts';
import { redWines } from './red-wines.ts';
import { smallText, specOf } from './small-data-set.ts';

function read(text: string, changes?: Partial<DataSetSpec>): DataSet {
  const reading = readDataSet('wine', 'three.csv', Buffer.from(text), specOf(text, changes));
  if (reading.kind === 'refused') throw new TypeError(reading.problems.join('\n'));
  return reading.dataSet;
}

function problemsOf(text: string, changes?: Partial<DataSetSpec>): readonly string[] {
  const reading = readDataSet('wine', 'three.csv', Buffer.from(text), specOf(text, changes));
  return reading.kind === 'refused' ? reading.problems : [];
}

describe('readDataSet', () => {
  it('reads features and labels: class 1 from the value on that the assignment names', () => {
    expect(read(smallText)).toEqual({
      id: 'wine',
      source: 'file',
      columns: ['sugar', 'alcohol'],
      features: [
        [1.9, 9.4],
        [-2.5, 0.8],
        [3, 10],
      ],
      labels: [0, 1, 1],
    });
  });

  it.each([
    ['commas', smallText.replaceAll(';', ',')],
    ['tabs', smallText.replaceAll(';', '\t')],
    ['no quotation marks', smallText.replaceAll('"', '')],
    ['line ends of Windows', smallText.replaceAll('\n', '\r\n')],
    ['line ends of both kinds', smallText.replace('\n', '\r\n')],
    ['a byte order mark', `\ufeff${smallText}`],
    ['spaces around the cells', smallText.replaceAll(';', ' ; ')],
    ['no line end at the end', smallText.trimEnd()],
    ['empty lines at the end', `${smallText}\n\n`],
  ])('reads the same with %s', (_, text) => {
    expect(read(text)).toEqual(read(smallText));
  });

  it('reads the same whatever the order of the columns', () => {
    expect(read('quality;sugar;alcohol\n5;1.9;9.4\n6;-2.5;0.8\n7;3;10\n')).toEqual(read(smallText));
  });

  it('reads the red wines: 1599 rows, 53.47 % of them good', () => {
    const { spec, bytes } = redWines(process.env['PLUMBLINE_DATA']);
    const reading = readDataSet('wine', spec.file, bytes, spec);
    if (reading.kind === 'refused') throw new TypeError(reading.problems.join('\n'));
    const { features, labels, columns } = reading.dataSet;
    expect(features).toHaveLength(1599);
    expect(labels.reduce((sum, label) => sum + label, 0) / labels.length).toBe(0.5347091932457786);
    expect(columns).toHaveLength(11);
    expect(features.every((row) => row.length === 11 && row.every(Number.isFinite))).toBe(true);
  });

  it('refuses another file, and tells both sums', () => {
    const [problem, ...others] = problemsOf(smallText, { sha256: 'a'.repeat(64) });
    expect(problem).toContain('a'.repeat(64));
    expect(problem).toContain(sha256Of(Buffer.from(smallText)));
    expect(problem).toContain('https://example.org/three.csv');
    expect(others).toEqual([]);
  });

  it('tells of a changed file also what is wrong in it', () => {
    const changed = smallText.replace('10;7', '10');
    expect(problemsOf(changed, { sha256: sha256Of(Buffer.from(smallText)) })).toEqual([
      expect.stringContaining('SHA-256'),
      'three.csv: line 4: there should be 3 cells, but it has 2.',
    ]);
  });

  it.each([
    ['a cell too few', smallText.replace('1.9;9.4', '9.4'), 'line 2: there should be 3 cells, but it has 2.'],
    ['a cell too many', smallText.replace('9.4;5', '9.4;5;5'), 'line 2: there should be 3 cells, but it has 4.'],
    ['an empty line', smallText.replace('\n3;', '\n\n3;'), 'line 4: there should be 3 cells, but it is empty.'],
    [
      'a word',
      smallText.replace('9.4', 'strong'),
      'line 2, column "alcohol": there should be a finite number, but it is "strong".',
    ],
    [
      'a decimal comma',
      smallText.replace('9.4', '9,4'),
      'line 2, column "alcohol": there should be a finite number, but it is "9,4". Decimals are written with a point.',
    ],
    [
      'an empty cell',
      smallText.replace(';9.4;', ';;'),
      'line 2, column "alcohol": there should be a number, but the cell is empty.',
    ],
    [
      'NaN',
      smallText.replace('10;7', '10;NaN'),
      'line 4, column "quality": there should be a finite number, but it is "NaN".',
    ],
    [
      'Infinity',
      smallText.replace('10;7', '-Infinity;7'),
      'line 4, column "alcohol": there should be a finite number, but it is "-Infinity".',
    ],
    [
      'a number beyond all bounds',
      smallText.replace('10;7', '1e999;7'),
      'line 4, column "alcohol": there should be a finite number, but "1e999" is too large.',
    ],
    [
      'a hexadecimal number',
      smallText.replace('10;7', '0x10;7'),
      'line 4, column "alcohol": there should be a finite number, but it is "0x10".',
    ],
  ])('names the line of a row with %s', (_, text, problem) => {
    expect(problemsOf(text)).toContain(`three.csv: ${problem}`);
  });

  it.each([
    ['one row too few', smallText.replace('3;10;7\n', ''), 'it should have 3 rows below the header, but has 2.'],
    ['one row too many', `${smallText}1;2;3\n`, 'it should have 3 rows below the header, but has 4.'],
    ['nothing in it', ' \n', 'it is empty; expected a header with 3 columns.'],
  ])('says how many rows there should be when there is %s', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([`three.csv: ${problem}`]);
  });

  it.each([
    [
      'a column misspelt',
      smallText.replace('alcohol', 'alcohl'),
      [
        'line 1: the header should have a column "alcohol", but has none.',
        'line 1: the header has a column "alcohl", which is not expected. Did you mean "alcohol"?',
      ],
    ],
    [
      'a column twice',
      smallText.replace('"sugar"', '"alcohol"'),
      [
        'line 1: the header should have a column "sugar", but has none.',
        'line 1: the header has the column "alcohol" more than once.',
      ],
    ],
    [
      'no header',
      smallText.replace(/^.*\n/, ''),
      [
        'its first line should be a header with "sugar", "alcohol" and "quality", separated by semicolons, commas, tabs, but names none of them. It begins with "1.9;9.4;5".',
      ],
    ],
  ])('says what the header should be when there is %s', (_, text, problems) => {
    expect(problemsOf(text)).toEqual(problems.map((problem) => `three.csv: ${problem}`));
  });

  it('says which line a quotation mark goes wrong in', () => {
    expect(problemsOf(smallText.replace('1.9;9.4', '1.9;9"4'))).toEqual([
      expect.stringMatching(/^three\.csv: a cell in or before line 2 has a quotation mark/),
    ]);
  });

  it('says that a label outside of the columns is the mistake of the assignment', () => {
    expect(problemsOf(smallText, { label: { column: 'taste', atLeast: 6 } })).toEqual([
      'three.csv: the assignment\'s label "taste" is none of the columns that it lists: "sugar", "alcohol" or "quality".',
    ]);
  });

  it('tells the first few problems and counts the rest', () => {
    const text = `sugar;alcohol;quality\n${'1;x;6\n'.repeat(40)}`;
    const problems = problemsOf(text, { rows: 40 });
    expect(problems).toHaveLength(6);
    expect(problems.at(-1)).toBe('three.csv: ... and 35 more problems.');
  });

  it('shows no control characters of a file that is not a table', () => {
    const [problem = ''] = problemsOf('\u001b[2Jboo\u0007\u202e;1\n');
    expect(problem).toContain('It begins with');
    expect(Array.from(problem).every((character) => character >= ' ' && character !== '\u202e')).toBe(true);
  });
});
