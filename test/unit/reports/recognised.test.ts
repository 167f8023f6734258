import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Mistake } from '../../../grader/model/mistake.ts';
import type { Report } from '../../../grader/model/report.ts';
import {
  createPages,
  githubAnnotations,
  githubSummary,
  junitXml,
  loadTemplates,
  terminalReport,
  terminalTable,
} from '../../../reports/index.ts';
import { classSummary, recognisedClass, rowOf } from '../../fixtures/reports/class-summary.ts';
import { hostile } from '../../fixtures/reports/hostile.ts';
import { sampleLandscapes } from '../../fixtures/reports/landscapes.ts';
import { blindStart, rateTwice, textsOf } from '../../fixtures/reports/mistakes.ts';
import { recognisedReport } from '../../fixtures/reports/recognised.ts';

const pages = createPages({
  templates: loadTemplates(fileURLToPath(new URL('../../../reports', import.meta.url))),
});
const landscapes = sampleLandscapes();
const wide = { colour: false, width: 400 };
const page = (report: Report): string => pages.student(report, landscapes);
/** What a student may read of their report. */
const forStudents = {
  page,
  terminal: (report: Report): string => terminalReport(report, wide),
  junit: (report: Report): string => junitXml([report]),
  annotations: (report: Report): string => githubAnnotations([report]),
  summary: (report: Report): string =>
    githubSummary({ ...classSummary(0, report), rows: [rowOf(report, 'students/x')] }),
};
const renderers = Object.entries(forStudents);
const plainText = (text: string): string =>
  text.replace(/&#(\d+);/gu, (_, code: string) => String.fromCharCode(Number(code)));

describe('a recognised mistake', () => {
  it.each(renderers)('is named with its sentence to the student, and not the one to the teacher: %s', (_, render) => {
    const text = plainText(render(recognisedReport([blindStart, rateTwice])));
    for (const { name, student, teacher } of [blindStart, rateTwice]) {
      expect(text).toContain(name);
      expect(text).toContain(student);
      expect(text).not.toContain(teacher);
    }
  });

  it.each(renderers)('is in no word of what a student reads where it is for staff only: %s', (_, render) => {
    const text = plainText(render(recognisedReport([blindStart, rateTwice], 'staff')));
    for (const secret of [...textsOf(blindStart), ...textsOf(rateTwice), '3.1e-15']) expect(text).not.toContain(secret);
  });

  it('stands above the numbers of its check, with how sure it is', () => {
    const check =
      /<article class="check[^>]* id="check-momentum-trajectory">[^]*?<\/article>/u.exec(
        page(recognisedReport()),
      )?.[0] ?? '';
    const order = [
      'Recognised:',
      blindStart.name,
      blindStart.student,
      'all 100 answers',
      'Parts from the reference',
      '<table',
    ];
    expect(order.map((text) => check.indexOf(text))).toEqual(
      order.map((text) => check.indexOf(text)).toSorted((a, b) => a - b),
    );
    for (const text of order) expect(check).toContain(text);
  });

  it('comes first among the words of what to fix', () => {
    const list = /<section class="fix-first"[^]*?<\/section>/u.exec(page(recognisedReport()))?.[0] ?? '';
    expect(list).toContain(`<bdi>${blindStart.name}</bdi>:</strong> <a href="#check-momentum-trajectory">`);
    expect(list.indexOf(blindStart.name)).toBeLessThan(list.indexOf('Parts from the reference'));
    expect(terminalReport(recognisedReport(), wide)).toMatch(
      /-8 {4}velocity starts at the first gradient: Momentum, 40 steps on the bowl$/mu,
    );
  });

  it('is one thing to fix in all checks that it failed, each with its own words', () => {
    const report = recognisedReport();
    const checks = report.checks.map((check) =>
      check.id === 'monkey.derivative' ? { ...check, mistakes: [blindStart] } : check,
    );
    const text = terminalReport({ ...report, checks }, wide);
    expect(text).toContain(
      '-10   velocity starts at the first gradient: Momentum, 40 steps on the bowl (and 1 more check',
    );
    expect(text.match(/Recognised:/gu)).toHaveLength(1);
    expect(text).toMatch(/The same mistake:\n {2}✗ Monkey saddle, derivative [^\n]+\n\s+dy has the wrong sign\./u);
  });

  it('has its path as a third line, in the legend and under the slider', () => {
    const figure =
      /<figure class="plot[^>]* id="plot-momentum-bowl">[^]*?<\/figure>/u.exec(page(recognisedReport()))?.[0] ?? '';
    expect(figure.match(/ data-path="mistaken"/gu)).toHaveLength(1);
    expect(figure.match(/ data-now="mistaken"/gu)).toHaveLength(1);
    expect(figure).toContain(`reference with <bdi>${blindStart.name}</bdi></span></li>`);
    expect(figure).toMatch(/Step 40 of 40\nexpected [^\n]+\nyours [^\n]+\nreference with velocity/u);
  });

  it('leaves neither line nor data of its path where it is for staff only', () => {
    const shown = page(recognisedReport());
    const hidden = page(recognisedReport([blindStart], 'staff'));
    const main = (html: string): string => /<main>[^]*<\/main>/u.exec(html)?.[0] ?? '';
    expect(main(shown)).toContain('mistaken');
    // The symbol of a third path is the same on every page.
    expect(main(hidden).replace('<symbol id="mark-mistaken"', '')).not.toContain('mistaken');
    expect(main(hidden)).not.toMatch(/recognised/iu);
    expect(main(hidden)).not.toContain('reference with');
  });

  it('makes a page for staff only the same as one on which nothing was recognised', () => {
    const report = recognisedReport([blindStart], 'staff');
    const none = recognisedReport([]);
    for (const [, render] of renderers) expect(render(report)).toBe(render(none));
  });

  it.each(renderers)('is hostile text like any other: %s', (name, render) => {
    const spiteful: Mistake = {
      id: hostile.name,
      name: `${hostile.name}\n::error::x`,
      student: `${hostile.message}\n::error::y##[z]`,
      teacher: hostile.message,
      evidence: { answers: 3, difference: `<q"><q '=\n::error::` },
    };
    const text = render(recognisedReport([spiteful, { ...spiteful, id: 'other' }]));
    expect(text).not.toMatch(/[\u0000-\u0008\u001b]/u);
    if (name !== 'junit') expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/u);
    if (name === 'page') expect(text.match(/<(?:script|img|q)\b/gu)).toHaveLength(1);
    if (name === 'junit') expect(text).not.toMatch(/<(?:script|img|q)/u);
    if (name === 'summary') expect(text).not.toMatch(/<(?:script|img|q)|\|'|`/u);
    if (name === 'annotations' || name === 'terminal') expect(text).not.toMatch(/^\s*::error::[xy]|##\[/mu);
  });
});

describe('a class with recognised mistakes', () => {
  it.each(['everyone', 'staff'] as const)(
    'names them with the sentence to the teacher, though shown to %s',
    (shownTo) => {
      const summary = recognisedClass(12);
      const told = {
        ...summary,
        assignment: { ...summary.assignment, ...(shownTo === 'staff' && { mistakesShownTo: shownTo }) },
      };
      const html = pages.classPage(told);
      const table = terminalTable(told, wide);
      for (const text of [html, table]) {
        expect(text).toContain('Mistakes by name');
        expect(text).toContain(blindStart.teacher);
        expect(text).not.toContain(blindStart.student);
      }
      expect(html.includes('Students do not see these names.')).toBe(shownTo === 'staff');
    },
  );

  it('tells the log of a CI run, which students read, what they may know', () => {
    const summary = recognisedClass(12);
    const log = { ...wide, isReadByStudents: true };
    expect(terminalTable(summary, log)).toContain(blindStart.student);
    expect(terminalTable(summary, log)).not.toContain(blindStart.teacher);
    const hidden = { ...summary, assignment: { ...summary.assignment, mistakesShownTo: 'staff' as const } };
    for (const secret of textsOf(blindStart)) expect(terminalTable(hidden, log)).not.toContain(secret);
  });

  it('has no such part where nothing was recognised', () => {
    const summary = classSummary(12);
    expect(pages.classPage(summary)).not.toContain('Mistakes by name');
    expect(terminalTable(summary, wide)).not.toContain('Mistakes by name');
    expect(githubSummary(summary)).not.toContain('Mistake by name');
  });

  it('links each failed check to the names, and every link leads somewhere', () => {
    const html = pages.classPage(recognisedClass(40));
    const ids = [...html.matchAll(/ id="([^"]+)"/gu)].map(([, id]) => id);
    const links = [...html.matchAll(/ href="#([^"]+)"/gu)].map(([, id]) => id);
    expect(links).toContain('mistake-1');
    for (const link of links) expect(ids).toContain(link);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('escapes them', () => {
    const spiteful: Mistake = { ...blindStart, id: `<q">`, name: `<q'>`, teacher: '<q>`<q>`', student: '<q>' };
    const html = pages.classPage(recognisedClass(12, spiteful, { ...spiteful, name: hostile.name }));
    expect(html).toContain('&lt;q');
    expect(html).not.toMatch(/<q|<script>alert|\u202e/u);
  });
});
