import { watch } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import type { Place } from './place.ts';

/** When a run is killed: so far through its time, or so far through what it does to the files of its results. */
export interface Moment {
  readonly by: 'clock' | 'files';
  /** Thousandths of what an undisturbed run takes. */
  readonly at: number;
}

/** The same command, killed at each of these moments in turn, and then left alone. */
export type Story = readonly Moment[];

/** What an undisturbed run takes. */
export interface Whole {
  readonly milliseconds: number;
  readonly fileEvents: number;
}

const moment: fc.Arbitrary<Moment> = fc.record({
  by: fc.constantFrom('clock', 'files'),
  at: fc.noBias(fc.integer({ min: 0, max: 999 })),
});
const story: fc.Arbitrary<Story> = fc.array(moment, { minLength: 1, maxLength: 3, size: 'max' });

export interface NumberedStory {
  readonly number: number;
  readonly story: Story;
  readonly how: string;
}

/** A run may be done before its moment comes, the more often the slower the machine was when an undisturbed one was timed. */
const SPARE = 4;

export interface Stories {
  /** With as many moments as kills are asked for. */
  readonly first: readonly NumberedStory[];
  /** To be told when those have not come to so many. */
  readonly spare: readonly NumberedStory[];
}

/** The same ones for the same seed, however many kills are asked for. */
export function storiesOf(seed: number, kills: number): Stories {
  const stories = fc
    .sample(story, { seed, numRuns: kills * SPARE })
    .map((moments, number) => ({ number, story: moments, how: told(moments) }));
  const momentsBefore = ({ number }: NumberedStory): number =>
    stories.slice(0, number).reduce((sum, { story: { length } }) => sum + length, 0);
  return {
    first: stories.filter((each) => momentsBefore(each) < kills),
    spare: stories.filter((each) => momentsBefore(each) >= kills),
  };
}

function told(moments: Story): string {
  return moments
    .map(({ by, at }) => `at ${at / 10} % of its ${by === 'clock' ? 'time' : 'file events'}`)
    .join(', then ');
}

/** Calls back once, at that moment of a run that begins now. */
export function atMoment({ by, at }: Moment, whole: Whole, place: Place, callback: () => void): () => void {
  switch (by) {
    case 'clock': {
      const timer = setTimeout(callback, (whole.milliseconds * at) / 1000);
      return () => {
        clearTimeout(timer);
      };
    }
    case 'files': {
      const last = 1 + Math.floor((whole.fileEvents * at) / 1000);
      return watchFiles(place, (count) => {
        if (count === last) callback();
      });
    }
  }
}

/** Tells how often something happened to a file of the results: made, written, named, removed. */
export function watchFiles({ out }: Place, onEvent: (count: number) => void): () => void {
  let count = 0;
  const watchers = new Map<string, () => void>();
  const add = (folder: string): void => {
    if (watchers.has(folder)) return;
    try {
      const watcher = watch(folder, (_, name) => {
        count += 1;
        // A student's folder is made when the first result is written.
        if (name !== null && !name.includes('.')) add(join(folder, name));
        onEvent(count);
      });
      watcher.on('error', () => undefined);
      watchers.set(folder, () => {
        watcher.close();
      });
    } catch {
      // Gone already, or no folder.
    }
  };
  for (const assignment of ['hostile', 'gd-2d']) add(join(out, assignment));
  return () => {
    for (const close of watchers.values()) close();
  };
}
