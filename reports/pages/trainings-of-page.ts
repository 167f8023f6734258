import type { CheckResult } from '../../grader/model/report.ts';
import type { NamedText } from '../../grader/model/named-text.ts';
import { confusionView, type ConfusionView } from '../plots/confusion-view.ts';
import { curvesView, type CurvesView } from '../plots/curves-view.ts';
import { sectionOf } from '../plots/plot-section.ts';
import { anchors } from './anchors.ts';
import type { Link } from './check-view.ts';
import { sharedSettings, withoutSettings } from './shared-settings.ts';

/** Curves and confusion matrices of one check. */
interface Training {
  readonly anchor: string;
  readonly check: Link;
  /** What holds for all of its curves, told once; each plot's own settings hold the rest. */
  readonly settings: readonly NamedText[];
  readonly curves: readonly (CurvesView & { readonly anchor: string })[];
  readonly matrices: readonly (ConfusionView & { readonly anchor: string })[];
}

export interface TrainingsOfPage {
  readonly trainings: readonly Training[];
  readonly linksByCheck: ReadonlyMap<string, Link>;
}

/** All curves and matrices of a page, check by check. */
export function trainingsOfPage(checks: readonly CheckResult[], links: ReadonlyMap<string, Link>): TrainingsOfPage {
  const all = checks.filter(({ plots }) => plots.some((plot) => sectionOf(plot) === 'training'));
  const ids = all.flatMap(({ plots }) => plots.map(({ id }) => id));
  const anchorOf = anchors('curves', ids);
  const anchorOfCheck = anchors(
    'training',
    all.map(({ id }) => id),
  );
  const trainings = all.map((check): Training => {
    const curves = check.plots.filter((plot) => plot.kind === 'curves');
    const matrices = check.plots.filter((plot) => plot.kind === 'confusion');
    const settings = sharedSettings(curves.length > 0 ? curves : matrices);
    return {
      anchor: anchorOfCheck.get(check.id) ?? '',
      check: links.get(check.id) ?? { anchor: '', title: check.title },
      settings,
      curves: curves.map((plot) => ({
        ...curvesView(withoutSettings(plot, settings)),
        anchor: anchorOf.get(plot.id) ?? '',
      })),
      matrices: matrices.map((plot) => ({
        ...confusionView(withoutSettings(plot, settings)),
        anchor: anchorOf.get(plot.id) ?? '',
      })),
    };
  });
  const linksByCheck = new Map(
    all.map(({ id, title }) => [id, { anchor: anchorOfCheck.get(id) ?? '', title }] as const),
  );
  return { trainings, linksByCheck };
}
