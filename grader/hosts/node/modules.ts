import { isBuiltin } from 'node:module';
import type { Help } from '../../model/subject.ts';
import type { Randomness } from './randomness.ts';
import type { Realm } from './realm.ts';
import { createStandIn } from './stand-in.ts';
import { createCrypto } from './student-crypto.ts';

/** Modules of Node that can do no harm and are the same on every machine. */
const HARMLESS = new Set([
  'assert',
  'assert/strict',
  'buffer',
  'events',
  'path',
  'path/posix',
  'perf_hooks',
  'querystring',
  'string_decoder',
  'timers',
  'timers/promises',
  'url',
  'util',
]);

/** Modules that only show things: stand-ins that may always be used. */
const SHOWS =
  /^(@observablehq\/plot|@?plotly|plotly\.js|nodeplotlib|chart\.js|chartjs|d3|vega|vega-lite|vega-embed|echarts|gnuplot|asciichart|cli-progress|chalk|ora|canvas|ts-?lab|tslab|tfjs-vis|@tensorflow\/tfjs-vis|console-table-printer|cli-table3?|figlet|kleur|picocolors|ansi-colors)([-/.].*)?$/;

/** Names may be of any length (`data:` addresses) and number. */
const MAX_NAME = 100;
const MAX_TOLD = 50;

function shortened(name: string): string {
  return name.length > MAX_NAME ? `${name.slice(0, MAX_NAME)}...` : name;
}

/** A copy, where it is no function itself (`assert`, `events`). */
function lend(module: object): object {
  return typeof module === 'function' ? module : { ...module };
}

export interface ModuleSource {
  /** The module that a name other than a path stands for. */
  require(name: string): unknown;
  /** The stand-in for something that is not there; told once for each name. */
  standIn(name: string, why: string, shows: boolean): unknown;
}

export interface ModuleSourceOptions {
  readonly realm: Realm;
  readonly randomness: Randomness;
  readonly process: object;
  readonly console: object;
  /** Whether graded code runs, not the loading of it. */
  readonly isGraded: () => boolean;
  readonly help: (help: Help) => void;
}

export function createModules(options: ModuleSourceOptions): ModuleSource {
  const { realm, randomness, help } = options;
  const known = new Map<string, unknown>([
    ['plumbline/random', { __esModule: true, gauss: randomness.gauss, default: { gauss: randomness.gauss } }],
    ['crypto', createCrypto(randomness)],
    ['process', options.process],
    ['console', options.console],
  ]);
  const told = new Set<string>();

  const standIn = (written: string, why: string, shows: boolean): unknown => {
    const name = shortened(written);
    if (!told.has(name) && told.size < MAX_TOLD) {
      told.add(name);
      help({ kind: 'module-stubbed', message: `${name} ${why}; a stand-in takes its place.` });
    }
    const refuse = (what: string): Error | undefined =>
      options.isGraded() && !shows ? realm.make.error('Error', `${what} was used, but ${name} ${why}.`) : undefined;
    return createStandIn(name, { refuse });
  };
  const refused = (name: string): unknown =>
    createStandIn(name, {
      refuse: (what) =>
        realm.make.error('Error', `${what} is not available here: graded code cannot use the module ${name}.`),
    });
  const find = (name: string): unknown => {
    const plain = name.replace(/^node:/, '');
    if (HARMLESS.has(plain)) return lend(process.getBuiltinModule(plain) as object);
    if (isBuiltin(name)) return refused(plain);
    return standIn(name, 'is not installed where this is graded', SHOWS.test(name));
  };
  return {
    require(name) {
      const plain = name.replace(/^node:/, '');
      if (!known.has(plain)) known.set(plain, find(name));
      return known.get(plain);
    },
    standIn,
  };
}
