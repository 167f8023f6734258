import type { Report } from '../../grader/model/report.ts';
import type { ClassSummary } from '../../grader/model/class-summary.ts';
import type { Landscape } from '../../grader/model/plot.ts';
import type { Templates } from '../load-templates.ts';
import { landscapeCache } from '../plots/landscape-cache.ts';
import { classView } from './class-view.ts';
import { pageRenderer } from './render-page.ts';
import { studentView } from './student-view.ts';

/** Renders pages; one for a whole class, since it keeps the compiled templates and the contours. */
export interface Pages {
  /** @param options.classPage relative link to the class page, when there is one */
  student(
    report: Report,
    landscapes: ReadonlyMap<string, Landscape>,
    options?: { readonly classPage?: string },
  ): string;
  /** @param options.studentPage file name of a student's page within their folder; `index.html` when not given */
  classPage(summary: ClassSummary, options?: { readonly studentPage?: string }): string;
}

export function createPages({ templates }: { readonly templates: Templates }): Pages {
  const render = pageRenderer(templates);
  const student = render('student');
  const classPage = render('class');
  const cache = landscapeCache();
  return {
    student: (report, landscapes, options) =>
      student(studentView(report, landscapes, cache, options?.classPage ?? null)),
    classPage: (summary, options) => classPage(classView(summary, options?.studentPage ?? 'index.html')),
  };
}
