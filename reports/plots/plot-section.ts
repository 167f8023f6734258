import type { Plot } from '../../grader/model/plot.ts';

/** Part of a page that shows a plot. */
export type PlotSection = 'paths' | 'training' | 'experiments';

export function sectionOf({ kind }: Plot): PlotSection {
  switch (kind) {
    case 'trajectory':
      return 'paths';
    case 'curves':
    case 'confusion':
      return 'training';
    case 'sweep':
    case 'heat-map':
      return 'experiments';
  }
}
