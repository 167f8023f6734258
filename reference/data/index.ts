import type { MadeUpData } from './made-up-data.ts';
import { wines } from './wines.ts';

const all: readonly MadeUpData[] = [wines];

/** Every made-up data set, by id. */
export const madeUpDataSets: Readonly<Record<string, MadeUpData>> = Object.fromEntries(all.map((one) => [one.id, one]));
