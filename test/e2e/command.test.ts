import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { grade, newFolder, readReport, root } from './run-grade.ts';

const right = join(root, 'submissions/gd-start-value');

/** A folder with one student's right solution. */
function smallClass(): string {
  const folder = newFolder();
  cpSync(join(right, 'ada-okafor'), join(folder, 'ada'), { recursive: true });
  return folder;
}

describe('grade', () => {
  it('says what was expected when the folder is not there', async () => {
    const { code, stderr } = await grade(['nowhere/']);
    expect(code).toBe(2);
    expect(stderr).toContain('There is no folder nowhere/. Expected a folder of submissions');
  });

  it('names the nearest assignment when there is none of that name', async () => {
    const { code, stderr } = await grade([smallClass(), '--assignment', 'hw3']);
    expect(code).toBe(2);
    expect(stderr).toContain('There is no assignment "hw3". Did you mean "hw2"?');
  });

  it('names the nearest check and the nearest student', async () => {
    const folder = smallClass();
    const check = await grade([folder, '--assignment', 'gd-start-value', '--check', 'descent.step']);
    expect(check).toMatchObject({ code: 2 });
    expect(check.stderr).toContain('Did you mean descent.steps?');
    const student = await grade([folder, '--assignment', 'gd-start-value', '--only', 'adda']);
    expect(student).toMatchObject({ code: 2 });
    expect(student.stderr).toContain('--only "adda": there is no such submission. Did you mean "ada"?');
  });

  it('tells wrong usage by exit code 2, and help by 0', async () => {
    expect(await grade([])).toMatchObject({ code: 2 });
    expect(await grade(['x', '--jobs', 'many'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Expected a whole number from 1 to 64, but got "many".') as string,
    });
    for (const args of [['--help'], ['check', '--help'], ['run', '--help'], ['doctor', '--help'], ['--version']])
      expect(await grade(args)).toMatchObject({ code: 0 });
  });

  it('writes pages, data, a table, JUnit and a job summary', async () => {
    const out = newFolder();
    const summary = join(out, 'step-summary.md');
    const ran = await grade([right, '--only', 'ada-okafor,jonas-weber', '--out', out, '--format', 'junit,github'], {
      environment: { GITHUB_STEP_SUMMARY: summary },
    });
    expect(ran.stdout).toContain('::error ');
    for (const file of [
      'index.html',
      'grades.csv',
      'junit.xml',
      'summary.md',
      'ada-okafor/index.html',
      'ada-okafor/report.json',
    ]) {
      expect(existsSync(join(out, 'gd-start-value', file)), file).toBe(true);
    }
    expect(readFileSync(summary, 'utf8')).toContain('ada&#45;okafor');
    // Those who were not graded are in the table, and their score is not known.
    expect(readFileSync(join(out, 'gd-start-value/grades.csv'), 'utf8')).toMatch(/^ben-lindqvist,,/m);
    expect(ran.code).toBe(0);
  });

  it('keeps the rows of those who were graded before when only one is graded again', async () => {
    const folder = smallClass();
    cpSync(join(right, 'jonas-weber'), join(folder, 'jonas'), { recursive: true });
    const out = newFolder();
    const args = [folder, '--assignment', 'gd-start-value', '--out', out, '--quiet'];
    expect(await grade(args)).toMatchObject({ code: 0 });
    const before = readFileSync(join(out, 'gd-start-value/grades.csv'), 'utf8');
    expect(await grade([...args, '--only', 'ada'])).toMatchObject({ code: 0 });
    expect(readFileSync(join(out, 'gd-start-value/grades.csv'), 'utf8')).toBe(before);
  });

  it('puts what is no grade beside the grades, not in their place', async () => {
    const out = newFolder();
    const { code } = await grade([
      smallClass(),
      '--assignment',
      'gd-start-value',
      '--check',
      'function',
      '--out',
      out,
      '--quiet',
    ]);
    expect(code).toBe(0);
    expect(readReport(join(out, 'selected/gd-start-value/ada'))).toMatchObject({ scope: 'selected' });
    expect(existsSync(join(out, 'gd-start-value'))).toBe(false);
  });

  it('has in the table of a look at some checks of some students nobody else than them', async () => {
    const out = newFolder();
    const args = [right, '--check', 'derivative', '--quiet', '--out', out];
    const students = (): readonly string[] =>
      readFileSync(join(out, 'selected/gd-start-value/grades.csv'), 'utf8').match(/^[a-z]+-[a-z]+(?=,)/gm) ?? [];
    expect(await grade([...args, '--only', 'kavya-reddy'])).toMatchObject({ code: 0 });
    expect(students()).toEqual(['kavya-reddy']);
    expect(await grade([...args, '--only', 'ada-okafor'])).toMatchObject({ code: 0 });
    expect(students()).toEqual(['ada-okafor', 'kavya-reddy']);
  });

  it('fails in CI when a check failed', async () => {
    const args = [right, '--only', 'kavya-reddy', '--check', 'derivative', '--quiet', '--out', newFolder()];
    expect(await grade([...args, '--ci'])).toMatchObject({ code: 1 });
  });

  it('grades an empty folder as nothing handed in, and leaves what cannot be read open', async () => {
    const folder = smallClass();
    mkdirSync(join(folder, 'empty'));
    mkdirSync(join(folder, 'huge'));
    writeFileSync(join(folder, 'huge/solution.py'), Buffer.alloc(51e6, '#'));
    const out = newFolder();
    const { code } = await grade([folder, '--assignment', 'gd-start-value', '--out', out, '--quiet']);
    expect(readReport(join(out, 'gd-start-value/empty')).total).toMatchObject({ points: 0 });
    expect(readReport(join(out, 'gd-start-value/huge')).total).toMatchObject({ points: null });
    expect(code).toBe(1);
  });

  it('stops cleanly when it is interrupted, keeps what is done, and loses nobody', async () => {
    const out = newFolder();
    const { code, stderr } = await grade([right, '--out', out, '--jobs', '1'], { stopAfterMs: 4000 });
    expect(code).toBe(2);
    expect(stderr).toContain('What was graded is kept');
    const rows = readFileSync(join(out, 'gd-start-value/grades.csv'), 'utf8').trim().split('\n');
    expect(rows).toHaveLength(1 + readdirSync(right).length);
    for (const student of readdirSync(join(out, 'gd-start-value'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    )) {
      expect(readReport(join(out, 'gd-start-value', student.name)).total.undecided).toEqual([]);
    }
  });

  it('leaves nothing behind in the folder for temporary files', async () => {
    const temporary = newFolder();
    await grade([smallClass(), '--assignment', 'gd-start-value', '--out', newFolder(), '--quiet'], {
      environment: { TMPDIR: temporary },
    });
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('says so when results cannot be written', async () => {
    const out = join(newFolder(), 'file');
    writeFileSync(out, '');
    chmodSync(out, 0o444);
    const { code, stderr } = await grade([smallClass(), '--assignment', 'gd-start-value', '--out', out, '--quiet']);
    expect(code).toBe(2);
    expect(stderr).toContain(out);
  });
});

describe('grade check', () => {
  it('tells in the terminal what to fix first, and writes a page', async () => {
    const out = newFolder();
    const { code, stdout } = await grade(['check', join(right, 'jonas-weber'), '--out', out]);
    expect(code).toBe(1);
    expect(stdout).toContain('What to fix first');
    expect(stdout).toContain('The path leaves the right one at step');
    expect(existsSync(join(out, 'check/gd-start-value/jonas-weber/index.html'))).toBe(true);
  });

  it('answers 0 for a right solution, and runs public checks only', async () => {
    const { code, stdout } = await grade(['check', join(right, 'ada-okafor'), '--out', newFolder(), '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ scope: 'public' });
    expect(stdout).not.toContain('descent.other-rates');
  });

  it('says at its end what became of it when it is interrupted', async () => {
    const [folder, out] = [newFolder(), newFolder()];
    writeFileSync(join(folder, 'endless.py'), 'while True:\n    pass\ndef deriv(x):\n    while True:\n        pass\n');
    const file = join(folder, 'endless.py');
    const { code, stdout, stderr } = await grade(['check', file, '--assignment', 'gd-1d', '--out', out], {
      stopAfterMs: 2500,
    });
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^Stopped: nothing was decided, and no page was written\./m);
    expect(readdirSync(out)).toEqual([]);
  });

  it('asks for the assignment when the path does not tell it', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'mine.py'), 'x = 1\n');
    const { code, stderr } = await grade(['check', join(folder, 'mine.py')]);
    expect(code).toBe(2);
    expect(stderr).toContain('--assignment <id>, with one of ');
    expect(stderr).toContain('gd-start-value, hw2');
  });
});

describe('grade doctor', () => {
  it('finds everything in place after the set-up', async () => {
    const { code, stdout } = await grade(['doctor']);
    expect(stdout).toContain('numpy');
    expect(code).toBe(0);
  });
});
