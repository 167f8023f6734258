import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { AuditReport } from '../../../../grader/model/audit-report.ts';
import { createAuditPages, loadTemplates } from '../../../../reports/index.ts';
import { auditReport, holdingAudit } from '../../../fixtures/reports/audit.ts';

const page = createAuditPages({
  templates: loadTemplates(fileURLToPath(new URL('../../../../reports', import.meta.url))),
});
const html = page(auditReport());

describe('an audit page', () => {
  it('says at its top whether the assignment holds', () => {
    expect(html).toContain('<strong>Falls short in 3 of 5 questions; 1 was not asked.</strong>');
    expect(page(holdingAudit())).toContain('<strong>Holds in all 5 questions; 1 was not asked.</strong>');
  });

  it('shows what falls short first and open, and closes what holds', () => {
    const parts = [...html.matchAll(/<(section|details) class="part[^>]* id="section-([^"]+)"/gu)];
    expect(parts.map(([, tag, id]) => [tag, id])).toEqual([
      ['section', 'stubs'],
      ['section', 'misconceptions'],
      ['section', 'mutants'],
      ['details', 'solutions'],
      ['details', 'right-in-other-words'],
      ['details', 'false-failures'],
    ]);
    expect(page(holdingAudit())).not.toContain('<section class="part');
  });

  it('shows the line of code, where it stands and the checks', () => {
    expect(html).toContain('<code><bdi>corrected &#x3D; first / (1 - beta1 ** (t - 1))</bdi></code>');
    expect(html).toContain('solution.py, line 41');
    expect(html).toContain('Checks <code>adam.one-step</code>, <code>adam.trajectory</code>');
  });

  it('draws counts as bars, and none of nothing', () => {
    expect(html).toContain(
      '<rect class="tally-are" width="97.6" height="4"/></svg> <span class="number">40 of 41</span>',
    );
    const [section] = auditReport().sections;
    if (section === undefined) throw new Error('no section');
    const empty = { ...section, counts: [{ name: 'starters', of: 0, are: 0 }] };
    expect(page(auditReport({ sections: [empty] }))).toContain(
      'width="0" height="4"/></svg> <span class="number">0 of 0',
    );
  });

  it('has every link lead somewhere, and no anchor twice', () => {
    const ids = [...html.matchAll(/ id="([^"]+)"/gu)].map(([, id]) => id);
    for (const [, link] of html.matchAll(/ href="#([^"]+)"/gu)) expect(ids).toContain(link);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('escapes every text of an audit', () => {
    const text = `<q"><q '= \u202e\u001b[2J`;
    const spoiled = JSON.parse(JSON.stringify(auditReport()), (key, value: unknown) =>
      typeof value === 'string' && !['kind', 'verdict', 'id'].includes(key) ? value + text : value,
    ) as AuditReport;
    const spoiledPage = page({ ...spoiled, assignment: { ...spoiled.assignment, id: text } });
    expect(spoiledPage).toContain('&lt;q');
    expect(spoiledPage).not.toMatch(/<q|"><q|[\u202a-\u202e\u001b]/u);
  });

  it('holds an audit without sections', () => {
    expect(page(auditReport({ sections: [] }))).toContain('Nothing could be asked.');
  });
});
