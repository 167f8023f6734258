import type { AuditReport } from '../../grader/model/audit-report.ts';
import type { Templates } from '../load-templates.ts';
import { auditView } from './audit-view.ts';
import { pageRenderer } from './render-page.ts';

/** Renders what an audit found as a page: one self-contained file. */
export function createAuditPages({ templates }: { readonly templates: Templates }): (report: AuditReport) => string {
  const render = pageRenderer(templates)('audit');
  return (report) => render(auditView(report));
}
