import { fixed } from './fixed.ts';
import { gradientBased } from './gradient-based.ts';
import type { Schedule } from './schedule.ts';
import { timeBased } from './time-based.ts';

const all: readonly Schedule[] = [fixed, gradientBased, timeBased];

/** Every schedule by id. */
export const schedules: Readonly<Record<string, Schedule>> = Object.fromEntries(all.map((s) => [s.id, s]));
