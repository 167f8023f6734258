import type { CheckResult } from '../../grader/model/report.ts';
import type { NamedText } from '../../grader/model/named-text.ts';
import { confusionView, type ConfusionView } from '../plots/confusion-view.ts';
import { curvesView, type CurvesView } from '../plots/curves-view.ts';
import { anchors } from './anchors.ts';
import type { Link } from './check-view.ts';

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
  const all = checks.filter(({ plots }) => plots.some(({ kind }) => kind !== 'trajectory'));
  const ids = all.flatMap(({ plots }) => plots.map(({ id }) => id));
  const anchorOf = anchors('curves', ids);
  const anchorOfCheck = anchors(
    'training',
    all.map(({ id }) => id),
  );
  const trainings = all.map((check): Training => {
    const curves = check.plots.filter((plot) => plot.kind === 'curves');
    const matrices = check.plots.filter((plot) => plot.kind === 'confusion');
    const settings = shared(curves.length > 0 ? curves : matrices);
    const own = <Plot extends { readonly settings: NamedText[] }>(plot: Plot): Plot => ({
      ...plot,
      settings: plot.settings.filter((one) => !settings.some((other) => isSame(one, other))),
    });
    return {
      anchor: anchorOfCheck.get(check.id) ?? '',
      check: links.get(check.id) ?? { anchor: '', title: check.title },
      settings,
      curves: curves.map((plot) => ({ ...curvesView(own(plot)), anchor: anchorOf.get(plot.id) ?? '' })),
      matrices: matrices.map((plot) => ({ ...confusionView(own(plot)), anchor: anchorOf.get(plot.id) ?? '' })),
    };
  });
  const linksByCheck = new Map(
    all.map(({ id, title }) => [id, { anchor: anchorOfCheck.get(id) ?? '', title }] as const),
  );
  return { trainings, linksByCheck };
}

/** Settings that all of several plots have; of a single plot all. */
function shared(plots: readonly { readonly settings: readonly NamedText[] }[]): readonly NamedText[] {
  const [first, ...rest] = plots;
  return (first?.settings ?? []).filter((one) =>
    rest.every(({ settings }) => settings.some((other) => isSame(one, other))),
  );
}

function isSame(one: NamedText, other: NamedText): boolean {
  return one.name === other.name && one.text === other.text;
}
