import Handlebars from 'handlebars';
import { displayable, ownAsset, prose } from '../escape/html.ts';
import type { PageKind, Templates } from '../load-templates.ts';
import { contentSecurityPolicy } from './content-security.ts';

/**
 * Compiles the template of a page. Every value is escaped by the templates' engine; a field that a template asks for and a view lacks
 * is an error.
 */
export function pageRenderer(templates: Templates): (page: PageKind) => (view: object) => string {
  const engine = Handlebars.create();
  for (const [name, text] of Object.entries(templates.partials)) engine.registerPartial(name, text);
  engine.registerHelper('prose', (text: unknown) => prose(String(text)));
  return (page) => {
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
}
