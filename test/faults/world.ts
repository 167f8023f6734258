import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../grader/cli/main.ts';
import { findProject } from '../../grader/cli/project.ts';
import type { Project } from '../../grader/cli/project.ts';
import type { Report } from '../../grader/model/report.ts';
import { heard } from '../unit/grader/cli/support.ts';

const root = new URL('../..', import.meta.url).pathname;
const usual = findProject(root);
const hostile = join(root, 'test/fixtures/hostile');

/** A small class, its assignment, and a place for its results, in a folder of its own. */
export interface World {
  readonly folder: string;
  readonly students: readonly string[];
  readonly assignment: string;
  /** Where results go; those of the assignment are below it. */
  readonly out: string;
  readonly results: string;
  /** For temporary files. */
  readonly temporary: string;
  /** Shell commands that run when the host with this number is started, counted from 0; in place of it when they end with `exit`. */
  readonly when: (host: number, commands: string) => void;
  readonly grade: (...more: readonly string[]) => Promise<Ran>;
}

export interface Ran {
  readonly code: number;
  readonly warned: string;
}

const bubblewrap = spawnSync('sh', ['-c', 'command -v bwrap'], { encoding: 'utf8' }).stdout.trim();
export const hasBubblewrap = bubblewrap !== '';

const wrong = (text: string): string => text.replace(/return 3 \* x ?\*\* ?2.*/, 'return 0');
const FILES = { python: 'solution.py', typescript: 'solution.ts' } as const;

interface WorldOptions {
  readonly language?: keyof typeof FILES;
  /** Whose programs are run. */
  readonly project?: Project;
  /** Changes what everybody hands in. */
  readonly edit?: (text: string) => string;
}

export function newWorld({ language = 'python', project = usual, edit = (text) => text }: WorldOptions = {}): World {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-world-'));
  const at = (...parts: readonly string[]): string => join(folder, ...parts);
  const file = FILES[language];
  const right = edit(readFileSync(join(hostile, `class/honest-right-${language}`, file), 'utf8'));
  const students = ['a-right', 'b-wrong', 'c-right'];
  for (const student of students) {
    mkdirSync(at('class', student), { recursive: true });
    writeFileSync(at('class', student, file), student === 'b-wrong' ? wrong(right) : right);
  }
  cpSync(join(hostile, 'specs'), at('specs'), { recursive: true });
  for (const name of ['out', 'tmp', 'programs']) mkdirSync(at(name));
  const write = (host: number, commands: string): void => {
    writeFileSync(at('programs/hosts'), '0');
    writeFileSync(
      at('programs/bwrap'),
      [
        '#!/bin/sh',
        `[ "$1" = --version ] && exec ${bubblewrap} --version`,
        `host=$(cat ${at('programs/hosts')}); echo $((host + 1)) > ${at('programs/hosts')}`,
        `if [ "$host" -eq ${host} ]; then ${commands}\nfi`,
        `exec ${bubblewrap} "$@"`,
        '',
      ].join('\n'),
    );
    chmodSync(at('programs/bwrap'), 0o755);
  };
  write(0, ':');
  return {
    ...{ folder, students, when: write, temporary: at('tmp'), out: at('out'), results: at('out/hostile') },
    assignment: at('specs/hostile/assignment.json'),
    grade: async (...more) => {
      const path = `${at('programs')}:${process.env['PATH'] ?? ''}`;
      const streams = heard({ workingFolder: folder, environment: { PATH: path }, now: () => performance.now() });
      const asked = ['class', '--assignment', 'hostile', '--specs', 'specs', '--out', at('out'), '--jobs', '1', '-q'];
      const code = await main([...asked, ...more], project, streams, 1);
      return { code, warned: streams.warned.join('\n') };
    },
  };
}

/** The table by student; null where there is none. */
export function tableOf({ results }: World): ReadonlyMap<string, string> | null {
  try {
    const [, ...lines] = readFileSync(join(results, 'grades.csv'), 'utf8').trimEnd().split('\r\n');
    return new Map(lines.map((line) => [line.split(',')[0] ?? '', line]));
  } catch {
    return null;
  }
}

/** Every file of the results that is not whole, or was left half-written. */
export function halfWritten({ results, students }: World): readonly string[] {
  let names: readonly string[];
  try {
    names = readdirSync(results, { recursive: true, encoding: 'utf8' });
  } catch {
    return [];
  }
  return names.filter((name) => {
    if (name.endsWith('.tmp')) return true;
    const text = (): string => readFileSync(join(results, name), 'utf8');
    if (name.endsWith('.html')) return !text().trimEnd().endsWith('</html>');
    if (name.endsWith('report.json')) return !students.includes((JSON.parse(text()) as Report).submission.student);
    if (name.endsWith('.json')) return JSON.parse(text()) === null;
    return false;
  });
}
