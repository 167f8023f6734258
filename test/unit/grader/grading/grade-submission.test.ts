import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { gradeAll, gdStartValue, grading, hw2 } from '../../../fixtures/subjects/grade.ts';
import { functions, rightNoise, rules, wholeHomework } from '../../../fixtures/subjects/hw2-rules.ts';
import { inProcess } from '../../../fixtures/subjects/in-process.ts';
import type { StudentFunction, Submission } from '../../../fixtures/subjects/in-process.ts';
import { deriv, descentBy, fn, startValue } from '../../../fixtures/subjects/start-value.ts';
import { adamRight } from '../../../fixtures/subjects/variants.ts';
import { gradeSubmission } from '../../../../grader/grading/grade-submission.ts';
import type { Assignment } from '../../../../grader/intake/assignment-schema.ts';
import { Report } from '../../../../grader/model/report.ts';
import type { CheckResult } from '../../../../grader/model/report.ts';

const validate = new Ajv({ strict: true, allErrors: true, strictTuples: false }).compile(Report);
const byId = (report: Report, id: string): CheckResult | undefined => report.checks.find((check) => check.id === id);

describe('a whole submission', () => {
  it('that is right earns every point, and its report keeps to the schema', async () => {
    for (const [assignment, submission] of [
      [hw2, wholeHomework],
      [gdStartValue, startValue],
    ] as const) {
      // Classes and remedies are not part of these submissions; the sample class has whole ones.
      const checks = assignment.checks.filter(
        ({ id }) => id !== 'experiment.remedy' && !assignment.targets[id.split('.')[0] ?? '']?.methods,
      );
      const report = await gradeAll(assignment, inProcess(submission), { checks });
      expect(report.checks.filter(({ status }) => status !== 'passed').map(({ id, message }) => [id, message])).toEqual(
        [],
      );
      expect(report.total).toEqual({
        points: report.total.maxPoints,
        maxPoints: report.total.maxPoints,
        earned: report.total.maxPoints,
        undecided: [],
      });
      expect([validate(report), validate.errors]).toEqual([true, null]);
    }
  });

  it('with every kind of outcome keeps to the schema', async () => {
    const subjects = [
      inProcess({}),
      inProcess({
        ...functions,
        adam: () => {
          throw new Error('<script>');
        },
        sgd: () => null,
      }),
      inProcess(wholeHomework, { ends: { at: 5, how: { kind: 'never-started', problem: 'x' } } }),
      inProcess(wholeHomework, { cutShort: 3 }),
      inProcess(rules(() => () => NaN)),
    ];
    for (const subject of subjects) {
      const report = await gradeAll(hw2, subject, { student: 'o\'brien <b>"&', language: null });
      expect([validate(report), validate.errors]).toEqual([true, null]);
    }
  });

  it('gives deep-equal reports for the same seed, and other cases for another', async () => {
    const wrong = (seed: number): Promise<Report> =>
      gradeAll(
        hw2,
        inProcess((random) => ({ ...wholeHomework(random), bowl: () => [(x: number, y: number) => x + y, [0, 0]] })),
        { seed },
      );
    expect(await wrong(3)).toEqual(await wrong(3));
    expect(JSON.stringify(await wrong(3))).toBe(JSON.stringify(await wrong(3)));
    expect((await wrong(4)).seed).toBe(4);
  });

  it('says for every check how to run it again, safely quoted', async () => {
    const report = await gradeAll(gdStartValue, inProcess(startValue), { student: "it's; rm -rf" });
    expect(report.checks[0]?.replay).toBe(
      "npx grade <folder> --only 'it'\\''s; rm -rf' --assignment gd-start-value --check function.value --seed 7",
    );
  });
});

describe('a stub', () => {
  const stubs: Readonly<Record<string, StudentFunction>> = {
    'returns zero': () => 0,
    'returns one': () => 1,
    'returns its first argument': (first: unknown) => first,
    'returns NaN': () => NaN,
    'returns nothing': () => null,
    'returns six zeros': () => [0, 0, 0, 0, 0, 0],
    'returns four zeros': () => [0, 0, 0, 0],
    'returns two ones': () => [1, 1],
    'returns two NaN': () => [NaN, NaN],
    'returns its first two arguments': (x: unknown, y: unknown) => [x, y],
    'returns its arguments': (...args: unknown[]) => args.slice(0, -1),
    'returns an empty list': () => [],
    'returns a text': () => '0',
    'returns a dictionary': () => ({ x: 0, y: 0, result: 0, value: 0 }),
    'returns functions of zero and a constant 1': () => [(x: number, y: number) => 0 * x * y, [1, 1]],
    'returns functions of NaN': () => [(x: number, y: number) => NaN * x * y, () => [NaN, NaN]],
  };

  it.each(Object.entries(stubs))('earns no point when it %s', async (_, stub) => {
    for (const assignment of [hw2, gdStartValue]) {
      const names = Object.values(assignment.targets).map(({ names: [name = ''] }) => name);
      const report = await gradeAll(assignment, inProcess(Object.fromEntries(names.map((name) => [name, stub]))));
      expect(report.checks.filter(({ points }) => points !== 0).map(({ id, status }) => [id, status])).toEqual([]);
      expect(report.total.points).toBe(0);
    }
  });

  it('earns no point as descent beside a derivative that is zero', async () => {
    const report = await gradeAll(gdStartValue, inProcess({ fn: () => 0, deriv: () => 0, descent: (x: number) => x }));
    expect(report.total.points).toBe(0);
  });

  it('that is absent earns no point', async () => {
    expect((await gradeAll(hw2, inProcess({}))).total.points).toBe(0);
  });
});

describe('one mistake', () => {
  const wrongFn = (x: number): number => Math.sin(2 * Math.PI * x) + x ** 2;
  const ofWrongFn = (x: number): number => 2 * Math.PI * Math.cos(2 * Math.PI * x) + 2 * x;

  it('in the function is paid for there, whether the derivative follows it or the assignment', async () => {
    for (const slope of [deriv, ofWrongFn]) {
      const report = await gradeAll(gdStartValue, inProcess({ fn: wrongFn, deriv: slope, descent: descentBy(slope) }));
      expect(byId(report, 'function.value')).toMatchObject({ status: 'failed' });
      expect(byId(report, 'derivative.agrees')).toMatchObject({ status: 'passed', points: 3 });
      expect(byId(report, 'derivative.value')).toMatchObject({ status: 'passed', points: 3 });
      expect(report.total.points).toBe(16);
    }
  });

  it('is told where it is forgiven', async () => {
    const report = await gradeAll(
      gdStartValue,
      inProcess({ fn: wrongFn, deriv: ofWrongFn, descent: descentBy(ofWrongFn) }),
    );
    const forgiven = byId(report, 'derivative.value');
    expect(forgiven?.notes).toEqual([expect.stringContaining('`function.value` already failed')]);
    expect(forgiven?.finding).toBeUndefined();
  });

  it('in the derivative is not forgiven where the function is right', async () => {
    const report = await gradeAll(gdStartValue, inProcess({ fn, deriv: ofWrongFn, descent: descentBy(deriv) }));
    expect(byId(report, 'derivative.agrees')).toMatchObject({ status: 'failed', points: 0 });
    expect(byId(report, 'derivative.value')).toMatchObject({ status: 'failed', points: 0 });
  });

  it('in both, unlike each other, is not forgiven', async () => {
    const report = await gradeAll(
      gdStartValue,
      inProcess({ fn: wrongFn, deriv: (x: number) => x, descent: descentBy(deriv) }),
    );
    expect(report.total.points).toBe(10);
  });
});

describe('a convention', () => {
  it('that one check found is held to by those after it', async () => {
    const torn: Submission = {
      // Follows one convention with small gradients and large state, another on the path.
      adam: (
        ...args: Parameters<
          NonNullable<(typeof adamRight)[string]> extends (n: never) => infer R
            ? Extract<R, (...all: never[]) => unknown>
            : never
        >
      ) => {
        const onPath = args[9].eps === 1e-7;
        return (onPath ? adamRight['has epsilon outside the root'] : adamRight['as printed'])?.(() => 0)(...args);
      },
    };
    const near = {
      options: {
        ...hw2.checks.find(({ id }) => id === 'adam.trajectory')?.options,
        tolerance: { relative: 0, absolute: 1e-15, reason: 'so near that conventions differ' },
      },
    };
    const checks = hw2.checks
      .filter(({ id }) => ['adam.update', 'adam.trajectory'].includes(id))
      .map((check) => (check.id === 'adam.trajectory' ? { ...check, ...near } : check));
    const report = await gradeAll(hw2, inProcess(torn), { checks });
    expect(report.checks.map(({ status }) => status)).toEqual(['passed', 'failed']);
    expect(report.checks[0]?.conventions).toEqual([
      { name: 'epsilon', value: 'inside-root', text: expect.stringContaining('inside') as string },
    ]);
  });
});

describe('what builds on something', () => {
  const requiring = (requires: readonly string[]): Assignment => ({
    ...gdStartValue,
    checks: gdStartValue.checks.map((check) =>
      check.id === 'descent.steps'
        ? { ...check, requires: [...requires] }
        : check.id === 'descent.stuck'
          ? { ...check, requires: ['descent.steps'] }
          : check,
    ),
  });

  it('is blocked when that failed, and so is what builds on it, and neither is run', async () => {
    const asked: number[] = [];
    const descent = (x: number, rate: number, epochs: number): number => {
      asked.push(epochs);
      return descentBy(deriv)(x, rate, epochs);
    };
    const report = await gradeAll(requiring(['function.value']), inProcess({ fn: () => 0, deriv, descent }), {
      checks: requiring(['function.value']).checks.filter(
        ({ id }) => !/^(descent|experiment)/.test(id) || ['descent.steps', 'descent.stuck'].includes(id),
      ),
    });
    expect(byId(report, 'descent.steps')).toMatchObject({ status: 'blocked', points: 0, blockedBy: 'function.value' });
    expect(byId(report, 'descent.stuck')).toMatchObject({ status: 'blocked', points: 0, blockedBy: 'descent.steps' });
    expect(asked).toEqual([]);
  });

  it('does not pass where that is not known', async () => {
    const report = await gradeAll(
      requiring(['function.value']),
      inProcess(startValue, { ends: { at: 1, how: { kind: 'never-started', problem: 'x' } } }),
    );
    expect(byId(report, 'function.value')?.status).toBe('inconclusive');
    expect(byId(report, 'descent.steps')).toMatchObject({
      status: 'inconclusive',
      points: null,
      message: 'Not known, because `function.value`, on which it rests, is not.',
    });
  });

  it('is run when that passed', async () => {
    const report = await gradeAll(requiring(['function.value']), inProcess(startValue));
    expect(byId(report, 'descent.steps')?.status).toBe('passed');
  });
});

it('tells of each check before it runs, those that others need included, and of how many there are', async () => {
  const told: string[] = [];
  const { checks } = await gradeSubmission(
    grading(gdStartValue, inProcess(startValue), {
      onCheck: ({ id }, count) => told.push(`${id} of ${count}`),
    }),
  );
  expect(told).toEqual(checks.map(({ id }) => `${id} of ${checks.length}`));
});

describe('our own fault', () => {
  it('becomes a grader-error without points, is told, and the rest is judged', async () => {
    const faults: [string, unknown][] = [];
    const oracle: Parameters<typeof grading>[2] = {
      oracle: {
        under: () => ({ ask: () => Promise.reject(new TypeError('the oracle is ill')) }),
        once: (_, make) => make(),
        diagnose: () => null,
      },
      onFault: (id, error) => faults.push([id, error]),
    };
    const report = await gradeSubmission(grading(gdStartValue, inProcess(startValue), oracle));
    expect(byId(report, 'function.value')).toMatchObject({ status: 'grader-error', points: null, cases: 0 });
    expect(byId(report, 'function.value')?.finding).toBeUndefined();
    expect(byId(report, 'descent.steps')).toMatchObject({ status: 'passed' });
    expect(report.total).toMatchObject({ points: null, undecided: ['function.value', 'derivative.value'] });
    expect(faults).toEqual([
      ['function.value', expect.any(TypeError)],
      ['derivative.value', expect.any(TypeError)],
    ]);
    expect(JSON.stringify(report)).not.toContain('the oracle is ill');
    expect(validate(report)).toBe(true);
  });
});

it('is not fooled by noise where none is asked for', async () => {
  const subject = inProcess((random) => ({ ...startValue, fn: (x: number) => fn(x) + 1e-3 * rightNoise(random)() }));
  expect(byId(await gradeAll(gdStartValue, subject), 'function.value')?.status).toBe('failed');
});

it('a process that ends costs the check that asked, and no other', async () => {
  const report = await gradeAll(
    gdStartValue,
    inProcess(startValue, { ends: { at: 1, how: { kind: 'killed', signal: 'SIGKILL' } } }),
  );
  const lost = ({ checks }: Report): readonly string[] =>
    checks.filter(({ id, status }) => id !== 'experiment.remedy' && status !== 'passed').map(({ id }) => id);
  expect(lost(report)).toEqual(['function.value']);
  const unsigned = await gradeAll(
    gdStartValue,
    inProcess(startValue, { unsigned: true, ends: { at: 1, how: { kind: 'killed', signal: 'SIGKILL' } } }),
  );
  expect(lost(unsigned)).toEqual(['function.value']);
});
