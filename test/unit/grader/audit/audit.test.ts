import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { audit, fallsShort } from '../../../../grader/audit/audit.ts';
import type { Section } from '../../../../grader/audit/section.ts';
import type { AuditSection } from '../../../../grader/model/audit-report.ts';
import { gd1d } from './support.ts';

function answering(id: AuditSection['id'], verdict: AuditSection['verdict']): Section {
  const section = { id, title: id, asked: '', verdict, result: '', rows: [], counts: [] };
  return { id, run: () => Promise.resolve(section) };
}

const context = {
  assignment: gd1d,
  seed: 5,
  solutions: [],
  starters: [],
  grade: () => Promise.reject(new TypeError('nothing is graded here')),
  sideBySide: () => Promise.reject(new TypeError('nothing is graded here')),
  mostMutants: null,
};

describe('an audit', () => {
  it('asks one question after the other, and tells each answer', async () => {
    const heard: string[] = [];
    const sections = [answering('stubs', 'holds'), answering('mutants', 'not-asked')];
    const onSection = ({ id }: AuditSection): unknown => heard.push(id);
    const report = await audit({ context, sha256: 'abc', sections, onSection, stop: new AbortController().signal });
    expect(heard).toEqual(['stubs', 'mutants']);
    expect(report).toMatchObject({ schemaVersion: 1, assignment: { id: 'gd-1d', sha256: 'abc' }, seed: 5 });
    expect(report && fallsShort(report)).toBe(false);
  });

  it('falls short when one of the answers does', async () => {
    const sections = [answering('stubs', 'holds'), answering('mutants', 'falls-short')];
    const report = await audit({
      context,
      sha256: '',
      sections,
      onSection: () => undefined,
      stop: new AbortController().signal,
    });
    expect(report && fallsShort(report)).toBe(true);
  });

  it('does not go on listening to the signal that could have stopped it', async () => {
    const { signal } = new AbortController();
    const sections = [answering('stubs', 'holds')];
    await audit({ context, sha256: '', sections, onSection: () => undefined, stop: signal });
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('that is stopped gives no report, and asks nothing more', async () => {
    const stop = new AbortController();
    const heard: string[] = [];
    const sections = [answering('stubs', 'holds'), answering('mutants', 'holds'), answering('solutions', 'holds')];
    const onSection = ({ id }: AuditSection): void => {
      heard.push(id);
      stop.abort();
    };
    expect(await audit({ context, sha256: '', sections, onSection, stop: stop.signal })).toBeNull();
    expect(heard).toEqual(['stubs']);
  });

  it('that is stopped waits for nobody who is graded just then, and lets nobody go on who computes', async () => {
    const stop = new AbortController();
    let turns = 0;
    const computing: Section = {
      id: 'stubs',
      run: async ({ pause }) => {
        for (;;) {
          turns += 1;
          if (turns === 3) stop.abort();
          await pause();
        }
      },
    };
    const waiting: Section = { id: 'mutants', run: () => new Promise(() => undefined) };
    const asked = { context, sha256: '', onSection: () => undefined };
    expect(await audit({ ...asked, sections: [computing], stop: stop.signal })).toBeNull();
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(turns).toBe(3);
    expect(await audit({ ...asked, sections: [waiting], stop: AbortSignal.timeout(10) })).toBeNull();
  });
});
