import { isAbsolute, join, resolve } from 'node:path';
import type { DataFolders } from './find-data-set.ts';

export interface DataPlaces {
  /** The value of `--data`, if it was given. */
  readonly told: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workingFolder: string;
}

/** Where data sets are looked for. Empty variables count as unset, as does a relative XDG_CACHE_HOME (as its rules say). */
export function dataFolders({ told, environment, workingFolder }: DataPlaces): DataFolders {
  const given = environment['PLUMBLINE_DATA'] ?? '';
  return {
    told: told === undefined ? null : resolve(workingFolder, told),
    environment: given === '' ? null : resolve(workingFolder, given),
    cache: dataCache(environment),
  };
}

/** The user's cache of data sets; null where there is neither a cache nor a home. */
export function dataCache(environment: DataPlaces['environment']): string | null {
  const own = environment['XDG_CACHE_HOME'] ?? '';
  const home = environment['HOME'] ?? environment['USERPROFILE'] ?? '';
  const cache = isAbsolute(own) ? own : isAbsolute(home) ? join(home, '.cache') : null;
  return cache === null ? null : join(cache, 'plumbline', 'data');
}
