export { gradesCsv } from './csv/grades-csv.ts';
export { githubAnnotations } from './github/github-annotations.ts';
export { githubSummary } from './github/github-summary.ts';
export { junitXml } from './junit/junit-xml.ts';
export { loadTemplates, type Templates } from './load-templates.ts';
export { createPages, type Pages } from './pages/create-pages.ts';
export { terminalReport, type TerminalOptions } from './terminal/terminal-report.ts';
export { terminalTable } from './terminal/terminal-table.ts';
