import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAuditPages, createPages, junitXml, loadTemplates } from '../../reports/index.ts';
import { sampleLandscapes } from '../fixtures/reports/landscapes.ts';
import { harmless } from '../unit/reports/hostile/markup.ts';
import { nastyTexts } from '../unit/reports/hostile/nasty-texts.ts';
import { auditWith, classOf, reportsWith } from '../unit/reports/hostile/reports.ts';
import { complaintsOf, launchChromium } from './chromium.ts';

const folder = mkdtempSync(join(tmpdir(), 'plumbline-hostile-'));
const templates = loadTemplates(fileURLToPath(new URL('../../reports', import.meta.url)));
const pages = createPages({ templates });
const auditPages = createAuditPages({ templates });
let browser: Browser | undefined;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Elements with the names of their attributes, in order; emphasis that is made of backticks is left out. */
const STRUCTURE = `[...document.querySelectorAll('*:not(code)')]
  .map((element) => [element.tagName, ...[...element.attributes].map(({ name }) => name)].join(' '))`;

/** As the browser reads it once its scripts have run, and all that happened: dialogs, requests, errors. */
async function read(name: string, html: string): Promise<{ structure: unknown; happened: readonly string[] }> {
  if (browser === undefined) throw new Error('Chromium did not start.');
  const path = join(folder, name);
  writeFileSync(path, html);
  const url = pathToFileURL(path).href;
  const page = await browser.newPage();
  const happened = complaintsOf(page, (asked) => asked === url || asked.startsWith('data:image/'));
  await page.goto(url);
  await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true;');
  const structure: unknown = await page.evaluate(STRUCTURE);
  await page.close();
  return { structure, happened };
}

function pagesWith(text: string): Readonly<Record<string, string>> {
  const reports = reportsWith(text, { keepsNames: true });
  const landscapes = sampleLandscapes();
  return {
    ...Object.fromEntries(
      reports.map((report, index) => [
        `student-${index}`,
        pages.student(report, landscapes, { classPage: 'class.html' }),
      ]),
    ),
    class: pages.classPage(classOf(reports)),
    audit: auditPages(auditWith(text)),
  };
}

/** All of them, half at a time: a browser is slow. */
const groups = [0, 1].map((part) =>
  nastyTexts.filter((text, index) => index % 2 === part && text.length < 1000).join(' '),
);

describe('pages in which every text is hostile, in Chromium', { timeout: 300_000 }, () => {
  it.each(groups)('are built like harmless ones; nothing runs, asks or loads: %j', async (text) => {
    const plain = pagesWith(harmless(text));
    for (const [name, html] of Object.entries(pagesWith(text))) {
      const { structure, happened } = await read(`${name}.html`, html);
      expect(happened).toEqual([]);
      expect(structure).toEqual((await read(`${name}-plain.html`, plain[name] ?? '')).structure);
    }
  });
});

describe('JUnit XML in which every text is hostile, in Chromium', () => {
  it.each(groups)('is well formed: %j', async (text) => {
    if (browser === undefined) throw new Error('Chromium did not start.');
    const page = await browser.newPage();
    const tagsOf = (xml: string): Promise<unknown> =>
      page.evaluate(
        `[...new DOMParser().parseFromString(${JSON.stringify(xml)}, 'application/xml').querySelectorAll('*')].map(({ tagName }) => tagName)`,
      );
    const tags = await tagsOf(junitXml(reportsWith(text, { keepsNames: false })));
    expect(tags).not.toContain('parsererror');
    expect(tags).toEqual(await tagsOf(junitXml(reportsWith(harmless(text), { keepsNames: false }))));
    await page.close();
  });
});
