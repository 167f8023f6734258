import { times } from './formula.ts';
import type { Sum } from './formula.ts';
import type { Formulas } from './formulas.ts';

/** What stands in the place of a term, and what it is multiplied by: a term that is another one may have the wrong sign as well. */
export interface Slot {
  readonly sum: Sum;
  readonly factor: number;
}

/** For each coordinate, a slot for each of its terms. */
export type Slots = readonly (readonly Slot[])[];

/** What a mistake does to formulas: so a second one can be made in what a first one left. */
export type Change =
  | { readonly kind: 'scaled'; readonly coordinate: number; readonly term: number; readonly ratio: number }
  | {
      readonly kind: 'replaced';
      readonly coordinate: number;
      /** Which terms; none where something is added. */
      readonly replaces: readonly number[];
      readonly wrong: Sum;
    }
  | { readonly kind: 'throughout'; of(slots: Slots): Slots };

export function rightSlots({ coordinates }: Formulas): Slots {
  return coordinates.map(({ terms }) => terms.map(({ term }) => slotOf([term])));
}

export const slotOf = (sum: Sum): Slot => ({ sum, factor: 1 });

/** A coordinate's formula, written out. */
export function written(slots: readonly Slot[]): Sum {
  return slots.flatMap(({ sum, factor }) =>
    factor === 0 ? [] : factor === 1 ? sum : sum.map((term) => times(term, factor)),
  );
}

export function changed(slots: Slots, change: Change): Slots {
  switch (change.kind) {
    case 'scaled':
      return inCoordinate(slots, change.coordinate, (of) =>
        of.map((slot, at) => (at === change.term ? { ...slot, factor: slot.factor * change.ratio } : slot)),
      );
    case 'replaced': {
      const { coordinate, replaces, wrong } = change;
      if (replaces.length === 0) return inCoordinate(slots, coordinate, (of) => [...of, slotOf(wrong)]);
      return inCoordinate(slots, coordinate, (of) =>
        of.map((slot, at) =>
          at === replaces[0] ? { ...slot, sum: wrong } : replaces.includes(at) ? { ...slot, sum: [] } : slot,
        ),
      );
    }
    case 'throughout':
      return change.of(slots);
  }
}

/** Each coordinate's whole formula after a change; null where it is as it was. */
export function changedSums(slots: Slots, change: Change): readonly (Sum | null)[] {
  const after = changed(slots, change);
  return after.map((of, at) => (of === slots[at] ? null : written(of)));
}

function inCoordinate(slots: Slots, coordinate: number, to: (of: readonly Slot[]) => readonly Slot[]): Slots {
  return slots.map((of, at) => (at === coordinate ? to(of) : of));
}
