import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAuditPages, createPages, junitXml, loadTemplates } from '../../reports/index.ts';
import { auditReport } from '../fixtures/reports/audit.ts';
import { classSummary, recognisedClass } from '../fixtures/reports/class-summary.ts';
import { experimentReport } from '../fixtures/reports/experiments.ts';
import { hostile } from '../fixtures/reports/hostile.ts';
import { hw2Report } from '../fixtures/reports/hw2-report.ts';
import { blindStart, rateTwice } from '../fixtures/reports/mistakes.ts';
import { sampleLandscapes } from '../fixtures/reports/landscapes.ts';
import { recognisedReport } from '../fixtures/reports/recognised.ts';
import { trainingReport } from '../fixtures/reports/training.ts';
import { complaintsOf, launchChromium } from './chromium.ts';

const folder = mkdtempSync(join(tmpdir(), 'plumbline-pages-'));
const urls = { student: '', class: '', training: '', experiments: '', recognised: '', recognisedClass: '', audit: '' };
let browser: Browser | undefined;

beforeAll(async () => {
  const templates = loadTemplates(fileURLToPath(new URL('../../reports', import.meta.url)));
  const pages = createPages({ templates });
  const report = hw2Report();
  const spiteful = { ...report, submission: { ...report.submission, student: hostile.name } };
  const write = (name: string, html: string): string => {
    writeFileSync(join(folder, name), html);
    return pathToFileURL(join(folder, name)).href;
  };
  urls.student = write('student.html', pages.student(spiteful, sampleLandscapes(), { classPage: 'class.html' }));
  urls.training = write(
    'training.html',
    pages.student(trainingReport(), sampleLandscapes(), { classPage: 'class.html' }),
  );
  urls.experiments = write('experiments.html', pages.student(experimentReport(), sampleLandscapes()));
  urls.recognised = write(
    'recognised.html',
    pages.student(recognisedReport([blindStart, rateTwice]), sampleLandscapes()),
  );
  urls.recognisedClass = write('recognised-class.html', pages.classPage(recognisedClass(60)));
  urls.audit = write('audit.html', createAuditPages({ templates })(auditReport()));
  urls.class = write('class.html', pages.classPage(classSummary(60)));
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Opened {
  readonly page: Page;
  /** What the page complained about: console, script errors, violations of its policy, requests. */
  readonly complaints: readonly string[];
}

async function open(
  url: string,
  options: { readonly width?: number; readonly script?: boolean } = {},
): Promise<Opened> {
  if (browser === undefined) throw new Error('Chromium did not start.');
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: 900 },
    javaScriptEnabled: options.script ?? true,
  });
  const page = await context.newPage();
  const complaints = complaintsOf(page, (asked) => asked === url);
  await page.goto(url);
  return { page, complaints };
}

async function overflow(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

describe('a student page in Chromium', () => {
  it('draws shorter paths and tells another step when the slider moves, and the whole again at its end', async () => {
    const { page, complaints } = await open(urls.student);
    const figure = page.locator('#plot-momentum-bowl');
    const slider = figure.getByRole('slider', { name: 'Step' });
    const path = figure.locator('.path-actual[data-path]');
    const whole = (await path.getAttribute('d')) ?? '';
    expect(await figure.locator('output').textContent()).toMatch(/^Step 40 of 40/u);

    await slider.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await figure.locator('output').textContent()).toMatch(
      /^Step 2 of 40\nexpected \(-?[\d.]+, -?[\d.]+\)\nyours \(/u,
    );
    expect(await path.getAttribute('d')).toMatch(/^M[-\d. ]+L[-\d. ]+L[-\d. ]+$/u);

    await page.keyboard.press('End');
    expect(await path.getAttribute('d')).toBe(whole);
    expect(complaints).toEqual([]);
  });

  it('moves the dots of a function of one variable as well', async () => {
    const { page } = await open(urls.student);
    const figure = page.locator('#plot-waves-stuck');
    await figure.getByRole('slider').fill('3');
    expect((await figure.locator('.path-expected[data-path]').getAttribute('d'))?.match(/h0/gu)).toHaveLength(4);
  });

  it('brings no element in from what a student wrote', async () => {
    const { page, complaints } = await open(urls.student);
    expect(await page.locator('img, iframe, object, script:not(:last-of-type)').count()).toBe(0);
    expect(await page.locator('script').count()).toBe(1);
    expect(await page.locator('h1').textContent()).toContain('<script>alert(1)</script>');
    expect(complaints).toEqual([]);
  });

  it.each([390, 1280])('does not scroll sideways at %i pixels', async (width) => {
    const { page } = await open(urls.student, { width });
    await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true;');
    expect(await overflow(page)).toBe(0);
  });

  it('copies a snippet, or selects it', async () => {
    const { page } = await open(urls.student);
    const button = page.locator('button.copy').first();
    await button.click();
    await page.waitForFunction("['Copied', 'Selected'].includes(document.querySelector('button.copy').textContent)");
    expect(['Copied', 'Selected']).toContain(await button.textContent());
  });

  it('opens a passed check that a link leads to', async () => {
    const { page } = await open(urls.student);
    await page.locator('#plot-gd-matyas').getByRole('link').click();
    await page.locator('#check-gd-trajectory[open]').waitFor();
  });

  it('is complete without its script: whole paths, no slider, no dead button', async () => {
    const { page } = await open(urls.student, { script: false });
    expect(await page.getByRole('slider').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Copy' }).count()).toBe(0);
    expect(await page.locator('#plot-momentum-bowl .path-actual[data-path]').getAttribute('d')).toContain('L');
  });

  it('prints with all details open and without sliders', async () => {
    const { page } = await open(urls.student);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator('details:not([open])').count()).toBe(0);
    expect(await page.getByRole('slider').count()).toBe(0);
  });
});

describe('a page with trainings in Chromium', () => {
  it.each([1280, 360])('shows curves and matrices, and does not scroll sideways, %i pixels wide', async (width) => {
    const { page, complaints } = await open(urls.training, { width });
    await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true");
    expect(await page.locator('.training svg').count()).toBeGreaterThan(3);
    expect(await page.locator('.training table').count()).toBeGreaterThan(0);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    expect(complaints).toEqual([]);
  });
});

describe('pages with recognised mistakes in Chromium', () => {
  it.each([1280, 360])('name them, and do not scroll sideways, %i pixels wide', async (width) => {
    for (const url of [urls.recognised, urls.recognisedClass]) {
      const { page, complaints } = await open(url, { width });
      await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true;');
      expect(await page.getByText(blindStart.name).first().isVisible()).toBe(true);
      expect(await overflow(page)).toBe(0);
      expect(complaints).toEqual([]);
    }
  });

  it('move the third path with the slider', async () => {
    const { page, complaints } = await open(urls.recognised);
    const figure = page.locator('#plot-momentum-bowl');
    const path = figure.locator('svg.inner .path-mistaken');
    const whole = await path.getAttribute('d');
    await figure.getByRole('slider').fill('3');
    expect(await path.getAttribute('d')).toMatch(/^M[-\d. ]+(?:L[-\d. ]+){3}$/u);
    expect(await figure.locator('output').textContent()).toContain(`\nreference with ${blindStart.name}`);
    expect(await figure.locator('[data-now="mistaken"]').getAttribute('visibility')).toBe('visible');
    await figure.getByRole('slider').fill('40');
    expect(await path.getAttribute('d')).toBe(whole);
    expect(complaints).toEqual([]);
  });
});

describe('an audit page in Chromium', () => {
  it.each([1280, 360])('does not scroll sideways, %i pixels wide', async (width) => {
    const { page, complaints } = await open(urls.audit, { width });
    await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true;');
    expect(await overflow(page)).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('opens the part that a link leads to, and prints all of them', async () => {
    const { page } = await open(urls.audit);
    await page.getByRole('link', { name: 'Reference solutions' }).click();
    await page.locator('#section-solutions[open]').waitFor();
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator('details:not([open])').count()).toBe(0);
  });
});

describe('a page with experiments and pictures in Chromium', () => {
  it.each([1280, 360])('shows maps and pictures, and does not scroll sideways, %i pixels wide', async (width) => {
    const { page, complaints } = await open(urls.experiments, { width });
    await page.evaluate("for (const image of document.images) image.loading = 'eager'");
    await page.evaluate('Promise.all([...document.images].map((image) => image.decode()))');
    expect(await page.evaluate('[...document.images].map((image) => image.naturalWidth)')).toEqual([64, 640, 16, 1200]);
    expect(await page.getByRole('img', { name: /: end of descent, yours /u }).count()).toBe(3);
    expect(await overflow(page)).toBe(0);
    // The pictures lie in the page itself.
    expect(complaints.filter((complaint) => !complaint.startsWith('request: data:image/'))).toEqual([]);
  });
});

describe('a class page in Chromium', () => {
  it('sorts its table by a column, up and down', async () => {
    const { page, complaints } = await open(urls.class);
    const failed = async (): Promise<number[]> =>
      (await page.locator('.students tbody td:nth-child(4)').allTextContents()).map(Number);
    const button = page.getByRole('button', { name: 'Failed' });
    await button.click();
    const up = await failed();
    expect(up).toEqual(up.toSorted((a, b) => a - b));
    await button.click();
    expect(await failed()).toEqual(up.toSorted((a, b) => b - a));
    expect(await page.locator('.students th[aria-sort]').textContent()).toBe('Failed');
    expect(complaints).toEqual([]);
  });

  it('does not scroll sideways on a phone', async () => {
    const { page } = await open(urls.class, { width: 390 });
    expect(await overflow(page)).toBe(0);
  });
});

describe('JUnit XML in Chromium', () => {
  it('is well formed, whatever the students wrote', async () => {
    const { page } = await open(urls.class);
    const report = hw2Report();
    const xml = junitXml([{ ...report, submission: { ...report.submission, student: hostile.name } }]);
    const source = JSON.stringify(xml);
    const root = await page.evaluate(
      `new DOMParser().parseFromString(${source}, 'application/xml').documentElement.tagName`,
    );
    expect(root).toBe('testsuites');
  });
});
