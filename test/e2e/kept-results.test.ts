import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { grade, newFolder, readReport, root } from './run-grade.ts';
import type { Ran } from './run-grade.ts';

// Each test is several runs of the whole command, one after the other.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 300_000 });

/** A course of its own: an assignment and a class that a test may change. */
function newCourse(): { readonly specs: string; readonly submissions: string; readonly out: string } {
  const folder = newFolder();
  cpSync(join(root, 'test/fixtures/hostile/specs'), join(folder, 'specs'), { recursive: true });
  for (const [student, language] of [
    ['ada', 'python'],
    ['ben', 'typescript'],
    ['cleo', 'python'],
  ] as const)
    cpSync(join(root, `test/fixtures/hostile/class/honest-right-${language}`), join(folder, 'class', student), {
      recursive: true,
    });
  mkdirSync(join(folder, 'class/dan'));
  writeFileSync(join(folder, 'class/dan/solution.py'), 'def f(x):\n    return 3 * x**2 - 3 * x + 4\n');
  return { specs: join(folder, 'specs'), submissions: join(folder, 'class'), out: join(folder, 'out') };
}

type Course = ReturnType<typeof newCourse>;
const STUDENTS = ['ada', 'ben', 'cleo', 'dan'];

function run({ specs, submissions, out }: Course, ...more: readonly string[]): Promise<Ran> {
  return grade([submissions, '--assignment', 'hostile', '--specs', specs, '--out', out, '--format', 'junit', ...more]);
}

function textsOf({ out }: Course): Readonly<Record<string, string>> {
  const folder = join(out, 'hostile');
  const files = [
    ...['index.html', 'grades.csv', 'junit.xml'],
    ...STUDENTS.flatMap((student) => [`${student}/report.json`, `${student}/index.html`]),
  ];
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

/** Processor time that a student's code took in the run that wrote the result. */
function cpuOf({ out }: Course, student: string): number {
  const timing = readFileSync(join(out, 'hostile', student, 'timing.json'), 'utf8');
  return (JSON.parse(timing) as { readonly cpuSeconds: number }).cpuSeconds;
}

function lastWritten({ out }: Course, student: string): number {
  return statSync(join(out, 'hostile', student, 'receipt.json')).mtimeMs;
}

function changeAssignment({ specs }: Course, from: string, to: string): void {
  const file = join(specs, 'hostile/assignment.json');
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}

function keptIn({ stderr }: Ran): readonly string[] {
  return stderr.split('\n').flatMap((line) => (line.endsWith('(kept)') ? [line.replace(/^.*\] (.*?):.*$/, '$1')] : []));
}

describe('a second run', () => {
  const course = newCourse();
  let first: Readonly<Record<string, string>> = {};
  beforeAll(async () => {
    const { code, stdout } = await run(course);
    expect(code).toBe(0);
    expect(stdout).not.toContain('kept');
    first = textsOf(course);
  });

  it('keeps what is done, and makes the same tables', async () => {
    const before = STUDENTS.map((student) => lastWritten(course, student));
    const ran = await run(course);
    expect(keptIn(ran).toSorted()).toEqual(STUDENTS);
    expect(ran.stdout).toContain('4 kept as they were');
    expect(STUDENTS.map((student) => lastWritten(course, student))).toEqual(before);
    expect(textsOf(course)).toEqual(first);
  });

  it('grades everybody anew when told, and whoever is named', async () => {
    const before = STUDENTS.map((student) => lastWritten(course, student));
    expect(keptIn(await run(course, '--only', 'ben'))).toEqual([]);
    expect(
      STUDENTS.map((student) => lastWritten(course, student)).map((at, index) => at > (before[index] ?? 0)),
    ).toEqual([false, true, false, false]);
    expect(keptIn(await run(course, '--again'))).toEqual([]);
    expect(STUDENTS.every((student) => cpuOf(course, student) > 0)).toBe(true);
    expect(textsOf(course)).toEqual(first);
  });

  it('reaches the same verdicts from the answers that were kept, byte for byte, and runs nobody’s code', async () => {
    const { code } = await run(course, '--replay');
    expect(code).toBe(0);
    expect(textsOf(course)).toEqual(first);
    expect(STUDENTS.map((student) => cpuOf(course, student))).toEqual([0, 0, 0, 0]);
    // Not even where nobody's code could be run.
    const without = await grade(
      [
        course.submissions,
        '--assignment',
        'hostile',
        '--specs',
        course.specs,
        '--out',
        course.out,
        '--replay',
        '--format',
        'junit',
      ],
      { environment: { PATH: '' } },
    );
    expect(without.code).toBe(0);
    expect(textsOf(course)).toEqual(first);
  });

  it('does not believe a file that is not as it was written', async () => {
    for (const file of ['report.json', 'index.html', 'evidence.json.gz', 'receipt.json']) {
      writeFileSync(
        join(course.out, 'hostile/ada', file),
        file === 'receipt.json' ? '{' : readFileSync(join(course.out, 'hostile/ben', file)),
      );
      expect(keptIn(await run(course)).toSorted(), file).toEqual(['ben', 'cleo', 'dan']);
      expect(textsOf(course)).toEqual(first);
    }
  });

  it.each([
    ['evidence.json.gz', null, 'evidence.json.gz is missing. Put it back as it was, or grade'],
    ['evidence.json.gz', 'not packed', 'evidence.json.gz is not the one that receipt.json names (a run may have been'],
    ['receipt.json', '{"schemaVersion": 99}', 'receipt.json is damaged, or of another version of grade. Put it back'],
    ['receipt.json', null, 'receipt.json is not there to vouch for the kept answers (a run may have been ended here).'],
  ])('says in a replay what is wrong with %s, and what to do (%j)', async (file, content, told) => {
    const path = join(course.out, 'hostile/cleo', file);
    if (content === null) rmSync(path);
    else writeFileSync(path, content);
    const report = readFileSync(join(course.out, 'hostile/cleo/report.json'), 'utf8');
    const { code, stderr } = await run(course, '--replay', '--only', 'cleo');
    expect(code).toBe(1);
    expect(stderr).toContain(`cleo: not graded: ${told}`);
    expect(stderr).toMatch(/grade it without --replay\.$/im);
    expect(readFileSync(join(course.out, 'hostile/index.html'), 'utf8')).toContain(told.slice(0, 30));
    expect(readFileSync(join(course.out, 'hostile/cleo/report.json'), 'utf8')).toBe(report);
    await run(course);
    expect(textsOf(course)).toEqual(first);
  });

  it('says who has no answers to be judged by', async () => {
    rmSync(join(course.out, 'hostile/cleo'), { recursive: true });
    const { code, stdout } = await run(course, '--replay');
    expect(code).toBe(1);
    expect(stdout).toContain('No answers of this submission are kept. Grade it without --replay.');
    expect(readFileSync(join(course.out, 'hostile/grades.csv'), 'utf8')).toMatch(/^cleo,,15,undecided,yes,/m);
    const junit = readFileSync(join(course.out, 'hostile/junit.xml'), 'utf8');
    expect(junit).toMatch(/<testsuite name="cleo" tests="1" failures="0" errors="1"/);
    await run(course);
    expect(textsOf(course)).toEqual(first);
  });
});

describe('what has changed since', () => {
  it('is a submission: it alone is graded again', async () => {
    const course = newCourse();
    await run(course);
    const file = join(course.submissions, 'ada/solution.py');
    writeFileSync(file, readFileSync(file, 'utf8').replace('6 * x - 3', '6 * x + 3'));
    expect(keptIn(await run(course)).toSorted()).toEqual(['ben', 'cleo', 'dan']);
    expect(readReport(join(course.out, 'hostile/ada')).total.points).toBeLessThan(15);
    // Its old answers are not those of the new files.
    writeFileSync(file, readFileSync(file, 'utf8').replace('6 * x + 3', '6 * x - 3'));
    const { code, stdout } = await run(course, '--replay', '--only', 'ada');
    expect(code).toBe(1);
    expect(stdout).toContain('those of other files');
  });

  it('is the assignment: points alone run nobody’s code, a check runs what it asks anew', async () => {
    const course = newCourse();
    await run(course);
    const [whole] = STUDENTS.map((student) => cpuOf(course, student));
    changeAssignment(course, '"points": 5', '"points": 7');
    expect(keptIn(await run(course))).toEqual([]);
    expect(readReport(join(course.out, 'hostile/ada')).total.points).toBe(17);
    expect(STUDENTS.map((student) => cpuOf(course, student))).toEqual([0, 0, 0, 0]);
    changeAssignment(course, '"steps": 40', '"steps": 41');
    // The new question has no answer yet, and without running code none is to be had: it is not known, and no zero.
    const graded = textsOf(course);
    const replayed = await run(course, '--replay');
    expect(replayed.code).toBe(1);
    const told = '1 question has no kept answer, so its earlier report stays. Grade it without --replay.';
    expect(replayed.stderr).toContain(told);
    const { 'grades.csv': table, 'junit.xml': junit, 'index.html': page, ...reports } = textsOf(course);
    expect(table).toMatch(/^ada,,17,undecided,yes,3,3,3,1,\r?$/m);
    expect(junit).toMatch(/<testsuite name="ada" tests="5" failures="0" errors="1"/);
    expect(page).toContain(told);
    // What was graded is not given up for it; where nobody had to be asked, the verdict is known.
    for (const [file, text] of Object.entries(reports)) if (!file.startsWith('dan/')) expect(text).toBe(graded[file]);
    expect(readReport(join(course.out, 'hostile/dan')).total.points).toBe(3);
    await run(course);
    expect(readReport(join(course.out, 'hostile/ada')).total.points).toBe(17);
    expect(cpuOf(course, 'ada')).toBeGreaterThan(0);
    expect(whole).toBeGreaterThan(0);
    const mixed = textsOf(course);
    await run(course, '--again');
    expect(textsOf(course)).toEqual(mixed);
  });

  it('is a check without points: its verdict is kept in a replay that cannot have it, and had by the next run', async () => {
    const course = newCourse();
    changeAssignment(course, '"points": 5', '"points": 0');
    await run(course, '--only', 'ada');
    const folder = join(course.out, 'hostile/ada');
    const graded = readFileSync(join(folder, 'report.json'), 'utf8');
    changeAssignment(course, '"steps": 40', '"steps": 41');
    const { code, stderr } = await run(course, '--replay', '--only', 'ada');
    expect(code).toBe(1);
    expect(stderr).toContain('ada: 10 of 10 points: 1 question has no kept answer, so its earlier report stays.');
    expect(readFileSync(join(folder, 'report.json'), 'utf8')).toBe(graded);
    // Where nothing is to be lost by it, the replay is written; the next run asks what it could not.
    rmSync(join(folder, 'report.json'));
    expect((await run(course, '--replay', '--only', 'ada')).stderr).not.toContain('no kept answer');
    const statusOf = (id: string): string | undefined => readReport(folder).checks.find((one) => one.id === id)?.status;
    expect(statusOf('descent.steps')).toBe('inconclusive');
    expect(keptIn(await run(course))).toEqual([]);
    expect(statusOf('descent.steps')).toBe('passed');
    expect(keptIn(await run(course))).toContain('ada');
  });

  it('is the seed: everybody faces new cases', async () => {
    const course = newCourse();
    await run(course);
    expect(keptIn(await run(course, '--seed', '2'))).toEqual([]);
    expect(readdirSync(join(course.out, 'hostile')).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('answers that were recorded without a sandbox', () => {
  it('are replayed to the same reports, and it is said how they were recorded', async () => {
    const course = newCourse();
    await run(course, '--no-sandbox', '--only', 'ada');
    const report = readFileSync(join(course.out, 'hostile/ada/report.json'), 'utf8');
    expect(readReport(join(course.out, 'hostile/ada')).environment.sandbox).toBe('none');
    const { stderr } = await run(course, '--replay', '--only', 'ada', '--quiet');
    expect(stderr).toContain('The answers of ada were recorded without a sandbox');
    expect(readFileSync(join(course.out, 'hostile/ada/report.json'), 'utf8')).toBe(report);
    await run(course);
    expect((await run(course, '--replay', '--quiet')).stderr).toBe('');
  });
});
