import { describe, expect, it } from 'vitest';
import { namedMistakes } from '../../../../reports/pages/named-mistakes.ts';
import { recognisedClass } from '../../../fixtures/reports/class-summary.ts';
import { blindStart, rateTwice } from '../../../fixtures/reports/mistakes.ts';

const link = ({ student }: { readonly student: string }) => ({ student, href: './x' });

describe('namedMistakes', () => {
  it('names everyone, also of many: some at a glance, the rest on demand', () => {
    const { mistakes } = namedMistakes(recognisedClass(200), link);
    const [often] = mistakes;
    expect(mistakes.map(({ id }) => id)).toEqual([blindStart.id, rateTwice.id]);
    expect(often?.students).toHaveLength(25);
    expect(often?.more.length).toBeGreaterThan(20);
    expect(often?.moreCount).toBe(often?.more.length);
    expect(often?.count).toBe(`${25 + (often?.moreCount ?? 0)} students`);
    const names = [...(often?.students ?? []), ...(often?.more ?? [])].map(({ student }) => student);
    expect(new Set(names).size).toBe(names.length);
  });

  it('hides nobody of a few', () => {
    const [often] = namedMistakes(recognisedClass(40), link).mistakes;
    expect(often?.moreCount).toBe(0);
    expect(often?.count).toBe(`${often?.students.length ?? 0} students`);
  });

  it('knows where on the page each is', () => {
    const { mistakes, anchors } = namedMistakes(recognisedClass(40), link);
    expect([...anchors.values()]).toEqual(mistakes.map(({ anchor }) => anchor));
  });
});
