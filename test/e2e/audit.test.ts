import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AuditReport } from '../../grader/model/audit-report.ts';
import { grade, newFolder } from './run-grade.ts';

/** An audit of which only some questions were asked. */
function auditIn(out: string, id: string): AuditReport {
  return JSON.parse(readFileSync(join(out, 'audit/selected', id, 'audit.json'), 'utf8')) as AuditReport;
}

describe('grade audit', () => {
  it('prints a table, and writes a page and its data, of the questions that are asked', async () => {
    const out = newFolder();
    const { code, stdout, stderr } = await grade([
      ...['audit', 'optimizer-class', '--only', 'solutions,false-failures', '--only', 'stubs', '--out', out],
    ]);
    const report = auditIn(out, 'optimizer-class');
    expect(report.sections.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['solutions', 'holds'],
      ['stubs', 'holds'],
      ['false-failures', 'not-asked'],
    ]);
    expect(code).toBe(0);
    for (const { title } of report.sections) expect(stdout).toContain(title);
    expect(stderr).toContain('[3/3] optimizer-class, Right solutions that fail by chance: not asked');
    expect(readFileSync(join(out, 'audit/selected/optimizer-class/index.html'), 'utf8')).toContain('<!doctype html>');
    // Some answers must not take the place of a whole audit.
    expect(readdirSync(join(out, 'audit'))).toEqual(['selected']);
  }, 120_000);

  it('gives the same audit for the same seed, whatever the number of workers', async () => {
    const texts = await Promise.all(
      ['1', '3'].map(async (jobs) => {
        const out = newFolder();
        const asked = [
          'audit',
          'adam-variables',
          '--only',
          'solutions,stubs',
          '--seed',
          '7',
          '--jobs',
          jobs,
          '--out',
          out,
          '--json',
        ];
        const { stdout } = await grade(asked);
        expect(JSON.parse(stdout)).toEqual([auditIn(out, 'adam-variables')]);
        return stdout;
      }),
    );
    expect(texts[0]).toBe(texts[1]);
  }, 120_000);

  it('stops soon when it is told to, and leaves nothing behind', async () => {
    for (const section of ['misconceptions', 'mutants']) {
      const [out, temporary] = [newFolder(), newFolder()];
      const { code, stderr } = await grade(['audit', 'hw2', '--only', section, '--out', out], {
        stopAfterMs: 4000,
        environment: { TMPDIR: temporary },
      });
      expect(code).toBe(2);
      expect(stderr).toMatch(/Stopped: no audit was finished, and none was written\.\n$/);
      expect(readdirSync(temporary)).toEqual([]);
      expect(readdirSync(out)).toEqual([]);
    }
  }, 60_000);

  it('names the nearest question and the nearest assignment', async () => {
    const section = await grade(['audit', 'hw2', '--only', 'stub']);
    expect(section).toMatchObject({ code: 2 });
    expect(section.stderr).toContain('Did you mean stubs?');
    const assignment = await grade(['audit', 'hw3', '--only', 'stubs']);
    expect(assignment).toMatchObject({ code: 2 });
    expect(assignment.stderr).toContain('Did you mean "hw2"?');
  });
});
