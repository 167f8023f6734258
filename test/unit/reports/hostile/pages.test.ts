import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAuditPages, createPages, loadTemplates } from '../../../../reports/index.ts';
import { sampleLandscapes } from '../../../fixtures/reports/landscapes.ts';
import { harmless, markupOf } from './markup.ts';
import { nastyTexts } from './nasty-texts.ts';
import { auditWith, classOf, reportsWith } from './reports.ts';

const templates = loadTemplates(fileURLToPath(new URL('../../../../reports', import.meta.url)));
const pages = createPages({ templates });
const auditPages = createAuditPages({ templates });
/** As pages were if a template wrote one message as it is. */
const careless = createPages({
  templates: {
    ...templates,
    partials: { ...templates.partials, check: `{{{title}}}${templates.partials['check'] ?? ''}` },
  },
});
const landscapes = sampleLandscapes();

/** Every page that there is, with this text in every place. */
function pagesWith(text: string, keepsNames: boolean): readonly string[] {
  const reports = reportsWith(text, { keepsNames });
  return [
    ...reports.map((report) => pages.student(report, landscapes, { classPage: '../index.html' })),
    pages.classPage(classOf(reports)),
    auditPages(auditWith(text)),
  ];
}

function mustBeTheSame(text: string, keepsNames: boolean): void {
  const plain = pagesWith(harmless(text), keepsNames).map(markupOf);
  for (const [index, page] of pagesWith(text, keepsNames).entries()) {
    const { tags, links, between, own } = markupOf(page);
    expect(tags).toEqual(plain[index]?.tags);
    expect(own).toEqual(plain[index]?.own);
    expect(between).not.toMatch(/[<>"]/u);
    for (const link of links)
      expect(link).toMatch(/^(?:#[\w-]*|\.{1,2}\/[^:&]*|data:image\/(?:png|jpeg);base64,[\w+/&;=#]*)$/u);
    // Nothing acts without being seen: other controls, halves of pairs, and what turns text around.
    expect(page).not.toMatch(/[^\P{Cc}\t\n]|\p{Surrogate}|[\u202a-\u202e\u2066-\u2069\u2028\u2029]/u);
  }
}

/** Some at a time: a page is long. */
const groups: readonly string[] = Array.from({ length: Math.ceil(nastyTexts.length / 4) }, (_, index) =>
  nastyTexts.slice(4 * index, 4 * index + 4).join(' '),
);

describe('pages in which every text is hostile', { timeout: 300_000 }, () => {
  it.each(groups)('have the tags of harmless ones: %j', (text) => {
    mustBeTheSame(text, true);
  });

  it('have them also where ids and titles of the assignment are hostile', () => {
    for (const text of groups.slice(0, 6)) mustBeTheSame(text, false);
  });

  it('would not, if a template wrote a text as it is', () => {
    const [report] = reportsWith('<b>', { keepsNames: true });
    const [plain] = reportsWith(harmless('<b>'), { keepsNames: true });
    if (report === undefined || plain === undefined) throw new Error('no reports');
    expect(markupOf(careless.student(report, landscapes)).tags).not.toEqual(
      markupOf(careless.student(plain, landscapes)).tags,
    );
  });

  it('have them for any text', () => {
    const markup = fc.string({
      unit: fc.constantFrom('<', '>', '"', "'", '`', '&', ';', '#', '/', '=', '{', '}', 'x', '\n', '!', '-'),
    });
    const any = fc.oneof(markup, fc.string({ unit: 'binary' }), fc.constantFrom(...nastyTexts));
    fc.assert(
      fc.property(any, any, (one, other) => {
        mustBeTheSame(one + other, true);
      }),
      { numRuns: 6 },
    );
  });
});
