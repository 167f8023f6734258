import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const configuration = new URL('../../../.config/', import.meta.url);

/** Stand-ins for programs; each writes how it was called into `$CALLS`. */
const RECORD = 'echo "$(basename "$0") $*" >> "$CALLS"';
const BUBBLEWRAP = 'echo bubblewrap 0.8.0';
/** Answers who it is, and makes an environment that holds a link to itself. */
const pythonOf = (version: string): string => `
  case "$*" in
    *version_info*) echo ${version}; echo "$BASE/python3" ;;
    *"-m venv"*) mkdir -p "$3/bin"; ln -s "$0" "$3/bin/python" ;;
  esac`;

let project: string;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'setup-'));
  for (const folder of ['.config', 'programs', '.build/grader/cli', '.build/hosts']) {
    mkdirSync(join(project, folder), { recursive: true });
  }
  for (const file of ['setup.js', 'put-in-place.js']) {
    cpSync(new URL(file, configuration), join(project, '.config', file));
  }
  writeFileSync(join(project, 'package.json'), '{"type": "module"}');
  writeFileSync(join(project, 'requirements.txt'), 'numpy==2.3.5\n');
  writeFileSync(join(project, '.build/grader/cli/bin.js'), '');
  writeFileSync(join(project, '.build/hosts/node-host.cjs'), '');
  program('bwrap', BUBBLEWRAP);
  program('python3', pythonOf('3.11.2'));
  program('npm', 'true');
});

afterEach(() => {
  rmSync(project, { recursive: true, force: true });
});

function program(name: string, script: string): void {
  const path = join(project, 'programs', name);
  writeFileSync(path, `#!/bin/sh\nPATH=/usr/bin:/bin\n${RECORD}\n${script}\n`);
  chmodSync(path, 0o755);
}

/** Runs the set-up as one user or another, whoever runs the tests. */
function run(user: 'root' | 'somebody' = 'somebody'): {
  readonly said: string;
  readonly exitCode: number | null;
  readonly calls: string;
} {
  const calls = join(project, 'calls');
  writeFileSync(calls, '');
  const programs = join(project, 'programs');
  const pretend = `data:text/javascript,process.getuid=()=>${user === 'root' ? 0 : 1000}`;
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--import', pretend, join(project, '.config/setup.js')],
    {
      encoding: 'utf8',
      env: { PATH: programs, CALLS: calls, BASE: programs },
    },
  );
  return { said: stdout + stderr, exitCode: status, calls: readFileSync(calls, 'utf8') };
}

describe('npm run setup', () => {
  it('makes the Python environment from wheels only', () => {
    const { said, exitCode, calls } = run();
    expect(said).toContain('setup: ready\n');
    expect(exitCode).toBe(0);
    expect(calls).toMatch(/^python -m pip install .*--only-binary :all: -r .*requirements\.txt$/m);
  });

  it('leaves everything as it is the second time', () => {
    run();
    const { said, exitCode, calls } = run();
    expect(calls).not.toMatch(/pip|venv|apt-get|build/);
    expect(said.split('\n').map((line) => line.split(':')[0])).toEqual([
      'sandbox',
      'python',
      'host',
      'build',
      'command',
      'setup',
      '',
    ]);
    expect(exitCode).toBe(0);
  });

  it.each([
    [
      'requirements.txt changed',
      () => {
        writeFileSync(join(project, 'requirements.txt'), 'numpy==2.3.6\n');
      },
    ],
    [
      'the Python of the environment is gone',
      () => {
        rmSync(join(project, '.venv/bin/python'));
      },
    ],
  ])('makes the environment anew when %s', (_, change) => {
    run();
    change();
    expect(run().calls).toMatch(/pip install/);
    expect(run().calls).not.toMatch(/pip install/);
  });

  it('tells a failed installation, and tries it again the next time', () => {
    program('python3', `${pythonOf('3.11.2')}\ncase "$*" in *"pip install"*) echo no such wheel >&2; exit 1 ;; esac`);
    const { said, exitCode } = run();
    expect(said).toContain('python: FAILED: could not install requirements.txt');
    expect(said).toContain('no such wheel');
    expect(exitCode).toBe(1);
    expect(run().exitCode).toBe(1);
  });

  it('leaves the environment that is there alone until the new one is whole', () => {
    run();
    writeFileSync(join(project, '.venv/grading-uses-this'), '');
    writeFileSync(join(project, 'requirements.txt'), 'numpy==2.3.6\n');
    // As a grade that runs meanwhile would see it.
    const look = `case "$*" in *"pip install"*) echo "seen: $(ls -A ${project}/.venv)" >> "$CALLS" ;; esac`;
    program('python3', `${pythonOf('3.11.2')}\n${look}`);
    expect(run().calls).toContain('seen: .made-from\nbin\ngrading-uses-this\n');
    expect(readdirSync(project).filter((name) => name.startsWith('.venv'))).toEqual(['.venv']);
    expect(existsSync(join(project, '.venv/grading-uses-this'))).toBe(false);
  });

  it('keeps the environment that is there when a new one cannot be made', () => {
    run();
    writeFileSync(join(project, 'requirements.txt'), 'numpy==9.9.9\n');
    program('python3', `${pythonOf('3.11.2')}\ncase "$*" in *"pip install"*) exit 1 ;; esac`);
    expect(run().exitCode).toBe(1);
    expect(readdirSync(project).filter((name) => name.startsWith('.venv'))).toEqual(['.venv']);
    expect(existsSync(join(project, '.venv/.made-from'))).toBe(true);
  });

  it('lets the scripts of the environment name the folder where it is in the end', () => {
    const activate = `case "$*" in *"-m venv"*) echo "VIRTUAL_ENV=$3" > "$3/bin/activate" ;; esac`;
    program('python3', `${pythonOf('3.11.2')}\n${activate}`);
    run();
    expect(readFileSync(join(project, '.venv/bin/activate'), 'utf8')).toBe(`VIRTUAL_ENV=${join(project, '.venv')}\n`);
  });

  it('asks for a newer Python where there is only an old one', () => {
    program('python3', pythonOf('3.10.12'));
    const { said, exitCode } = run();
    expect(said).toContain('python: WARNING: Python 3.11 or newer is needed, and this is 3.10.12');
    expect(existsSync(join(project, '.venv'))).toBe(false);
    expect(exitCode).toBe(0);
  });

  it('names what to install where there is no apt-get', () => {
    rmSync(join(project, 'programs/bwrap'));
    const { said, exitCode } = run();
    expect(said).toContain('sandbox: WARNING: install bubblewrap');
    expect(said).toContain('`grade` refuses to run');
    expect(exitCode).toBe(0);
  });

  it('installs bubblewrap as root', () => {
    rmSync(join(project, 'programs/bwrap'));
    program('apt-get', 'true');
    const { said, calls } = run('root');
    expect(calls).toContain('apt-get update\napt-get install -y --no-install-recommends bubblewrap\n');
    expect(said).toContain('sandbox: bubblewrap installed');
  });

  it('fails when root cannot install it', () => {
    rmSync(join(project, 'programs/bwrap'));
    program('apt-get', 'case "$1" in install) echo unable to locate >&2; exit 100 ;; esac');
    const { said, exitCode } = run('root');
    expect(said).toMatch(/sandbox: FAILED: could not install bubblewrap[^]*unable to locate/);
    expect(exitCode).toBe(1);
  });

  it('never uses sudo by itself, but says the command', () => {
    rmSync(join(project, 'programs/bwrap'));
    program('apt-get', 'true');
    program('sudo', 'true');
    const { said, exitCode, calls } = run();
    expect(calls).not.toMatch(/sudo|apt-get (update|install)/);
    expect(said).toContain('sudo apt-get update && sudo apt-get install -y --no-install-recommends bubblewrap');
    expect(exitCode).toBe(0);
  });

  it('builds what is not built', () => {
    rmSync(join(project, '.build'), { recursive: true });
    expect(run().calls).toContain('npm run --silent build\n');
  });

  it('fails when npx does not find the command', () => {
    program('npm', 'case "$1" in exec) echo could not determine executable to run >&2; exit 1 ;; esac');
    const { said, exitCode } = run();
    expect(said).toMatch(/command: FAILED[^]*could not determine executable/);
    expect(exitCode).toBe(1);
  });
});
