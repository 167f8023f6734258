import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  auditTable,
  createAuditPages,
  createPages,
  githubAnnotations,
  githubSummary,
  gradesCsv,
  junitXml,
  loadTemplates,
  terminalReport,
  terminalTable,
} from '../../../reports/index.ts';
import { auditReport } from '../../fixtures/reports/audit.ts';
import { goldenLandscapes, goldenReport, goldenSummary } from '../../fixtures/reports/golden.ts';

const golden = (name: string): string => fileURLToPath(new URL(`../../golden/reports/${name}`, import.meta.url));
const read = loadTemplates(fileURLToPath(new URL('../../../reports', import.meta.url)));
// Styles and scripts are files of their own: a change in them is seen there.
const bare = { student: '/* not shown */', class: '/* not shown */', audit: '/* not shown */' };
const templates = { ...read, styles: bare, scripts: bare };
const pages = createPages({ templates });
const plain = { colour: false, width: 90 };

describe('whole documents stay as they are', () => {
  it.each([
    ['student.html', () => pages.student(goldenReport(), goldenLandscapes(), { classPage: '../index.html' })],
    ['class.html', () => pages.classPage(goldenSummary())],
    ['audit.html', () => createAuditPages({ templates })(auditReport())],
    ['audit-table.txt', () => auditTable(auditReport(), plain)],
    ['grades.csv', () => gradesCsv(goldenSummary())],
    ['junit.xml', () => junitXml([goldenReport()])],
    ['summary.md', () => githubSummary(goldenSummary())],
    ['annotations.txt', () => githubAnnotations([goldenReport()])],
    ['terminal-report.txt', () => terminalReport(goldenReport(), plain)],
    ['terminal-table.txt', () => terminalTable(goldenSummary(), plain)],
  ])('%s', async (name, make) => {
    await expect(make()).toMatchFileSnapshot(golden(name));
  });
});
