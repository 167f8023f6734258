import type { CheckResult } from '../../grader/model/report.ts';
import type { Landscape } from '../../grader/model/plot.ts';
import type { Band } from '../plots/contours.ts';
import type { LandscapeCache } from '../plots/landscape-cache.ts';
import { plotView, plotWindow, type PlotView } from '../plots/plot-view.ts';
import { anchors } from './anchors.ts';
import type { Link } from './check-view.ts';

/** All plots of a page; each contour drawing stands in it once. */
export interface PlotsOfPage {
  readonly plots: readonly (PlotView &
    Link & {
      readonly check: Link;
      readonly symbol: string | null;
      /** The student's own pictures, to look at beside it. */
      readonly pictures: readonly Link[];
    })[];
  readonly symbols: readonly { readonly symbol: string; readonly bands: readonly Band[] }[];
  readonly linksByCheck: ReadonlyMap<string, readonly Link[]>;
}

/** A plot whose landscape is not at hand is left out: the check's own words tell the same. */
export function plotsOfPage(
  checks: readonly CheckResult[],
  links: ReadonlyMap<string, Link>,
  landscapes: ReadonlyMap<string, Landscape>,
  cache: LandscapeCache,
  pictures: ReadonlyMap<string, readonly Link[]>,
): PlotsOfPage {
  const entries = checks.flatMap((check) =>
    check.plots.flatMap((plot) => {
      if (plot.kind !== 'trajectory') return [];
      const landscape = landscapes.get(plot.landscape);
      return landscape === undefined ? [] : [{ check, plot, landscape }];
    }),
  );
  const anchorOf = anchors(
    'plot',
    entries.map(({ plot }) => plot.id),
  );
  const symbols = new Map<readonly Band[], string>();
  const linksByCheck = new Map<string, readonly Link[]>();
  const plots = entries.map(({ check, plot, landscape }) => {
    const view = plotView(plot, landscape);
    const link = { anchor: anchorOf.get(plot.id) ?? '', title: plot.title };
    linksByCheck.set(check.id, [...(linksByCheck.get(check.id) ?? []), link]);
    let symbol: string | null = null;
    if (view.style === 'contours') {
      const bands = cache.bands(landscape, plotWindow(plot, landscape));
      symbol = symbols.get(bands) ?? `landscape-${symbols.size + 1}`;
      symbols.set(bands, symbol);
    }
    return {
      ...view,
      ...link,
      check: links.get(check.id) ?? { anchor: '', title: check.title },
      symbol,
      pictures: pictures.get(check.id) ?? [],
    };
  });
  return { plots, symbols: [...symbols].map(([bands, symbol]) => ({ symbol, bands })), linksByCheck };
}
