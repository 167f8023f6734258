import type { CheckResult } from '../../grader/model/report.ts';
import type { NamedText } from '../../grader/model/named-text.ts';
import { heatMapView, type HeatMapView } from '../plots/heat-map-view.ts';
import { sectionOf } from '../plots/plot-section.ts';
import { sweepView, type SweepView } from '../plots/sweep-view.ts';
import { anchors } from './anchors.ts';
import type { Link } from './check-view.ts';
import { sharedSettings, withoutSettings } from './shared-settings.ts';

/** Results over what was varied, of one check. */
interface Experiment {
  readonly anchor: string;
  readonly check: Link;
  /** What was the same in all of them, told once; each plot's own settings hold the rest. */
  readonly settings: readonly NamedText[];
  readonly sweeps: readonly (SweepView & { readonly anchor: string })[];
  readonly maps: readonly (HeatMapView & { readonly anchor: string })[];
  /** The student's own pictures, to look at beside these. */
  readonly pictures: readonly Link[];
}

export interface ExperimentsOfPage {
  readonly experiments: readonly Experiment[];
  readonly linksByCheck: ReadonlyMap<string, Link>;
}

/** All sweeps and heat maps of a page, check by check. */
export function experimentsOfPage(
  checks: readonly CheckResult[],
  links: ReadonlyMap<string, Link>,
  pictures: ReadonlyMap<string, readonly Link[]>,
): ExperimentsOfPage {
  const all = checks.flatMap((check) => {
    const plots = check.plots.filter((plot) => sectionOf(plot) === 'experiments');
    return plots.length === 0 ? [] : [{ check, plots }];
  });
  const anchorOf = anchors(
    'sweep',
    all.flatMap(({ plots }) => plots.map(({ id }) => id)),
  );
  const anchorOfCheck = anchors(
    'experiment',
    all.map(({ check }) => check.id),
  );
  const experiments = all.map(({ check, plots }): Experiment => {
    const settings = sharedSettings(plots);
    const placed = plots.map((plot) => ({
      plot: withoutSettings(plot, settings),
      anchor: anchorOf.get(plot.id) ?? '',
    }));
    return {
      anchor: anchorOfCheck.get(check.id) ?? '',
      check: links.get(check.id) ?? { anchor: '', title: check.title },
      settings,
      sweeps: placed.flatMap(({ plot, anchor }) => (plot.kind === 'sweep' ? [{ ...sweepView(plot), anchor }] : [])),
      maps: placed.flatMap(({ plot, anchor }) => (plot.kind === 'heat-map' ? [{ ...heatMapView(plot), anchor }] : [])),
      pictures: pictures.get(check.id) ?? [],
    };
  });
  const linksByCheck = new Map(
    experiments.map(
      ({ anchor, check }, index) => [all[index]?.check.id ?? '', { anchor, title: check.title }] as const,
    ),
  );
  return { experiments, linksByCheck };
}
