import { describe, expect, it } from 'vitest';
import { sweepView } from '../../../../reports/plots/sweep-view.ts';
import { sweepPlot } from '../../../fixtures/reports/experiments.ts';

const lineOf = (changes: Partial<Parameters<typeof sweepPlot>[0]>, who: 'reference' | 'student') =>
  sweepView(sweepPlot({ id: 'a', ...changes })).lines.find((line) => line.who === who);

describe('sweepView', () => {
  it("draws the reference's results, and the student's over them", () => {
    const view = sweepView(sweepPlot({ id: 'a' }));
    expect(view.lines.map(({ who }) => who)).toEqual(['reference', 'student']);
    expect(view.lines[0]?.line).toBe(view.lines[1]?.line);
    expect(view.notes).toEqual(['The results agree everywhere.']);
    expect(view.parting).toBeNull();
  });

  it('marks where they part, on the result of the student', () => {
    const view = sweepView(sweepPlot({ id: 'a', actual: [-1.4, -1.4, 0.5, 1.4, 1.4], partsAt: 2 }));
    expect(view.parting?.x).toBe('187');
    expect(view.parting?.point?.x).toBe('187');
    expect(view.notes).toEqual(['They part first at start = 0: reference 0, yours 0.5.']);
  });

  it('leaves a gap where a result is no number, and says where', () => {
    const line = lineOf({ actual: [1, null, 0, 1, null] }, 'student');
    expect(line?.line.match(/M/gu)).toHaveLength(1);
    expect(line?.dots.match(/M/gu)).toHaveLength(1);
    const notes = sweepView(sweepPlot({ id: 'a', actual: [1, null, 0, 1, null], partsAt: 1 })).notes;
    expect(notes).toEqual([
      'They part first at start = -1: reference -1.4, yours not finite.',
      'Your result is not a finite number at 2 places, first at start = -1.',
    ]);
  });

  it('goes from left to right, in whatever order things were tried', () => {
    const mixed = { over: { name: 'start', values: [1, -2, 0, 2, -1] } };
    const values = [1.4, -1.4, 0, 1.4, -1.4];
    expect(lineOf({ ...mixed, expected: values }, 'reference')?.line).toBe(lineOf({}, 'reference')?.line);
  });

  it('has a logarithmic axis where that tells more, and says so', () => {
    const view = sweepView(sweepPlot({ id: 'a', over: { name: 'rate', values: [1e-4, 1e-3, 1e-2, 0.1, 1] } }));
    expect(view.over).toBe('rate (logarithmic)');
    expect(view.xTicks.map(({ label }) => label)).toEqual(['1e−4', '0.001', '0.01', '0.1', '1']);
  });

  it('keeps the plot readable where results run away, and says how many', () => {
    const view = sweepView(
      sweepPlot({ id: 'a', expected: [0, 1, 2, 1, 0], actual: [0, 1, 2, -1e300, 1e9], partsAt: 3 }),
    );
    expect(view.parting).toEqual({ x: expect.any(String) as string, point: null });
    expect(view.notes).toContain('2 of your results lie outside of the plot.');
  });

  it('says that there are no results of the student, and claims no agreement', () => {
    const view = sweepView(sweepPlot({ id: 'a', actual: null }));
    expect(view.hasStudent).toBe(false);
    expect(view.notes).toEqual(['Your code gave no results.']);
  });

  it('tells in words what is drawn', () => {
    const plot = sweepPlot({ id: 'a', actual: [-1.4, null, 0.5, 1.4, 1.4], partsAt: 1 });
    expect(sweepView(plot).description).toBe(
      "End of descent over start, 5 values from -2 to 2. The reference's results lie between -1.4 and 1.4. " +
        'Your results lie between -1.4 and 1.4, where they are finite. ' +
        'They part first at start = -1: reference -1.4, yours not finite.',
    );
  });

  it('draws nothing of nothing', () => {
    const over = { name: 'start', values: [null, null] };
    const view = sweepView(sweepPlot({ id: 'a', over, expected: [null, null], actual: [], partsAt: 1 }));
    expect(view.lines.every(({ line, dots, marks }) => line + dots + marks === '')).toBe(true);
    expect(view.parting).toBeNull();
    expect(view.notes[0]).toBe('They part first at value 2 of start: reference not finite, yours not finite.');
  });

  it('marks each result only where there are few', () => {
    const values = Array.from({ length: 61 }, (_, index) => index);
    expect(lineOf({ over: { name: 'x', values }, actual: values, expected: values }, 'student')?.marks).toBe('');
    expect(lineOf({}, 'student')?.marks.match(/M/gu)).toHaveLength(5);
  });
});
