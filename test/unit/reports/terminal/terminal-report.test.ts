import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { width as columns } from '../../../../reports/terminal/columns.ts';
import { terminalReport } from '../../../../reports/terminal/terminal-report.ts';
import { check } from '../../../fixtures/reports/checks.ts';
import { hw2Report } from '../../../fixtures/reports/hw2-report.ts';
import { trainingReport } from '../../../fixtures/reports/training.ts';

describe('terminalReport', () => {
  const plain = terminalReport(hw2Report(), { colour: false, width: 100 });

  it('tells first what costs most', () => {
    expect(plain.indexOf('-8')).toBeLessThan(plain.indexOf('-6'));
    expect(plain.indexOf('What to fix first')).toBeLessThan(plain.indexOf('run again'));
  });

  it('has no control character without colour', () => {
    expect(plain).not.toMatch(/[^\P{Cc}\n]/u);
  });

  it('with colour differs by nothing but colour', () => {
    const coloured = terminalReport(hw2Report(), { colour: true, width: 100 });
    expect(coloured).not.toBe(plain);
    expect(stripVTControlCharacters(coloured)).toBe(plain);
  });

  it('keeps its tables within a narrow terminal', () => {
    const lines = terminalReport(hw2Report(), { colour: false, width: 60 }).split('\n');
    for (const line of lines.filter((text) => text.includes('theta after')))
      expect(columns(line)).toBeLessThanOrEqual(60);
  });

  it('tells what was measured on one line, or not at all', () => {
    const figures = [{ name: 'accuracy', text: '0.74' }];
    const text = (width: number, more: typeof figures = []): string =>
      terminalReport(hw2Report({ checks: [check({ id: 'a', figures: [...figures, ...more] })] }), {
        colour: false,
        width,
      });
    expect(text(80)).toContain('measured   accuracy 0.74\n');
    expect(text(80, [{ name: 'x', text: '1'.repeat(80) }])).not.toContain('measured');
    expect(text(24)).not.toContain('measured');
  });

  it('says that a data set was made up, and nothing where none was', () => {
    expect(terminalReport(trainingReport(), { colour: false, width: 80 })).toContain(
      'Data sets\n  Red Wine Quality was not to be had',
    );
    expect(plain).not.toContain('Data sets');
  });

  it('gives no grade when only public checks were run', () => {
    const text = terminalReport(hw2Report({ scope: 'public' }), { colour: false, width: 80 });
    expect(text).toContain('checks run: public only, no grade');
  });
});
