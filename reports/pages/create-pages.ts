import Handlebars from 'handlebars';
import type { Report } from '../../grader/model/report.ts';
import type { ClassSummary } from '../../grader/model/class-summary.ts';
import type { Landscape } from '../../grader/model/plot.ts';
import { displayable, ownAsset, prose } from '../escape/html.ts';
import type { Templates } from '../load-templates.ts';
import { landscapeCache } from '../plots/landscape-cache.ts';
import { classView } from './class-view.ts';
import { contentSecurityPolicy } from './content-security.ts';
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

/** Every value is escaped by the templates' engine; a field that a template asks for and a view lacks is an error. */
export function createPages({ templates }: { readonly templates: Templates }): Pages {
  const engine = Handlebars.create();
  for (const [name, text] of Object.entries(templates.partials)) engine.registerPartial(name, text);
  engine.registerHelper('prose', (text: unknown) => prose(String(text)));
  const render = (page: 'student' | 'class'): ((view: object) => string) => {
    const template = engine.compile(templates.pages[page], {
      strict: true,
      knownHelpersOnly: true,
      knownHelpers: { prose: true },
      preventIndent: true,
    });
    const style = templates.styles[page];
    const script = templates.scripts[page];
    const assets = {
      policy: contentSecurityPolicy(style, script),
      style: ownAsset(style),
      script: ownAsset(script),
    };
    return (view) =>
      template(
        { ...displayable(view), ...assets },
        { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false },
      );
  };
  const student = render('student');
  const classPage = render('class');
  const cache = landscapeCache();
  return {
    student: (report, landscapes, options) =>
      student(studentView(report, landscapes, cache, options?.classPage ?? null)),
    classPage: (summary, options) => classPage(classView(summary, options?.studentPage ?? 'index.html')),
  };
}
