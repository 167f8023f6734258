import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  auditTable,
  githubAnnotations,
  githubSummary,
  gradesCsv,
  junitXml,
  terminalReport,
  terminalTable,
} from '../../../../reports/index.ts';
import { harmless } from './markup.ts';
import { nastyTexts } from './nasty-texts.ts';
import { auditWith, classOf, reportsWith } from './reports.ts';

const texts = fc.oneof(fc.constantFrom(...nastyTexts), fc.string({ unit: 'binary' }));

/** For each nasty text, and for any pair of texts. */
function forAll(property: (text: string) => void): void {
  for (const text of nastyTexts) property(text);
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      property(one + other);
    }),
    { numRuns: 15 },
  );
}

const reportsOf = (text: string) => [
  ...reportsWith(text, { keepsNames: true }),
  ...reportsWith(text, { keepsNames: false }),
];

/** What the painter writes. */
const OWN_COLOUR = /\u001b\[(?:1|2|22|31|32|33|39)m/gu;
const UNSEEN = /[^\P{Cc}\n]|\p{Surrogate}|[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u;
/** What a CI service takes for a command, wherever lines end. */
const COMMAND = /(?:^|[\n\r\v\f\u0085\u2028\u2029])\s*::|##\[/u;

describe('grades.csv in which every text is hostile', () => {
  it('has the cells that were put in, and none that a spreadsheet runs', () => {
    forAll((text) => {
      const summary = classOf(reportsWith(text, { keepsNames: false }));
      const table = parse(gradesCsv(summary), { record_delimiter: '\r\n' });
      expect(table).toHaveLength(summary.rows.length + 1);
      for (const row of table) {
        expect(row).toHaveLength(5 + summary.checks.length);
        for (const cell of row) expect(cell).not.toMatch(/^[=+@\t\r\n\uff1d\uff0b\uff0d\uff20]|^-(?![\d.]+$)/u);
        for (const cell of row) expect(cell).not.toMatch(/[^\P{Cc}\t\n]/u);
      }
    });
  });
});

describe('JUnit XML in which every text is hostile', () => {
  const TAG = /<(\/?[a-z-]+)((?:\s[a-zA-Z]+="[^"<]*")*)\s*\/?>/gu;
  const tagsOf = (xml: string): readonly string[] =>
    [...xml.matchAll(TAG)].map(
      ([, name = '', attributes = '']) => `${name} ${attributes.replaceAll(/="[^"]*"/gu, '')}`,
    );

  it('has the tags of a harmless one, only known references, and no character that XML forbids', () => {
    forAll((text) => {
      const xml = junitXml(reportsOf(text));
      const [head = '', ...lines] = xml.split('\n');
      const rest = lines.join('\n');
      expect(head).toBe('<?xml version="1.0" encoding="UTF-8"?>');
      expect(tagsOf(rest)).toEqual(tagsOf(junitXml(reportsOf(harmless(text)))));
      expect(rest.replace(TAG, '')).not.toMatch(/[<>]/u);
      expect(rest).not.toMatch(/&(?!(?:#\d+|amp|lt|gt|quot|apos);)/u);
      expect(rest).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]|\p{Surrogate}/u);
    });
  });
});

describe('what is told to GitHub, where every text is hostile', () => {
  it('has one command a line, all of them ours', () => {
    forAll((text) => {
      const told = githubAnnotations(reportsOf(text), { pathOf: (_report, file) => file });
      const lines = told.trimEnd().split('\n');
      expect(lines).toHaveLength(
        githubAnnotations(reportsOf(harmless(text)))
          .trimEnd()
          .split('\n').length,
      );
      for (const line of lines) expect(line).toMatch(/^::(?:error|warning|notice) [^:]*::/u);
      expect(told).not.toMatch(UNSEEN);
      for (const line of lines) expect(line.replace(/^::\w+ [^:]*::/u, '')).not.toMatch(COMMAND);
    });
  });

  it('has a summary with the rows and cells of a harmless one', () => {
    const shape = (text: string): readonly number[] =>
      githubSummary(classOf(reportsWith(text, { keepsNames: true })))
        .split('\n')
        .map((line) => line.split('|').length);
    forAll((text) => {
      const summary = githubSummary(classOf(reportsWith(text, { keepsNames: true })));
      expect(shape(text)).toEqual(shape(harmless(text)));
      expect(summary).not.toMatch(/[<>`[\]!*_\\@]/u);
      expect(summary).not.toMatch(/[^\P{Cc}\n]|\p{Surrogate}|[\u202a-\u202e\u2066-\u2069\u2028\u2029]/u);
    });
  });
});

describe('what a terminal shows, where every text is hostile', () => {
  it.each([true, false])('has no sequence but our own colours, and no command (colours: %s)', (colour) => {
    forAll((text) => {
      const reports = reportsOf(text);
      const shown = [
        ...reports.map((report) => terminalReport(report, { colour, width: 80 })),
        terminalTable(classOf(reports), { colour, width: 80 }),
        auditTable(auditWith(text), { colour, width: 80 }),
      ].join('\n');
      const plain = colour ? shown.replaceAll(OWN_COLOUR, '') : shown;
      expect(plain).not.toMatch(UNSEEN);
      expect(plain).not.toMatch(COMMAND);
    });
  });

  it('has one line for each student, whatever their names', () => {
    forAll((text) => {
      const table = (name: string): number =>
        terminalTable(classOf(reportsWith(name, { keepsNames: true })), { colour: false, width: 80 })
          .split('\n')
          .filter((line) => line.trim() !== '')
          .findIndex((line) => /^(?:Not graded|For a person to decide|Mistakes by name)/.test(line));
      expect(table(text)).toBe(table(harmless(text)));
    });
  });
});
