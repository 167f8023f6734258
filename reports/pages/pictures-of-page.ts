import type { Plot } from '../../grader/model/plot.ts';
import type { Picture } from '../../grader/model/picture.ts';
import type { CheckResult } from '../../grader/model/report.ts';
import type { Link } from './check-view.ts';

/** A picture that a notebook came with, as the template writes it. */
interface PictureView {
  readonly anchor: string;
  readonly caption: string;
  readonly description: string;
  /** The picture itself: nothing is loaded. */
  readonly source: string;
  readonly width: number;
  readonly height: number;
}

export interface PicturesOfPage {
  readonly pictures: readonly PictureView[];
  /** By the check's id, those that are likely to show what it is about. */
  readonly linksByCheck: ReadonlyMap<string, readonly Link[]>;
}

/** What students usually draw themselves. */
const DRAWN: readonly Plot['kind'][] = ['trajectory', 'sweep', 'heat-map'];
/** Pictures farther down belong to something else. */
const MOST_CELLS = 3;

/** The pictures of a notebook, and for each check that drew something the student's own, at or below its code. */
export function picturesOfPage(
  pictures: readonly Picture[],
  checks: readonly Pick<CheckResult, 'id' | 'plots' | 'finding'>[],
): PicturesOfPage {
  const cells = [...new Set(pictures.map(({ cell }) => cell))];
  const linksByCheck = new Map(
    checks
      .filter(({ plots }) => plots.some(({ kind }) => DRAWN.includes(kind)))
      .map(({ id, finding }) => [id, linksFrom(finding?.where?.cell, cells)] as const),
  );
  return {
    pictures: pictures.map((picture, index) => viewOf(picture, pictures.slice(0, index), pictures)),
    linksByCheck,
  };
}

/** Where no cell is known, the section as a whole. */
function linksFrom(first: number | undefined, cells: readonly number[]): readonly Link[] {
  if (cells.length === 0) return [];
  const near = first === undefined ? [] : cells.filter((cell) => cell >= first).slice(0, MOST_CELLS);
  return near.length === 0
    ? [{ anchor: 'pictures', title: 'in the notebook' }]
    : near.map((cell) => ({ anchor: anchorOf(cell, 0), title: `cell ${cell}` }));
}

function viewOf(picture: Picture, before: readonly Picture[], all: readonly Picture[]): PictureView {
  const { cell, mediaType, width, height, base64 } = picture;
  const isSame = (other: Picture): boolean => other.cell === cell;
  const number = before.filter(isSame).length;
  const count = all.filter(isSame).length;
  const caption = count === 1 ? `Cell ${cell}` : `Cell ${cell}, ${number + 1} of ${count}`;
  return {
    anchor: anchorOf(cell, number),
    caption,
    description: `Picture that the notebook came with: ${caption.toLowerCase()}, ${width} by ${height} pixels.`,
    source: `data:${mediaType};base64,${base64}`,
    width,
    height,
  };
}

function anchorOf(cell: number, number: number): string {
  return number === 0 ? `picture-cell-${cell}` : `picture-cell-${cell}-${number + 1}`;
}
