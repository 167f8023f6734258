import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../../grader/model/report.ts';
import { createPages, loadTemplates } from '../../../../reports/index.ts';
import { classSummary } from '../../../fixtures/reports/class-summary.ts';
import { experimentReport } from '../../../fixtures/reports/experiments.ts';
import { hw2Report, manyPlots } from '../../../fixtures/reports/hw2-report.ts';
import { hostile } from '../../../fixtures/reports/hostile.ts';
import { sampleLandscapes } from '../../../fixtures/reports/landscapes.ts';
import { trainingReport } from '../../../fixtures/reports/training.ts';

const templates = loadTemplates(fileURLToPath(new URL('../../../../reports', import.meta.url)));
const pages = createPages({ templates });
const landscapes = sampleLandscapes();
const page = pages.student(hw2Report(), landscapes);

/** Adds a text to every string of a report that a submission can bring along. */
function spoiled(report: Report, text: string): Report {
  const checks = report.checks.map((check) => ({
    ...check,
    message: check.message + text,
    printed: text,
    notes: [text],
    ...(check.finding === undefined
      ? {}
      : {
          finding: JSON.parse(JSON.stringify(check.finding), (key, value: unknown) =>
            typeof value === 'string' && key !== 'kind' ? value + text : value,
          ) as typeof check.finding,
        }),
    plots: check.plots.map((plot) => ({ ...plot, title: text, settings: [{ name: text, text }] })),
  }));
  const files = report.submission.files.map((file) => ({ ...file, path: text }));
  return {
    ...report,
    checks,
    submission: { ...report.submission, student: text, files },
    helps: [{ kind: 'x', message: text }],
  };
}

describe('templates', () => {
  it('never write a value unescaped', () => {
    for (const text of [...Object.values(templates.pages), ...Object.values(templates.partials)]) {
      expect(text).not.toMatch(/\{\{\{|\{\{\s*&/u);
    }
  });

  it('carry no style or handler in a tag, which the policy would forbid', () => {
    expect(page).not.toMatch(/<[^>]+ (?:style|on\w+)=/u);
  });
});

describe('a student page', () => {
  it('escapes whatever a submission brings, in every place', () => {
    const report = hw2Report();
    const small = { ...report, checks: report.checks.slice(2, 7) };
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
        const html = pages.student(spoiled(small, `<q${text}"><q '=`), landscapes);
        expect(html).not.toMatch(/<q/u);
        expect(html).not.toMatch(/"><q/u);
        expect(html).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u0000-\u0008\u001b]/u);
      }),
      { numRuns: 40 },
    );
  });

  it('links to nobody’s page who has none', () => {
    const summary = classSummary(3);
    const row = {
      student: 'zoe',
      folder: 'zoe-folder',
      total: { points: null, maxPoints: summary.maxPoints, earned: 0, undecided: [] },
      checks: [],
      attention: ['The disk is full.'],
    };
    const html = pages.classPage({ ...summary, rows: [...summary.rows, row] });
    expect(html.match(/<bdi>zoe<\/bdi>/gu)).toHaveLength(2);
    expect(html).not.toContain('zoe-folder');
    expect(html).toContain('The disk is full.');
  });

  it('escapes every text of curves, matrices and figures', () => {
    const text = `<q"><q '=`;
    const spoil = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value), (key, inner: unknown) =>
        typeof inner === 'string' && !['kind', 'who', 'status', 'visibility', 'language', 'source'].includes(key)
          ? inner + text
          : inner,
      );
    for (const report of [trainingReport(), experimentReport()]) {
      const html = pages.student(spoil(report) as Report, landscapes);
      expect(html).toContain('&lt;q');
      expect(html).not.toMatch(/<q/u);
      expect(html).not.toMatch(/"><q/u);
    }
  });

  it('shows experiments, and links to them and to the pictures of the notebook', () => {
    const html = pages.student(experimentReport(), landscapes);
    expect(html.match(/<figure class="heat-map"/gu)).toHaveLength(4);
    expect(html.match(/<figure class="curves-plot"/gu)).toHaveLength(4);
    expect(html.match(/<pattern /gu)).toHaveLength(1);
    expect(html).not.toContain('id="trainings"');
    for (const anchor of ['experiment-experiment-grid', 'picture-cell-5', 'pictures']) {
      expect(html).toContain(`href="#${anchor}"`);
      expect(html).toContain(`id="${anchor}"`);
    }
  });

  it('has an axis and a name for each map, and no anchor twice', () => {
    const html = pages.student(experimentReport(), landscapes);
    const ids = [...html.matchAll(/ id="([^"]+)"/gu)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, labels = ''] of html.matchAll(/aria-labelledby="([^"]+)"/gu))
      for (const label of labels.split(' ')) expect(ids).toContain(label);
  });

  it('shows the pictures of a notebook as they are, and loads nothing for it', () => {
    const html = pages.student(experimentReport(), landscapes);
    const images = [...html.matchAll(/<img [^>]+>/gu)].map(([image]) => image);
    expect(images).toHaveLength(4);
    for (const image of images)
      expect(image).toMatch(
        /^<img src="data:image\/(?:png|jpeg);base64,[A-Za-z0-9+/]+(?:&#x3D;){0,2}" width="\d+" height="\d+" alt="Picture that [^"]+" loading="lazy" decoding="async">$/u,
      );
    expect(page).not.toContain('<img');
  });

  it('stays small with maps of 50 by 40 results', () => {
    const report = experimentReport();
    const html = pages.student(
      { ...report, checks: report.checks.filter(({ id }) => id === 'experiment.grid') },
      landscapes,
    );
    const figure = /<figure class="heat-map"[^]*?<\/figure>/u.exec(html)?.[0] ?? '';
    expect(figure.length).toBeGreaterThan(5_000);
    expect(figure.length).toBeLessThan(40_000);
  });

  it('shows curves, matrices and figures of a training, and where they come from', () => {
    const html = pages.student(trainingReport(), landscapes);
    expect(html.match(/<figure class="curves-plot"/gu)).toHaveLength(12);
    expect(html.match(/<figure class="confusion"/gu)).toHaveLength(2);
    expect(html).toContain('<dt><bdi>accuracy, other rows</bdi></dt><dd><bdi>0.74</bdi></dd>');
    expect(html).toContain('href="#training-network-training"');
    expect(html).toContain('id="training-network-training"');
    // Near the curves and among the environment.
    expect(html.match(/of the grader&#x27;s own making/gu)).toHaveLength(2);
    expect(html).not.toContain(hostile.name);
  });

  it('has no section of trainings where nothing was trained', () => {
    expect(page).not.toContain('id="trainings"');
  });

  it('lets each row of a long matrix stand on its own line, in its own box', () => {
    const html = pages.student(trainingReport(), landscapes);
    expect(html).toMatch(/<code class="long-value" tabindex="0">np\.array\(\[\[[^\]]+\],\n {10}\[/u);
    expect(html).toContain('<td><code>0.01</code></td>');
  });

  it('lets only its own style and script run', () => {
    for (const [tag, directive] of [
      ['style', 'style-src'],
      ['script', 'script-src'],
    ] as const) {
      const inline = new RegExp(`<${tag}>([^]*)</${tag}>`, 'u').exec(page)?.[1] ?? 'none';
      const hash = createHash('sha256').update(inline).digest('base64').replaceAll('=', '&#x3D;');
      expect(page).toContain(`${directive} &#x27;sha256-${hash}&#x27;`);
    }
  });

  it('lists what to fix first by points lost, and links to each', () => {
    const list = /<section class="fix-first"[^]*?<\/section>/u.exec(page)?.[0] ?? '';
    const links = [...list.matchAll(/href="#([^"]+)"/gu)].map(([, anchor = '']) => anchor);
    expect(links[0]).toBe('check-momentum-trajectory');
    for (const anchor of links) expect(page).toContain(`id="${anchor}"`);
  });

  it('says why there are no points yet', () => {
    expect(page).toContain('<strong>not known yet</strong>');
    expect(page).toContain('20 of 64 points are certain.');
  });

  it('gives no grade when only public checks were run', () => {
    const total = { points: 20, maxPoints: 20, earned: 20, undecided: [] };
    const publicOnly = pages.student(hw2Report({ scope: 'public', total }), landscapes);
    expect(publicOnly).toContain('checks run: public only, no grade');
    expect(publicOnly).not.toContain('20 of 20');
  });

  it('labels a check without points', () => {
    expect(page).toContain('shown, not scored');
  });

  it('draws each landscape once, however many plots show it', () => {
    const many = pages.student(manyPlots(), landscapes);
    expect(many.match(/<figure/gu)).toHaveLength(13);
    expect(many.match(/<symbol id="landscape-/gu)).toHaveLength(5);
  });

  it('stays below 400 KB with 13 plots', () => {
    expect(Buffer.byteLength(pages.student(manyPlots(), landscapes))).toBeLessThan(400_000);
  });

  it('leaves out plots whose landscape is not at hand', () => {
    expect(pages.student(hw2Report(), new Map())).not.toContain('<figure');
  });

  it('links to the class page when there is one', () => {
    expect(pages.student(hw2Report(), landscapes, { classPage: '../index.html' })).toContain('href="../index.html"');
    expect(page).not.toContain('All students');
  });

  it('is the same text for the same report', () => {
    expect(createPages({ templates }).student(hw2Report(), landscapes)).toBe(page);
  });
});

describe('a class page', () => {
  it('links to the page of each student', () => {
    const html = pages.classPage(classSummary(5), { studentPage: 'report.html' });
    for (let number = 1; number <= 5; number += 1)
      expect(html).toContain(`href="./students/s%20${number}/report.html"`);
  });

  it('shows no totals when only public checks were run', () => {
    const html = pages.classPage({ ...classSummary(5), scope: 'public' });
    expect(html).toContain('There are no grades.');
    expect(html).not.toContain('class="histogram"');
    expect(html).toContain('no grade');
  });

  it('holds a class of a thousand', () => {
    const html = pages.classPage(classSummary(1000));
    expect(html.match(/<tr><th scope="row">/gu)?.length).toBeGreaterThanOrEqual(1000);
    expect(Buffer.byteLength(html)).toBeLessThan(2_000_000);
  });

  it('works for a class of nobody', () => {
    expect(pages.classPage(classSummary(0))).toContain('0 students');
  });
});
