import { contours } from 'd3-contour';
import type { Landscape } from '../../grader/model/plot.ts';
import { frame, type PlotWindow } from './frame.ts';
import { gridOver } from './grid.ts';
import { contourLevels } from './levels.ts';
import { simplify, type Point } from './simplify.ts';

/** One band: everything at or above a level, to be painted over the bands before it. */
export interface Band {
  /** From 0 (lowest) to `shades - 1` (highest). */
  readonly shade: number;
  /** SVG path in tenths of a unit of the frame's inner box. */
  readonly path: string;
}

/** Colours in the ramp: `.shade-0` to `.shade-11` in the style sheet. */
const SHADES = 12;
/** Tenths of an SVG unit: the path needs no decimal points. */
const SCALE = 10;
/** A quarter of an SVG unit cannot be seen. */
const TOLERANCE = 2.5;

/** Filled contours of a landscape over a window, lowest first. */
export function contourBands(landscape: Landscape, window: PlotWindow): readonly Band[] {
  const grid = gridOver(landscape, window);
  const levels = contourLevels(grid.values);
  const generator = contours().size([grid.count, grid.count]);
  const values = [...grid.values];
  return levels.flatMap((level, index) => {
    const rings = generator.contour(values, level).coordinates.flat();
    const path = rings.map((ring) => ringPath(ring.map((point) => place(point, grid.count)))).join('');
    const shade = levels.length === 1 ? SHADES / 2 : Math.round((index * (SHADES - 1)) / (levels.length - 1));
    return path === '' ? [] : [{ shade, path }];
  });
}

/** The generator puts sample i at i + 1/2 and counts rows upwards. */
function place(point: readonly number[], count: number): Point {
  const [x = 0, y = 0] = point;
  return [
    ((x - 0.5) / (count - 1)) * frame.innerWidth * SCALE,
    (1 - (y - 0.5) / (count - 1)) * frame.innerHeight * SCALE,
  ];
}

/** Moves relative to the point before are shorter to write; they are taken from rounded points, so nothing drifts. */
function ringPath(ring: readonly Point[]): string {
  const points = simplify(ring, TOLERANCE).map(([x, y]): Point => [Math.round(x), Math.round(y)]);
  const [first] = points;
  if (first === undefined || points.length < 4) return '';
  const moves = points.slice(1, -1).map(([x, y], index) => {
    const [beforeX, beforeY] = points[index] ?? first;
    const dy = y - beforeY;
    return `${x - beforeX}${dy < 0 ? '' : ' '}${dy}`;
  });
  return `M${first[0]} ${first[1]}l${moves.join(' ').replaceAll(' -', '-')}z`;
}
