import { describe, expect, it } from 'vitest';
import { picturesOfPage } from '../../../../reports/pages/pictures-of-page.ts';
import { check, failed } from '../../../fixtures/reports/checks.ts';
import { sweepPlot } from '../../../fixtures/reports/experiments.ts';

const picture = (cell: number) => ({ cell, mediaType: 'image/png' as const, width: 4, height: 3, base64: 'AAAA' });
const plots = [sweepPlot({ id: 'a' })];
const at = (cell: number) => ({ kind: 'differs', summary: '', where: { file: 'a.ipynb', cell, line: 1 } }) as const;

describe('picturesOfPage', () => {
  it('names each picture by its cell, and by its number where there are several', () => {
    const { pictures } = picturesOfPage([picture(2), picture(5), picture(5)], []);
    expect(pictures.map(({ anchor, caption }) => [anchor, caption])).toEqual([
      ['picture-cell-2', 'Cell 2'],
      ['picture-cell-5', 'Cell 5, 1 of 2'],
      ['picture-cell-5-2', 'Cell 5, 2 of 2'],
    ]);
    expect(pictures[2]).toMatchObject({
      source: 'data:image/png;base64,AAAA',
      description: 'Picture that the notebook came with: cell 5, 2 of 2, 4 by 3 pixels.',
    });
  });

  it('links a check that drew something to the pictures at and below its code', () => {
    const all = [1, 3, 3, 4, 6, 8].map(picture);
    const finding = at(3);
    const links = picturesOfPage(all, [failed({ id: 'descent.path', plots, finding })]).linksByCheck;
    expect(links.get('descent.path')?.map(({ anchor }) => anchor)).toEqual([
      'picture-cell-3',
      'picture-cell-4',
      'picture-cell-6',
    ]);
  });

  it('links to all pictures where no cell is known, or none is below it', () => {
    const checks = [check({ id: 'experiment.a', plots }), failed({ id: 'experiment.b', plots, finding: at(9) })];
    const { linksByCheck } = picturesOfPage([picture(1)], checks);
    for (const { id } of checks) expect(linksByCheck.get(id)?.map(({ anchor }) => anchor)).toEqual(['pictures']);
  });

  it('links nothing where there is no picture, no plot, or one that students do not draw', () => {
    const curves = {
      kind: 'curves' as const,
      id: 'c',
      title: '',
      quantity: '',
      settings: [],
      curves: [],
      bar: null,
      partsAt: null,
    };
    const checks = [check({ id: 'adam.a', plots: [curves] }), check({ id: 'descent.b' })];
    expect(picturesOfPage([picture(1)], checks).linksByCheck.size).toBe(0);
    expect(picturesOfPage([], [check({ id: 'descent.b', plots })]).linksByCheck.get('descent.b')).toEqual([]);
  });
});
