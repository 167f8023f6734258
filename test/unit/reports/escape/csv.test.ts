import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvNumber, csvText } from '../../../../reports/escape/csv.ts';
import { showHiddenCharacters } from '../../../../reports/escape/hidden-characters.ts';

describe('csvText', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '＝1'])(
    'defuses %j, which a spreadsheet would run',
    (text) => {
      expect(csvText(text).replace(/^"/u, '')).toMatch(/^'/u);
    },
  );

  it('quotes commas, quotes and line breaks, and nothing else', () => {
    expect(csvText('Jansen, "Jo"')).toBe('"Jansen, ""Jo"""');
    expect(csvText('plain; text')).toBe('plain; text');
  });

  it('shows what a terminal would obey', () => {
    expect(csvText('\u001b[31mred\r\u0000')).toBe('␛[31mred␍␀');
  });

  it('parses back to the same text, or to the same text behind an apostrophe', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }), (texts) => {
        const line = `x,${texts.map(csvText).join(',')}\r\n`;
        const [cells = []] = parse(line, { record_delimiter: '\r\n' });
        expect(cells.slice(1).map((cell) => cell.replace(/^'/u, ''))).toEqual(
          texts.map((text) => showHiddenCharacters(text, { marks: false }).replace(/^'/u, '')),
        );
        for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/u);
      }),
    );
  });
});

describe('csvNumber', () => {
  it('writes what is not known as an empty cell, and negative numbers as numbers', () => {
    expect(csvNumber(null)).toBe('');
    expect(csvNumber(0)).toBe('0');
    expect(csvNumber(-1.5)).toBe('-1.5');
  });
});
