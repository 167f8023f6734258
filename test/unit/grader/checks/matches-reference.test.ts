import { describe, expect, it } from 'vitest';
import { neverStarted, ourEndings, studentEndings } from '../../../fixtures/subjects/endings.ts';
import { assignmentNamed, gdStartValue, gradeOne, hw2 } from '../../../fixtures/subjects/grade.ts';
import { adam, functions, gradientDescent, rightNoise } from '../../../fixtures/subjects/hw2-rules.ts';
import type { WithMoments } from '../../../fixtures/subjects/hw2-rules.ts';
import { endProcess, inProcess } from '../../../fixtures/subjects/in-process.ts';
import type { Submission } from '../../../fixtures/subjects/in-process.ts';
import { fn } from '../../../fixtures/subjects/start-value.ts';
import { taking } from '../../../fixtures/subjects/values.ts';
import { adamRight, adamWrong } from '../../../fixtures/subjects/variants.ts';

const { PI, cos, exp, hypot, sin, sqrt } = Math;
type Surface = (x: number, y: number) => number;
const value = (name: string, surface: Surface): ReturnType<typeof inProcess> =>
  inProcess({ [name]: () => [surface, [0, 0]] });

describe('a test function', () => {
  it.each<[string, string, Surface]>([
    ['bowl', 'products', (x, y) => x * x + y * y],
    ['bowl', 'hypot', (x, y) => hypot(x, y) ** 2],
    ['mult', 'hypot', (x, y) => sin(hypot(x, y))],
    ['mult', 'powers', (x, y) => sin((x ** 2 + y ** 2) ** 0.5)],
    ['monkey', 'factors', (x, y) => x * (x * x + 3 * y * y)],
    ['matyas', 'a square', (x, y) => 0.26 * (x - y) ** 2 + 0.04 * x * y],
    ['matyas', 'terms', (x, y) => 0.26 * x * x - 0.48 * y * x + 0.26 * y * y],
    ['easom', 'two factors', (x, y) => -(cos(x) * exp(-((x - PI) ** 2))) * (cos(y) * exp(-((y - PI) ** 2)))],
    ['easom', 'a fraction', (x, y) => (-cos(x) * cos(y)) / exp((x - PI) ** 2 + (y - PI) ** 2)],
  ])('%s passes when written with %s', async (name, _, surface) => {
    for (const seed of [1, 2, 3, 4, 5])
      expect(await gradeOne(hw2, `${name}.value`, value(name, surface), { seed })).toMatchObject({
        status: 'passed',
        points: 3,
        cases: 100,
      });
  });

  it.each<[string, string, Surface]>([
    ['bowl', 'a minus', (x, y) => x ** 2 - y ** 2],
    ['bowl', 'y twice', (_, y) => 2 * y ** 2],
    ['bowl', 'a constant on top', (x, y) => x ** 2 + y ** 2 + 1e-6],
    ['mult', 'no root', (x, y) => sin(x ** 2 + y ** 2)],
    ['mult', 'a cosine', (x, y) => cos(sqrt(x ** 2 + y ** 2))],
    ['monkey', 'the saddle of that name', (x, y) => x ** 3 - 3 * x * y ** 2],
    ['monkey', 'y not squared', (x, y) => x ** 3 + 3 * x * y],
    ['matyas', 'a plus', (x, y) => 0.26 * (x ** 2 + y ** 2) + 0.48 * x * y],
    ['matyas', 'a wrong coefficient', (x, y) => 0.26 * (x ** 2 + y ** 2) - 0.5 * x * y],
    ['easom', 'its sign flipped', (x, y) => cos(x) * cos(y) * exp(-((x - PI) ** 2) - (y - PI) ** 2)],
    ['easom', 'pi as 3.14', (x, y) => -cos(x) * cos(y) * exp(-((x - 3.14) ** 2) - (y - 3.14) ** 2)],
    ['easom', 'zero everywhere', (x, y) => 0 * x * y],
  ])('%s fails with %s', async (name, _, surface) => {
    for (const seed of [1, 2, 3]) {
      const result = await gradeOne(hw2, `${name}.value`, value(name, surface), { seed });
      expect(result).toMatchObject({ status: 'failed', points: 0, finding: { kind: 'differs' } });
    }
  });

  it('has one case where there is nothing to vary: its optimum', async () => {
    const beside = (f: unknown): Promise<unknown> =>
      gradeOne(hw2, 'easom.optimum', inProcess({ easom: () => [f, [PI, PI]] }));
    expect(await beside((x: number, y: number) => x + 0 * y)).toMatchObject({ status: 'blocked' });
    expect(await beside((x: number, y: number) => 0 * x * y)).toMatchObject({ status: 'blocked' });
    expect(await beside((x: number, y: number) => x - y)).toMatchObject({ status: 'passed' });
    const optimum = (given: unknown): Promise<unknown> =>
      gradeOne(hw2, 'easom.optimum', inProcess({ easom: () => [(x: number, y: number) => x - y, given] }));
    expect(await optimum(() => [PI, PI])).toMatchObject({ status: 'passed', cases: 1 });
    expect(await optimum([3.141593, 3.141593])).toMatchObject({ status: 'passed', cases: 1 });
    expect(await optimum([3.14, 3.14])).toMatchObject({ status: 'failed' });
    expect(await optimum([0, 0])).toMatchObject({ status: 'failed' });
    expect(await optimum(() => PI)).toMatchObject({ status: 'failed' });
  });

  it('gives nothing for an optimum beside what gives no number at all, however it stops', async () => {
    const beside = (f: unknown): Promise<unknown> =>
      gradeOne(hw2, 'easom.optimum', inProcess({ easom: () => [f, [PI, PI]] }));
    const stopping =
      (message: string) =>
      (x: number, y: number): never => {
        throw new Error(message, { cause: [x, y] });
      };
    expect(await beside(stopping('not implemented'))).toMatchObject({ status: 'blocked', points: 0 });
    expect(await beside((x: number, y: number) => (x + y < Infinity ? undefined : 0))).toMatchObject({
      status: 'blocked',
      points: 0,
    });
    for (const message of ['TODO', 'x is not a function', ''])
      expect(await beside(stopping(message))).toMatchObject({
        status: 'blocked',
        points: 0,
        message: expect.stringContaining('gives no number') as string,
      });
    for (const end of studentEndings) {
      // What goes on and on is no stub: its mistake is paid for where its value is asked.
      const runsOut = ['timed-out', 'out-of-memory', 'too-much-output'].includes(end.kind);
      expect(await beside((x: number, y: number) => (x + y < Infinity ? endProcess(end) : 0))).toMatchObject({
        status: runsOut ? 'passed' : 'blocked',
        points: runsOut ? 1 : 0,
      });
    }
    expect(await beside('no function')).toMatchObject({ status: 'blocked', points: 0 });
  });

  it('takes nothing for a mistake in the function beside it that shows at some points only', async () => {
    const sometimes = (x: number, y: number): number => (x > PI ? stopping(x) : y - x);
    const stopping = (x: number): never => {
      throw new RangeError(String(x));
    };
    expect(await gradeOne(hw2, 'easom.optimum', inProcess({ easom: () => [sometimes, [PI, PI]] }))).toMatchObject({
      status: 'passed',
      points: 1,
    });
  });

  it('is not known for its optimum where the function beside it could not be asked', async () => {
    const right = (x: number, y: number): number => -cos(x) * cos(y) * exp(-((x - PI) ** 2) - (y - PI) ** 2);
    for (const how of ourEndings) {
      const statuses: string[] = [];
      for (const at of [1, 2, 3, 4]) {
        const subject = inProcess({ easom: () => [right, [PI, PI]] }, { ends: { at, how } });
        statuses.push((await gradeOne(hw2, 'easom.optimum', subject)).status);
      }
      expect(new Set(statuses)).toEqual(new Set(['inconclusive', 'passed']));
    }
  });

  it('shows the smallest input, what is right, and how to see it', async () => {
    const result = await gradeOne(
      hw2,
      'bowl.value',
      value('bowl', (x, y) => x ** 2 + y ** 2 + 1),
    );
    expect(result.finding?.inputs).toEqual([
      { name: 'argument0', text: '0.0' },
      { name: 'argument1', text: '0.0' },
    ]);
    expect(result.finding?.differences).toEqual([
      { name: 'f', expected: '0.0', actual: '1.0', difference: '1.00e+0', agrees: false },
    ]);
    expect(result.finding?.snippet?.code).toContain('print(bowl()[0](0.0, 0.0))');
    expect(result.message).toBe('It gives 1.0 where 0.0 is right.');
  });

  it('in one dimension shows numbers, not lists', async () => {
    const result = await gradeOne(gdStartValue, 'function.value', inProcess({ fn: (x: number) => fn(x) + 1 }));
    expect(result.message).toBe('It gives 2.0 where 1.0 is right.');
  });
});

describe('a convention', () => {
  it.each([
    ['as printed', 'inside-root'],
    ['has epsilon outside the root', 'outside-root'],
  ])('is found: Adam %s', async (hand, convention) => {
    const result = await gradeOne(
      hw2,
      'adam.update',
      inProcess((random) => ({ adam: adamRight[hand]?.(rightNoise(random)) ?? fn })),
    );
    expect(result.status).toBe('passed');
    expect(result.conventions).toEqual([expect.objectContaining({ name: 'epsilon', value: convention })]);
  });

  it('must be the same throughout', async () => {
    const torn: Submission = {
      adam: (...args: Parameters<WithMoments>) =>
        (args[0] > 0 ? adamRight['as printed'] : adamRight['has epsilon outside the root'])?.(() => 0)(...args),
    };
    expect(await gradeOne(hw2, 'adam.update', inProcess(torn))).toMatchObject({ status: 'failed', conventions: [] });
  });

  it('is not told of a wrong rule', async () => {
    expect(
      await gradeOne(hw2, 'adam.update', inProcess({ adam: adamWrong['does not correct']?.(() => 0) ?? fn })),
    ).toMatchObject({ status: 'failed', conventions: [] });
  });
});

describe('randomness', () => {
  it('that nobody asked for fails, and is named', async () => {
    const subject = inProcess((random) => ({
      gradient_descent: (x: number, y: number, dx: number, dy: number, { alpha }: { alpha: number }) => [
        x - alpha * (dx + random.gauss()),
        y - alpha * (dy + random.gauss()),
      ],
    }));
    const result = await gradeOne(hw2, 'gradient-descent.update', subject);
    expect(result.status).toBe('failed');
    expect(result.finding?.details).toEqual([expect.stringContaining('nothing random is asked for')]);
  });

  it('that is asked for is switched off, and the snippet says how', async () => {
    const subject = inProcess((random) => ({ adam: adamWrong['does not correct']?.(rightNoise(random)) ?? fn }));
    const result = await gradeOne(hw2, 'adam.update', subject);
    expect(result.finding?.details).toEqual([expect.stringContaining('noise switched off')]);
    expect(result.finding?.snippet?.code).toContain('random.gauss = ');
  });
});

describe('a subject that does not answer', () => {
  const check = 'gradient-descent.update';

  it('fails with the error when it throws', async () => {
    const result = await gradeOne(
      hw2,
      check,
      inProcess({
        gradient_descent: () => {
          throw new RangeError('no luck');
        },
      }),
    );
    expect(result).toMatchObject({ status: 'failed', points: 0, finding: { kind: 'threw' } });
    expect(result.message).toContain('RangeError: no luck');
  });

  it('fails when it throws for some inputs only', async () => {
    const subject = inProcess({
      gradient_descent: (...args: Parameters<typeof gradientDescent>) => {
        if (args[2] === 0) throw new RangeError('zero');
        return gradientDescent(...args);
      },
    });
    expect(await gradeOne(hw2, check, subject)).toMatchObject({ status: 'failed', finding: { kind: 'threw' } });
  });

  it.each(studentEndings)('fails when the process ends: $kind', async (how) => {
    const result = await gradeOne(hw2, check, inProcess({ gradient_descent: () => endProcess(how) }));
    expect(result).toMatchObject({ status: 'failed', points: 0, cases: 0, finding: { kind: 'ended' } });
  });

  it('is inconclusive, not passed and not failed, when the process could not be started', async () => {
    const result = await gradeOne(
      hw2,
      check,
      inProcess({ gradient_descent: gradientDescent }, { ends: { at: 1, how: neverStarted } }),
    );
    expect(result).toMatchObject({ status: 'inconclusive', points: null });
    expect(result.finding).toBeUndefined();
  });

  it('stays failed when the process ends while the input is made smaller', async () => {
    for (const how of [...studentEndings, ...ourEndings]) {
      const result = await gradeOne(
        hw2,
        check,
        inProcess({ gradient_descent: () => [0, 0] }, { ends: { at: 3, how } }),
      );
      expect(result).toMatchObject({ status: 'failed', points: 0, finding: { kind: 'differs' } });
    }
  });

  it('does not pass when the answers are cut short', async () => {
    for (const cutShort of [0, 1, 50, 99]) {
      const result = await gradeOne(hw2, check, inProcess({ gradient_descent: gradientDescent }, { cutShort }));
      expect(result.status).toBe('failed');
    }
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['one number', 3],
    ['three values', [1, 2, 3]],
    ['texts', ['1', '2']],
    ['a dictionary of others', { a: 1, b: 2 }],
    ['a function', () => 1],
    [
      'two lists',
      [
        [1, 2],
        [3, 4],
      ],
    ],
  ])('fails with a word on what came back when it returns %s', async (_, result) => {
    expect(await gradeOne(hw2, check, inProcess({ gradient_descent: () => result }))).toMatchObject({
      status: 'failed',
      finding: { kind: 'misfit' },
    });
  });

  it('fails when it is not there, and when it takes too few arguments', async () => {
    expect(await gradeOne(hw2, check, inProcess({ descent: gradientDescent }))).toMatchObject({
      status: 'failed',
      finding: { kind: 'missing' },
    });
    expect(await gradeOne(hw2, 'adam.update', inProcess({ adam: adam(() => 0) }))).toMatchObject({ status: 'passed' });
    expect(await gradeOne(hw2, 'bowl.value', inProcess({ bowl: () => [(x: number) => x, [0, 0]] }))).toMatchObject({
      status: 'failed',
      finding: { kind: 'signature' },
    });
    expect(await gradeOne(hw2, 'bowl.value', inProcess({ bowl: () => [3, [0, 0]] }))).toMatchObject({
      status: 'failed',
      finding: { kind: 'misfit' },
    });
    expect(
      await gradeOne(
        hw2,
        'bowl.value',
        inProcess({
          bowl: () => {
            throw new Error('no');
          },
        }),
      ),
    ).toMatchObject({ status: 'failed', finding: { kind: 'threw' } });
  });
});

it('asks the same cases of everybody, and others for another seed', async () => {
  const asked = async (seed: number, wrong: number): Promise<unknown> => {
    const inputs: unknown[] = [];
    const subject = inProcess({
      ...functions,
      bowl: () => [
        (x: number, y: number) => {
          inputs.push([x, y]);
          return x ** 2 + y ** 2 + wrong;
        },
        [0, 0],
      ],
    });
    await gradeOne(hw2, 'bowl.value', subject, { seed });
    return inputs.slice(0, 100);
  };
  expect(await asked(1, 0)).toEqual(await asked(1, 1));
  expect(await asked(1, 0)).not.toEqual(await asked(2, 0));
});

describe('a descent that draws its start itself', () => {
  const assignment = assignmentNamed('gd-rate-and-epochs');
  const tolerance = { relative: 1e-9, absolute: 1e-10, reason: 'contracting steps of round-off' };
  const inputs = { 'hyperparameters.learningRate': { oneOf: [0.1, 0.01] }, epochs: { oneOf: [100, 500] } };
  const checks: typeof assignment.checks = [
    {
      ...{ id: 'experiment.ends', title: 'Where descent ends', kind: 'matches-reference', points: 1 },
      options: { tolerance, cases: 40, inputs },
    },
  ];
  const sweep = (slope: (x: number) => number): ReturnType<typeof gradeOne> =>
    gradeOne(
      { ...assignment, checks },
      'experiment.ends',
      inProcess(({ uniform }) => ({
        gradientDescent: taking(['rate', 'epochs'], (rate: number, epochs: number) => {
          let x = 4 * uniform() - 2;
          for (let epoch = 0; epoch < epochs; epoch += 1) x -= rate * slope(x);
          return x;
        }),
      })),
    );

  it('is held to what is right from there', async () => {
    expect(await sweep((x) => 2 * x - 1)).toMatchObject({ status: 'passed' });
  });

  it('fails all the same with a wrong slope', async () => {
    expect(await sweep((x) => 2 * x - 0.5)).toMatchObject({ status: 'failed', finding: { kind: 'differs' } });
  });
});
