import { describe, expect, it } from 'vitest';
import { junitXml } from '../../../../reports/junit/junit-xml.ts';
import { hw2Report } from '../../../fixtures/reports/hw2-report.ts';

const xml = junitXml([hw2Report()]);

describe('junitXml', () => {
  it('counts each status as the format knows it', () => {
    expect(xml).toContain('tests="16" failures="6" errors="2" skipped="2"');
    expect(xml.match(/<failure /gu)).toHaveLength(6);
    expect(xml.match(/<error /gu)).toHaveLength(2);
    expect(xml.match(/<skipped /gu)).toHaveLength(2);
  });

  it('has points as properties, and none where they are not known', () => {
    const [written = ''] = /<testcase name="Which optimizer[^]*?<\/testcase>/u.exec(xml) ?? [];
    expect(written).toContain('name="maxPoints" value="4"');
    expect(written).not.toContain('name="points"');
  });

  it('opens and closes every tag in order, whatever the students wrote', () => {
    const open: string[] = [];
    for (const [, slash, name = '', , own] of xml.matchAll(/<(\/?)([a-z-]+)((?: [a-zA-Z]+="[^"<]*")*)(\/?)>/gu)) {
      if (slash === '/') expect(open.pop()).toBe(name);
      else if (own === '') open.push(name);
    }
    expect(open).toEqual([]);
    expect(xml.replace(/<\/?[a-z-]+(?: [a-zA-Z]+="[^"<]*")*\/?>/gu, '').replace(/^<\?[^>]*>/u, '')).not.toMatch(
      /[<>]/u,
    );
  });

  it('has an error for a submission without a report: nobody is lost', () => {
    const lost = junitXml([hw2Report()], [{ student: 'zoe <lost>', attention: ['The disk is full.'] }]);
    expect(lost).toContain('tests="17" failures="6" errors="3" skipped="2"');
    expect(lost).toContain('<testsuite name="zoe &lt;lost&gt;" tests="1" failures="0" errors="1" skipped="0">');
    expect(lost).toContain('<error message="The disk is full." type="not-graded"></error>');
  });

  it('holds for no submission at all', () => {
    expect(junitXml([])).toContain('tests="0"');
  });
});
