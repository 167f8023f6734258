import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type PageKind = 'student' | 'class' | 'audit';

/** The text of every template, style sheet and script of the pages. */
export interface Templates {
  readonly pages: Readonly<Record<PageKind, string>>;
  /** By the name that templates call them by. */
  readonly partials: Readonly<Record<string, string>>;
  readonly styles: Readonly<Record<PageKind, string>>;
  readonly scripts: Readonly<Record<PageKind, string>>;
}

/**
 * Reads the pages' parts, once.
 *
 * @param folder the project's `reports/` folder. It is given because the compiled code lives elsewhere.
 */
export function loadTemplates(folder: string): Templates {
  const template = (name: string): string => readFileSync(join(folder, 'templates', `${name}.hbs`), 'utf8');
  const asset = (name: string): string => readFileSync(join(folder, 'assets', name), 'utf8');
  const shared = asset('page.css');
  const icons = asset('icons.css');
  const details = asset('details.js');
  return {
    pages: { student: template('student-page'), class: template('class-page'), audit: template('audit-page') },
    partials: {
      'audit-row': template('audit-row'),
      'audit-section': template('audit-section'),
      'check-group': template('check-group'),
      check: template('check'),
      'check-body': template('check-body'),
      confusion: template('confusion'),
      curves: template('curves'),
      experiments: template('experiments'),
      files: template('files'),
      finding: template('finding'),
      head: template('head'),
      'heat-map': template('heat-map'),
      icons: template('icons'),
      'own-pictures': template('own-pictures'),
      pictures: template('pictures'),
      plot: template('plot'),
      'plot-symbols': template('plot-symbols'),
      recognised: template('recognised'),
      sweep: template('sweep'),
      'student-top': template('student-top'),
      training: template('training'),
      value: template('value'),
    },
    styles: {
      student: `${shared}${icons}${asset('student-page.css')}${asset('plot.css')}${asset('training.css')}${asset('experiments.css')}`,
      class: `${shared}${asset('class-page.css')}`,
      audit: `${shared}${icons}${asset('audit-page.css')}`,
    },
    scripts: {
      student: `${asset('student-page.js')}${details}`,
      class: `${asset('class-page.js')}${details}`,
      audit: details,
    },
  };
}
