import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { notebookPictures, PICTURE_LIMITS } from '../../../../grader/intake/notebook-pictures.ts';
import { jpeg, png, pngChunk } from '../../../fixtures/pictures.ts';

const base64 = png(4, 3).toString('base64');
const code = (...outputs: readonly unknown[]): object => ({ cell_type: 'code', source: 'plot()', outputs });
const shows = (data: object): object => ({ output_type: 'display_data', data, metadata: {} });

function read(notebook: unknown, limits = PICTURE_LIMITS): ReturnType<typeof notebookPictures> {
  return notebookPictures('a/b.ipynb', Buffer.from(JSON.stringify(notebook)), limits);
}

const said = (notebook: unknown, limits = PICTURE_LIMITS): readonly string[] =>
  read(notebook, limits).helps.map(({ message }) => message);

describe('notebookPictures', () => {
  it('reads pictures of format 4, with the numbers of their cells', () => {
    const cells = [
      { cell_type: 'markdown', source: '# Homework' },
      code({ output_type: 'stream', text: 'x' }, shows({ 'image/png': `${base64}\n`, 'text/plain': '<Figure>' })),
      code(shows({ 'image/jpeg': [jpeg.toString('base64').slice(0, 100), jpeg.toString('base64').slice(100)] })),
    ];
    const { pictures, helps } = read({ nbformat: 4, cells });
    expect(pictures).toMatchObject([
      { cell: 2, mediaType: 'image/png', width: 4, height: 3, base64 },
      { cell: 3, mediaType: 'image/jpeg', width: 16, height: 12 },
    ]);
    expect(helps).toEqual([]);
  });

  it('reads pictures of format 3, and cells of all its worksheets', () => {
    const lines = base64.replace(/.{40}/gu, '$&\n');
    const worksheets = [{ cells: [{ cell_type: 'code', outputs: [] }] }, { cells: [code({ png: lines })] }];
    expect(read({ nbformat: 3, worksheets }).pictures).toMatchObject([{ cell: 2, base64 }]);
  });

  it('reads what is attached to a text', () => {
    const cells = [{ cell_type: 'markdown', source: '', attachments: { 'a.png': { 'image/png': base64 } } }];
    expect(read({ cells }).pictures).toMatchObject([{ cell: 1 }]);
  });

  it('takes one of several formats of a picture', () => {
    const both = shows({ 'image/svg+xml': '<svg/>', 'image/jpeg': jpeg.toString('base64'), 'image/png': base64 });
    expect(read({ cells: [code(both)] })).toMatchObject({ pictures: [{ mediaType: 'image/png' }], helps: [] });
  });

  it('never takes SVG or HTML, and says so of drawings', () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    const cells = [
      code(shows({ 'image/svg+xml': svg })),
      code(shows({ 'text/html': `<img src="data:image/png;base64,${base64}">` }), { svg }),
      code(shows({ 'image/png': svg }), shows({ 'image/png': Buffer.from(svg).toString('base64') })),
    ];
    expect(read({ cells }).pictures).toEqual([]);
    expect(said({ cells })).toEqual([
      '2 pictures of the notebook (cells 1, 2) are not shown in the report: only PNG and JPEG pictures are.',
      '2 pictures of the notebook (cell 3) are not shown in the report: the data is not that of a whole PNG or JPEG picture.',
    ]);
  });

  it('lets nothing through that a picture carries beside itself', () => {
    const script = Buffer.from('<script>alert(1)</script>');
    const spoilt = png(4, 3, { before: [pngChunk('tEXt', script)], behind: script });
    const cells = [code(shows({ 'image/png': spoilt.toString('base64') }))];
    expect(read({ cells }).pictures).toMatchObject([{ base64 }]);
  });

  it('believes the bytes, not the name', () => {
    const cells = [code(shows({ 'image/png': jpeg.toString('base64') }), shows({ 'image/jpeg': base64 }))];
    expect(read({ cells }).pictures).toEqual([]);
  });

  it('leaves out what is too much, and says which and why', () => {
    const picture = (width: number): object => code(shows({ 'image/png': png(width, 3).toString('base64') }));
    const cells = [picture(4), picture(60), picture(5), picture(200), picture(6), picture(7)];
    const small = { ...PICTURE_LIMITS, count: 3, bytes: 300, pixels: 400 };
    expect(read({ cells }, small).pictures.map(({ cell }) => cell)).toEqual([1, 3, 5]);
    expect(said({ cells }, small)).toEqual([
      '2 pictures of the notebook (cells 2, 4) are not shown in the report: more than 0.0003 MB.',
      '1 picture of the notebook (cell 6) is not shown in the report: only the first 3 are.',
    ]);
    expect(said({ cells }, { ...PICTURE_LIMITS, side: 100 })).toEqual([
      '1 picture of the notebook (cell 4) is not shown in the report: too many pixels.',
    ]);
    expect(said({ cells }, { ...PICTURE_LIMITS, pixelsTogether: 30 })).toEqual([
      expect.stringMatching(/: all pictures together have too many pixels\.$/u),
    ]);
    expect(said({ cells }, { ...PICTURE_LIMITS, bytesTogether: 300 })[0]).toMatch(/together may have 0\.0003 MB\.$/u);
  });

  it('does not count what a JPEG has among the pixels that are unpacked', () => {
    const photo = code(shows({ 'image/jpeg': jpeg.toString('base64') }));
    const cells = [photo, photo, code(shows({ 'image/png': base64 }))];
    expect(read({ cells }, { ...PICTURE_LIMITS, pixelsTogether: 12 }).pictures).toHaveLength(3);
  });

  it('stops looking where there are very many', () => {
    const outputs = Array.from({ length: 20_000 }, () => ({ svg: '' }));
    expect(said({ cells: [code(...outputs)] })).toEqual([
      '1000 pictures of the notebook (cell 1) are not shown in the report: only PNG and JPEG pictures are.',
      'The notebook has more than 1000 pictures: the others were not looked at.',
    ]);
  });

  it('names no more than six cells', () => {
    const cells = Array.from({ length: 9 }, () => code({ svg: '<svg/>' }));
    expect(said({ cells })).toEqual([
      '9 pictures of the notebook (cells 1, 2, 3, 4, 5, 6 and 3 more) are not shown in the report: only PNG and JPEG pictures are.',
    ]);
  });

  it('has no pictures of other files, nor of damaged notebooks', () => {
    const cells = [code(shows({ 'image/png': base64 }))];
    const nothing = { pictures: [], helps: [] };
    expect(notebookPictures('b.py', Buffer.from(JSON.stringify({ cells })))).toEqual(nothing);
    for (const text of ['', '{', '[]', 'null', '{"cells": 3}', '['.repeat(1e5)])
      expect(notebookPictures('b.ipynb', Buffer.from(text))).toEqual(nothing);
  });

  it('never throws, whatever a notebook holds', () => {
    const data = fc.oneof(fc.jsonValue(), fc.record({ 'image/png': fc.oneof(fc.jsonValue(), fc.base64String()) }));
    const output = fc.oneof(fc.jsonValue(), fc.record({ data }), fc.record({ png: fc.base64String() }));
    const cell = fc.oneof(
      fc.jsonValue(),
      fc.record({ outputs: fc.oneof(fc.jsonValue(), fc.array(output)), attachments: fc.jsonValue() }),
    );
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.record({ cells: fc.array(cell) })), (notebook) => {
        expect(read(notebook).pictures).toEqual([]);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array(), (noise) => {
        expect(notebookPictures('b.ipynb', Buffer.from(noise)).pictures).toEqual([]);
      }),
    );
  });
});
