import { join } from 'node:path';
import type { Project } from '../../../../grader/cli/project.ts';
import type { Streams } from '../../../../grader/cli/streams.ts';
import type { DataSetSpec } from '../../../../grader/model/data-set-spec.ts';
import { gdStartValue } from '../../../fixtures/subjects/grade.ts';

export interface Heard extends Streams {
  readonly printed: string[];
  readonly warned: string[];
}

/** A world that keeps what it is told, and has no network. */
export function heard(changes: Partial<Streams> = {}): Heard {
  const [printed, warned]: [string[], string[]] = [[], []];
  return {
    printed,
    warned,
    print: (text) => printed.push(text),
    warn: (text) => warned.push(text),
    isTerminal: false,
    width: 80,
    colour: false,
    environment: {},
    workingFolder: '/nowhere',
    fetch: () => Promise.reject(new TypeError('fetch failed')),
    now: () => 0,
    stop: new AbortController().signal,
    ...changes,
  };
}

/** A project whose specs are in this folder. */
export function projectAt(folder: string): Project {
  return {
    root: folder,
    version: '0.0.0',
    specs: join(folder, 'specs'),
    templates: join(folder, 'reports'),
    hosts: { node: '', python: '' },
  };
}

/** A right assignment that names these data sets. */
export function assignmentText(id: string, data: Readonly<Record<string, DataSetSpec>>): string {
  return JSON.stringify({ ...gdStartValue, id, data });
}
