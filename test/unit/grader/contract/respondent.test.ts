import { describe, expect, it } from 'vitest';
import { respondent } from '../../../../grader/contract/respondent.ts';
import type { Question, Reply, Respondent } from '../../../../grader/contract/question.ts';
import { scalar, vector } from '../../../../grader/contract/tensor.ts';
import type { Program } from '../../../../grader/model/program.ts';
import type { Roles } from '../../../../grader/model/roles.ts';
import { neverStarted } from '../../../fixtures/subjects/endings.ts';
import { assignmentNamed, gdStartValue, hw2 } from '../../../fixtures/subjects/grade.ts';
import { momentum } from '../../../fixtures/subjects/hw2-rules.ts';
import type { Rates, WithVelocity } from '../../../fixtures/subjects/hw2-rules.ts';
import { endProcess, inProcess } from '../../../fixtures/subjects/in-process.ts';
import type { InProcess, Submission } from '../../../fixtures/subjects/in-process.ts';
import { taking } from '../../../fixtures/subjects/values.ts';

const asking = (submission: Parameters<typeof inProcess>[0], options: InProcess = {}): Respondent =>
  respondent(inProcess(submission, options), { ...hw2.targets, ...gdStartValue.targets });
const at = (x: number, y: number): Roles => new Map([['theta', vector([x, y])]]);
const stepAt = (x: number, g: number, v = 0): Roles =>
  new Map([
    ['theta', vector([x, x])],
    ['gradient', vector([g, g])],
    ['state.velocity', vector([v, v])],
    ['hyperparameters.learningRate', scalar(0.5)],
    ['hyperparameters.momentum', scalar(0.5)],
  ]);
const roleOf = (reply: Reply, role: string): unknown =>
  reply.kind === 'answered'
    ? reply.answers.map((answer) => (answer.kind === 'results' ? answer.roles.get(role)?.data : answer.kind))
    : reply.kind;
const bowl = (f: unknown, optimum: unknown): Submission => ({ bowl: () => [f, optimum] });

describe('a target that returns functions', () => {
  const question: Question = { target: 'bowl', result: 'function', cases: [at(1, 2), at(3, 4)] };

  it('is called once, and the function that it returns is asked', async () => {
    const programs: Program[] = [];
    const reply = await asking(
      bowl((x: number, y: number) => 10 * x + y, [0, 0]),
      { onProgram: (program) => programs.push(program) },
    ).ask(question);
    expect(roleOf(reply, 'value')).toEqual([[12], [34]]);
    expect(programs.at(-1)?.map(({ op }) => op)).toEqual(['call', 'call', 'call']);
    expect(reply.kind === 'answered' && reply.call.through).toEqual([0]);
  });

  it('has its inner parameters arranged by name', async () => {
    const swapped = taking(['y', 'x'], (y: number, x: number) => 10 * x + y);
    expect(roleOf(await asking(bowl(swapped, [0, 0])).ask(question), 'value')).toEqual([[12], [34]]);
  });

  it('may return them in a dictionary', async () => {
    const one = asking({ bowl: () => ({ opt: [0, 0], f: (x: number, y: number) => x * y }) });
    expect(roleOf(await one.ask(question), 'value')).toEqual([[2], [12]]);
    expect(roleOf(await one.ask({ target: 'bowl', result: 'optimum', cases: [at(0, 0)] }), 'optimum')).toEqual([
      [0, 0],
    ]);
  });

  it('may give a constant in place of a function without arguments, and only there', async () => {
    expect(
      roleOf(
        await asking(bowl((x: number, y: number) => x + y, [3, 4])).ask({
          target: 'bowl',
          result: 'optimum',
          cases: [at(0, 0)],
        }),
        'optimum',
      ),
    ).toEqual([[3, 4]]);
    expect(
      roleOf(
        await asking(
          bowl(
            (x: number, y: number) => x + y,
            () => [3, 4],
          ),
        ).ask({ target: 'bowl', result: 'optimum', cases: [at(0, 0)] }),
        'optimum',
      ),
    ).toEqual([[3, 4]]);
    expect((await asking(bowl(7, [0, 0])).ask(question)).kind).toBe('no-function');
  });

  it.each<[string, Submission, Reply['kind']]>([
    [
      'throws',
      {
        bowl: () => {
          throw new Error('no');
        },
      },
      'no-function',
    ],
    ['returns nothing', { bowl: () => null }, 'no-function'],
    ['returns one function', { bowl: () => (x: number, y: number) => x + y }, 'no-function'],
    ['returns a function of one', bowl((x: number) => x, [0, 0]), 'signature'],
    ['is not there', {}, 'missing'],
    ['ends the process', { bowl: () => endProcess({ kind: 'exited', code: 0 }) }, 'ended'],
    [
      'ends the process in what it returns',
      bowl((x: number, y: number) => endProcess({ kind: 'exited', code: x + y }), [0, 0]),
      'ended',
    ],
  ])('that %s is told as such', async (_, submission, kind) => {
    expect((await asking(submission).ask(question)).kind).toBe(kind);
  });
});

describe('steps that are fed', () => {
  const cases = [stepAt(1, 1), stepAt(100, 2), stepAt(200, 4)];
  const feed = ['theta', 'state.velocity'];

  it.each<[string, WithVelocity]>([
    ['a list', momentum(() => 0)],
    [
      'a dictionary',
      (...all) => {
        const [x, y, a, b] = momentum(() => 0)(...all) as number[];
        return { v_x: a, v_y: b, y, x };
      },
    ],
    [
      'pairs',
      (...all) => {
        const [x, y, a, b] = momentum(() => 0)(...all) as number[];
        return [
          [x, y],
          [a, b],
        ];
      },
    ],
  ])('go on from the result of the step before, whether it is %s', async (_, rule) => {
    const reply = await asking({ momentum: rule }).ask({ target: 'momentum', cases, feed });
    // v = 0.5 v + 0.5 g: 0.5, 1.25, 2.625; the points of the later cases are not used.
    expect(roleOf(reply, 'state.velocity')).toEqual([
      [0.5, 0.5],
      [1.25, 1.25],
      [2.625, 2.625],
    ]);
    expect(roleOf(reply, 'theta')).toEqual([
      [0.5, 0.5],
      [-0.75, -0.75],
      [-3.375, -3.375],
    ]);
  });

  it('take everything from their cases when nothing is fed', async () => {
    const reply = await asking({ momentum: momentum(() => 0) }).ask({ target: 'momentum', cases });
    expect(roleOf(reply, 'theta')).toEqual([
      [0.5, 0.5],
      [99, 99],
      [198, 198],
    ]);
  });

  it('end at the first step that does not answer, and skip those after it', async () => {
    const rule: WithVelocity = (...all) => {
      if (all[2] === 2) throw new Error('two');
      return momentum(() => 0)(...all);
    };
    expect(roleOf(await asking({ momentum: rule }).ask({ target: 'momentum', cases, feed }), 'theta')).toEqual([
      [0.5, 0.5],
      'threw',
      'skipped',
    ]);
    expect(roleOf(await asking({ momentum: () => null }).ask({ target: 'momentum', cases, feed }), 'theta')).toEqual([
      'misfit',
    ]);
  });
});

describe('echo', () => {
  const ask = (rule: WithVelocity): Promise<Reply> =>
    asking({ momentum: taking(['x', 'y', 'dx', 'dy', 'vx', 'vy', 'params'], rule) }).ask({
      target: 'momentum',
      cases: [stepAt(1, 1)],
      echo: true,
    });
  const changed = (reply: Reply): unknown =>
    reply.kind === 'answered' && reply.answers.map((answer) => answer.kind === 'results' && answer.changed);

  it('names the arguments that were changed in place, as the student calls them', async () => {
    expect(
      changed(
        await ask((...all) => {
          Object.assign(all[6], { alpha: 0 } satisfies Partial<Rates>);
          return [0, 0, 0, 0];
        }),
      ),
    ).toEqual([['params']]);
    expect(
      changed(
        await ask((...all) => {
          Object.assign(all[6], { more: 1 });
          return [0, 0, 0, 0];
        }),
      ),
    ).toEqual([['params']]);
    expect(changed(await ask(momentum(() => 0)))).toEqual([[]]);
  });
});

describe('randomness', () => {
  const noisy = (options: InProcess = {}): Respondent =>
    asking((random) => ({ bowl: () => [(x: number, y: number) => x + y + random.gauss(), [0, 0]] }), options);
  const question: Question = { target: 'bowl', result: 'function', cases: [at(0, 0), at(0, 0)] };

  it('is silent unless told, and draws are counted', async () => {
    const reply = await noisy().ask(question);
    expect(roleOf(reply, 'value')).toEqual([[0], [0]]);
    expect(
      reply.kind === 'answered' && reply.answers.map((answer) => answer.kind === 'results' && answer.draws.normal),
    ).toEqual([1, 1]);
  });

  it('is as told, and repeated as often as told, case by case', async () => {
    const seeded = (seed: number, repeat: number): Promise<Reply> =>
      noisy().ask({ ...question, randomness: { kind: 'seeded', seed }, repeat });
    const values = roleOf(await seeded(1, 5), 'value') as number[][];
    expect(new Set(values.map(([value]) => value)).size).toBe(10);
    expect(roleOf(await seeded(1, 5), 'value')).toEqual(values);
    expect(roleOf(await seeded(2, 5), 'value')).not.toEqual(values);
    expect(
      roleOf(await noisy().ask({ ...question, randomness: { kind: 'scripted', draws: [3, 4] } }), 'value'),
    ).toEqual([[3], [4]]);
  });
});

describe('a name that is given a value', () => {
  it('is asked what it is, once, and then like any function', async () => {
    const programs: Program[] = [];
    const one = asking(
      { deriv: taking(['x'], (x: number) => 2 * x), fn: taking(['x'], (x: number) => x) },
      { unsigned: true, onProgram: (program) => programs.push(program) },
    );
    const question: Question = { target: 'derivative', cases: [new Map([['theta', scalar(4)]])] };
    expect(roleOf(await one.ask(question), 'gradient')).toEqual([[8]]);
    expect(roleOf(await one.ask(question), 'gradient')).toEqual([[8]]);
    expect(programs.map(([first]) => first?.op)).toEqual(['read', 'call', 'call']);
  });

  it('is asked again after a process that ended', async () => {
    const one = asking({ deriv: (x: number) => 2 * x }, { unsigned: true, ends: { at: 1, how: neverStarted } });
    const question: Question = { target: 'derivative', cases: [new Map([['theta', scalar(4)]])] };
    expect((await one.ask(question)).kind).toBe('ended');
    expect((await one.ask(question)).kind).toBe('answered');
  });
});

it('throws for a target that no assignment has: that is our fault', async () => {
  await expect(asking({}).ask({ target: 'nowhere', cases: [] })).rejects.toThrow('there is no target nowhere');
});

describe('a function that fits several forms', () => {
  const gd2d = assignmentNamed('gd-2d').targets;
  const from = new Map([
    ['start', vector([1, 2])],
    ['hyperparameters.learningRate', scalar(0.5)],
    ['epochs', scalar(3)],
  ]);
  const ask = (submission: Submission, question: Question): Promise<Reply> =>
    respondent(inProcess(submission), gd2d).ask(question);

  it('is asked in the one whose results it gives', async () => {
    const question: Question = { target: 'descent', cases: [from] };
    const point = taking(['start', 'lr', 'epochs'], (start: number[], lr: number, epochs: number) => [
      (start[0] ?? 0) + lr,
      (start[1] ?? 0) + epochs,
      [],
    ]);
    const inTwo = taking(['x0', 'y0', 'lr', 'epochs'], (x: number, y: number, lr: number, epochs: number) => [
      x + lr,
      y + epochs,
      [],
    ]);
    expect(roleOf(await ask({ gradient_descent: point }, question), 'result')).toEqual([[1.5, 5]]);
    expect(roleOf(await ask({ gradient_descent: inTwo }, question), 'result')).toEqual([[1.5, 5]]);
  });

  it('is asked in the one in which most of its answers are read', async () => {
    const after = (epochs: number) => new Map([...from, ['epochs', scalar(epochs)]]);
    const cases = [after(0), after(1), after(2), after(5)];
    const path = taking(['x0', 'y0', 'lr', 'epochs'], (x: number, y: number, lr: number, epochs: number) => [
      x + epochs * lr,
      y,
      Array.from({ length: epochs + 1 }, (_, epoch) => [x + epoch * lr, y]),
    ]);
    const reply = await ask({ gradient_descent: path }, { target: 'descent', cases });
    expect(roleOf(reply, 'result')).toEqual([
      [1, 2],
      [1.5, 2],
      [2, 2],
      [3.5, 2],
    ]);
  });

  it('is told what it should give where it gives nothing that is asked', async () => {
    const nothing = taking(['start', 'lr', 'epochs'], () => 'here');
    const reply = await ask({ gradient_descent: nothing }, { target: 'descent', cases: [from] });
    expect(reply).toMatchObject({ kind: 'answered', answers: [{ kind: 'misfit' }] });
  });

  it('is not known where an answer is lost on the way: it may have been the one that could be read', async () => {
    let calls = 0;
    const lost = taking(['start', 'lr', 'epochs'], () => {
      calls += 1;
      return calls === 1 ? 'here' : endProcess({ kind: 'exited', code: 1 });
    });
    const reply = await ask({ gradient_descent: lost }, { target: 'descent', cases: [from] });
    expect(reply).toMatchObject({ kind: 'ended', end: { kind: 'exited' } });
  });

  it('is asked with a point where it stops with two numbers, and does not say what it takes', async () => {
    const question: Question = { target: 'function', cases: [at(3, 4)] };
    const wrapped = (...all: unknown[]): number => {
      const [p, ...more] = all;
      if (!Array.isArray(p) || more.length > 0) throw new TypeError('peaks() takes 1 positional argument');
      return Number(p[0]) * Number(p[1]);
    };
    expect(roleOf(await ask({ peaks: wrapped }, question), 'value')).toEqual([[12]]);
    const stopping = (...all: unknown[]): number => {
      throw new TypeError(`${all.length} are too many`);
    };
    const stops = await ask({ peaks: stopping }, question);
    expect(stops).toMatchObject({ answers: [{ kind: 'threw', error: { message: '2 are too many' } }] });
  });
});
