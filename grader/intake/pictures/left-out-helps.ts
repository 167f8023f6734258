import type { Help } from '../../model/subject.ts';
import type { Refusal } from './picture-reading.ts';

/** A picture of a notebook that is not shown. */
export interface LeftOutPicture {
  readonly cell: number;
  readonly reason: Refusal;
}

/** How many cells a sentence names. */
const NAMED = 6;

interface Limits {
  readonly count: number;
  readonly bytes: number;
  readonly bytesTogether: number;
}

/** A sentence for each reason, with the cells that it concerns. */
export function leftOutHelps(leftOut: readonly LeftOutPicture[], limits: Limits): readonly Help[] {
  const byReason = new Map<Refusal, number[]>();
  for (const { cell, reason } of leftOut) {
    const cells = byReason.get(reason);
    if (cells) cells.push(cell);
    else byReason.set(reason, [cell]);
  }
  return [...byReason].map(([reason, cells]): Help => {
    const [one, many] = cells.length === 1 ? ['picture', 'is'] : ['pictures', 'are'];
    const message = `${cells.length} ${one} of the notebook (${cellsText(cells)}) ${many} not shown in the report: ${because(reason, limits)}.`;
    return { kind: 'picture-left-out', message };
  });
}

function because(reason: Refusal, { count, bytes, bytesTogether }: Limits): string {
  switch (reason) {
    case 'damaged':
      return 'the data is not that of a whole PNG or JPEG picture';
    case 'too-many-pixels':
      return 'too many pixels';
    case 'too-many-pixels-together':
      return 'all pictures together have too many pixels';
    case 'too-many-bytes':
      return `more than ${megabytes(bytes)}`;
    case 'too-many-pictures':
      return `only the first ${count} are`;
    case 'too-many-together':
      return `all pictures together may have ${megabytes(bytesTogether)}`;
    case 'other-format':
      return 'only PNG and JPEG pictures are';
  }
}

/** "cells 3, 5 and 7", each cell once. */
function cellsText(cells: readonly number[]): string {
  const each = [...new Set(cells)];
  const named = each.slice(0, NAMED).join(', ');
  const more = each.length - NAMED;
  return `${each.length === 1 ? 'cell' : 'cells'} ${named}${more > 0 ? ` and ${more} more` : ''}`;
}

function megabytes(bytes: number): string {
  return `${bytes / 1e6} MB`;
}
