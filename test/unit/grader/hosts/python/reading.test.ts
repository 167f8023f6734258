import { afterEach, describe, expect, it } from 'vitest';
import { call, startHost, type Host } from './client.ts';

describe('reading what was handed in', () => {
  let host: Host | undefined;
  afterEach(() => host?.close());
  const load = (file: string): ReturnType<Host['load']> => (host = startHost()).load(file);

  it.each([
    ['empty.ipynb', 'nothing was saved in it'],
    ['markdown-only.ipynb', 'change the type of that cell to Code'],
  ])('loads %s with no definitions, and says what to do', async (file, what) => {
    expect((await load(file)).loaded).toEqual({
      definitions: [],
      helps: [{ kind: 'files-chosen', message: expect.stringContaining(what) as string }],
    });
  });

  it('reads notebooks of the third format', async () => {
    expect((await load('format-3.ipynb')).loaded?.definitions).toMatchObject([
      { name: 'old_format', where: { cell: 2, line: 1 } },
    ]);
  });

  it('passes over cells of wrong types', async () => {
    const { loaded } = await load('wrong-types.ipynb');
    expect(loaded?.definitions).toMatchObject([{ name: 'survives', where: { cell: 6 } }]);
    expect(loaded?.helps.map(({ kind }) => kind)).toEqual(['cell-skipped', 'cell-skipped']);
  });

  it('reads a byte-order mark and Windows line ends', async () => {
    await load('bom-crlf.ipynb');
    expect((await host?.run(call('f', 1)))?.[0]?.returned).toBe(2);
  });

  it('reads Latin-1 and says so, and a declared encoding without a word', async () => {
    expect((await load('latin1.py')).loaded?.helps).toMatchObject([{ kind: 'encoding' }]);
    await host?.close();
    expect((await load('declared.py')).loaded?.helps).toEqual([]);
    expect((await host?.run(call('f')))?.[0]?.returned).toBe('café');
  });

  it.each([
    ['not-json.ipynb', 'not valid JSON'],
    ['other-language.ipynb', 'written in R'],
    ['no-such-file.py', 'cannot be opened'],
  ])('says why %s is unreadable', async (file, reason) => {
    const error = (await load(file)).unreadable?.error;
    // A whole sentence of ours, under no name of an error class.
    expect(error?.type).toBe('');
    expect(error?.message).toMatch(/^The .*\.$/);
    expect(error?.message).toContain(reason);
  });

  it('gives the place of a syntax error in a Python file', async () => {
    const { unreadable } = await load('syntax-error.py');
    expect(unreadable?.error.where).toMatchObject({ file: 'syntax-error.py' });
    expect((await host?.run(call('f', 1)))?.[0]?.skipped).toBeDefined();
  });

  it('does not run the main guard of a Python file', async () => {
    await load('plain.py');
    const answers = await host?.run(call('step', 1), call('module_name'));
    expect(answers?.map(({ returned }) => returned)).toEqual([0.8, '__submission__']);
  });

  it('takes out magics, where Python cannot read them, and keeps text that looks like them', async () => {
    const { loaded } = await load('magics.ipynb');
    expect(loaded?.helps.map(({ kind, where }) => `${kind} ${String(where?.cell)}:${String(where?.line)}`)).toEqual([
      'magic-ignored 1:1',
      'magic-ignored 1:2',
      'magic-ignored 2:1',
      'cell-skipped 3:1',
      'magic-ignored 4:1',
      'magic-ignored 4:4',
      'magic-ignored 4:5',
      'cell-failed 6:1',
    ]);
    expect(loaded?.helps.at(-1)?.message).toContain('Python 2');
    const answers = await host?.run(call('keeps_text'), call('timed'), call('uses_slow'), call('after'));
    expect(answers?.slice(0, 3).map(({ returned }) => returned)).toEqual(['\n%not a magic\n!neither\n', 1, 42]);
    expect(answers?.[3]?.threw).toMatchObject({ type: 'KeyError', where: { cell: 5, line: 2, inside: 'after' } });
  });
});
