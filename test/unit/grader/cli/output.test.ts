import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { writeTogether } from '../../../../grader/cli/output.ts';
import { isUnfinished, removeUnfinished } from '../../../../grader/cli/unfinished.ts';

it('writes none of several files where one of them cannot be written, and leaves nothing half-done', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-output-'));
  const [report, page] = [join(folder, 'report.json'), join(folder, 'index.html')];
  await writeTogether([
    { path: report, content: 'old report' },
    { path: page, content: 'old page' },
  ]);
  // No folder can be made where a file is.
  const nowhere = join(page, 'more', 'x');
  await expect(
    writeTogether([
      { path: report, content: 'new report' },
      { path: nowhere, content: '' },
    ]),
  ).rejects.toThrow(nowhere);
  expect([readFileSync(report, 'utf8'), readFileSync(page, 'utf8')]).toEqual(['old report', 'old page']);
  expect(readdirSync(folder).toSorted()).toEqual(['index.html', 'report.json']);
  mkdirSync(join(folder, 'more'));
  await writeTogether([{ path: join(folder, 'more', 'x'), content: 'new' }]);
  expect(readFileSync(join(folder, 'more', 'x'), 'utf8')).toBe('new');
});

it('has nothing lying there in between that the next run would not remove', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-output-'));
  const killed = mkdtempSync(join(tmpdir(), 'plumbline-output-'));
  await writeTogether([
    { path: join(folder, 'grades.csv'), content: 'a\n' },
    { path: join(folder, 'ada', 'report.json'), content: '{}' },
    {
      path: join(folder, 'ada', 'index.html'),
      // What a run leaves that is killed at this moment.
      get content() {
        cpSync(folder, killed, { recursive: true });
        return '';
      },
    },
  ]);
  const left = readdirSync(killed, { recursive: true }).map((path) => basename(String(path)));
  expect(left.filter(isUnfinished)).toHaveLength(2);
  expect(left.filter((name) => !isUnfinished(name))).toEqual(['ada']);
  await removeUnfinished(killed);
  expect(readdirSync(killed, { recursive: true })).toEqual(['ada']);
  expect(readdirSync(folder, { recursive: true }).toSorted()).toEqual([
    'ada',
    'ada/index.html',
    'ada/report.json',
    'grades.csv',
  ]);
});
