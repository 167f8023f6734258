/** Notebooks made up by tests, loaded with a survey: for tests only. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Life, Script, Survey } from '../../../../../grader/model/survey.ts';
import { startHost, type Answer, type Host, type Loaded } from './client.ts';

const names = (
  'x y f fx fn step df deriv grad gradient df_x df_y localmin local_min found_minima learning_rate lr epochs start first ' +
  'training_epochs gradient_descent custom_function custom_derivative trajectory final_res xs result rates'
).split(' ');

export interface ScriptAnswer extends Answer {
  readonly rounds?: number;
}

export interface Bench {
  readonly host: Host;
  /** Loads a notebook of these cells. */
  open(...cells: readonly string[]): Promise<Loaded & { readonly survey: Survey }>;
  /** Loads a Python file. */
  openFile(text: string): Promise<Loaded & { readonly survey: Survey }>;
  close(): Promise<void>;
}

/** A host with a folder of its own. */
export function bench(): Bench {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-'));
  const host = startHost();
  const load = async (file: string, text: string): Promise<Loaded & { readonly survey: Survey }> => {
    writeFileSync(join(folder, file), text);
    const request = { folder, file, wanted: [['deriv']], packages: ['numpy', 'autograd', 'sympy'], survey: names };
    const reply = await host.ask({ load: request });
    return reply.loaded as Loaded & { readonly survey: Survey };
  };
  return {
    host,
    open: (...cells) => load('homework.ipynb', notebook(cells)),
    openFile: (text) => load('homework.py', text),
    close: async () => {
      await host.close();
      rmSync(folder, { recursive: true });
    },
  };
}

function notebook(cells: readonly string[]): string {
  const code = { cell_type: 'code', metadata: {}, outputs: [], execution_count: null };
  return JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {},
    cells: cells.map((source) => ({ ...code, source })),
  });
}

interface Loop {
  readonly number: number;
  readonly script: Script;
}

/** The loops among the scripts that stand for themselves, each with its number. */
export const loops = (survey: Survey): readonly Loop[] =>
  numbered(survey).filter(({ script }) => script.within !== true);

/** Those within sweeps. */
export const swept = (survey: Survey): readonly Loop[] =>
  numbered(survey).filter(({ script }) => script.within === true);

function numbered(survey: Survey): readonly Loop[] {
  return survey.scripts.map((script, number) => ({ number, script })).filter(({ script }) => script.loop !== null);
}

/** Form and moment of each life of a name. */
export const lives = (survey: Survey, name: string): readonly Life[] =>
  survey.lives.filter((life) => life.name === name);

export const given = (values: Readonly<Record<string, unknown>>): readonly object[] =>
  Object.entries(values).map(([name, value]) => ({ name, value }));

export const script = (
  number: number,
  read: readonly string[],
  values: Readonly<Record<string, unknown>> = {},
  more: object = {},
): object => ({ op: 'script', script: number, given: given(values), read, ...more });

/** What a script answers for one name: a number, or the items of an array. */
export function told(answer: ScriptAnswer | undefined, name: string): unknown {
  if (answer?.returned === undefined) return answer;
  const { $record } = answer.returned as { readonly $record: readonly (readonly [string, unknown])[] };
  const value = $record.find(([key]) => key === name)?.[1];
  const array = (value as { readonly $array?: { readonly values: readonly number[] } } | undefined)?.$array;
  return array === undefined ? value : array.values.length === 1 ? array.values[0] : array.values;
}
