import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsFor } from '../../../../grader/compare/property.ts';
import type { Verdict } from '../../../../grader/compare/property.ts';

type Judge = (input: number) => Verdict<number>;

function counted(judge: Judge): {
  readonly judge: (inputs: readonly number[]) => Promise<readonly Verdict<number>[]>;
  readonly batches: number[][];
} {
  const batches: number[][] = [];
  return {
    batches,
    judge: (inputs) => {
      batches.push([...inputs]);
      return Promise.resolve(inputs.map(judge));
    },
  };
}

const arbitrary = fc.integer({ min: 0, max: 100_000 });
const brokenFrom =
  (limit: number): Judge =>
  (input) =>
    input < limit ? { kind: 'holds' } : { kind: 'broken', evidence: input };

describe('holdsFor', () => {
  it('holds when every input holds, after one batch', async () => {
    const { judge, batches } = counted(() => ({ kind: 'holds' }));
    expect(await holdsFor({ arbitrary, seed: 1, cases: 80, judge })).toEqual({ kind: 'holds', cases: 80 });
    expect(batches.map(({ length }) => length)).toEqual([80]);
  });

  it('finds the smallest input that breaks it, with the evidence of that very input', async () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const result = await holdsFor({ arbitrary, seed, cases: 100, judge: counted(brokenFrom(777)).judge });
      expect(result).toMatchObject({ kind: 'broken', input: 777, evidence: 777, cases: 100 });
    }
  });

  it('ends at the first broken input or a smaller one, whatever shrinking meets', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.integer({ min: 1, max: 99_999 }),
        fc.integer({ min: 2, max: 7 }),
        async (seed, limit, step) => {
          const odd: Judge = (input) =>
            input >= limit && input % step !== 0 ? { kind: 'broken', evidence: input } : { kind: 'holds' };
          const { judge, batches } = counted(odd);
          const result = await holdsFor({ arbitrary, seed, cases: 60, judge });
          const first = batches[0]?.find((input) => odd(input).kind === 'broken');
          expect(result.kind).toBe(first === undefined ? 'holds' : 'broken');
          if (result.kind !== 'broken') return;
          expect(odd(result.input).kind).toBe('broken');
          expect(result.evidence).toBe(result.input);
          expect(result.input).toBeLessThanOrEqual(first ?? NaN);
        },
      ),
      { numRuns: 60, seed: 5 },
    );
  });

  it('judges no more than 150 candidates while shrinking, one at a time', async () => {
    const many = fc.array(fc.noBias(fc.integer({ min: 400, max: 1e9 })), { minLength: 12, maxLength: 12 });
    let calls = 0;
    const judge = (inputs: readonly (readonly number[])[]): Promise<readonly Verdict<null>[]> => {
      calls += 1;
      return Promise.resolve(
        inputs.map((input) =>
          input.every((one) => one >= 500) ? { kind: 'broken', evidence: null } : { kind: 'holds' },
        ),
      );
    };
    const result = await holdsFor({ arbitrary: many, seed: 4, cases: 50, judge });
    expect(result.kind).toBe('broken');
    expect(calls).toBe(151);
    expect(result.kind === 'broken' && result.shrinks).toBe(150);
  });

  it('gives the same result for the same seed, and asks the same inputs', async () => {
    const [one, other] = [counted(brokenFrom(50_000)), counted(brokenFrom(50_000))];
    const results = await Promise.all(
      [one, other].map(({ judge }) => holdsFor({ arbitrary, seed: 99, cases: 40, judge })),
    );
    expect(results[0]).toEqual(results[1]);
    expect(one.batches).toEqual(other.batches);
  });

  it('counts the candidates that it tried: all that were asked after the batch', async () => {
    const { judge, batches } = counted(brokenFrom(777));
    const result = await holdsFor({ arbitrary, seed: 3, cases: 100, judge });
    expect(result.kind === 'broken' ? result.shrinks : NaN).toBe(batches.length - 1);
    expect(batches.length).toBeGreaterThan(2);
    expect(batches.slice(1).every(({ length }) => length === 1)).toBe(true);
  });

  it('has nothing to shrink when the smallest input of all is broken at once', async () => {
    const { judge, batches } = counted((input) => ({ kind: 'broken', evidence: input }));
    const result = await holdsFor({ arbitrary: fc.constant(7), seed: 3, cases: 5, judge });
    expect(result).toEqual({ kind: 'broken', input: 7, evidence: 7, cases: 5, shrinks: 0, isCutShort: false });
    expect(batches).toEqual([[7, 7, 7, 7, 7]]);
  });

  it('judges the inputs that are remembered, which are drawn once', async () => {
    const kept: number[][] = [];
    const remember = (draw: () => readonly number[]): readonly number[] => {
      const known = kept[0] ?? [...draw()];
      kept.push(known);
      return known;
    };
    const [one, other] = [counted(() => ({ kind: 'holds' })), counted(() => ({ kind: 'holds' }))];
    await holdsFor({ arbitrary, seed: 1, cases: 40, judge: one.judge, remember });
    await holdsFor({ arbitrary, seed: 1, cases: 40, judge: other.judge, remember });
    expect(kept).toHaveLength(2);
    expect(kept[1]).toBe(kept[0]);
    expect(one.batches).toEqual([fc.sample(arbitrary, { seed: 1, numRuns: 40 })]);
    expect(other.batches).toEqual(one.batches);
    const given = counted(() => ({ kind: 'holds' }));
    await holdsFor({ arbitrary, seed: 1, cases: 2, judge: given.judge, remember: () => [5, 6] });
    expect(given.batches).toEqual([[5, 6]]);
  });

  it('asks other inputs for another seed', async () => {
    const [one, other] = [counted(() => ({ kind: 'holds' })), counted(() => ({ kind: 'holds' }))];
    await holdsFor({ arbitrary, seed: 1, cases: 40, judge: one.judge });
    await holdsFor({ arbitrary, seed: 2, cases: 40, judge: other.judge });
    expect(one.batches).not.toEqual(other.batches);
  });
});

describe('what a counterexample should show', () => {
  const telling = (evidence: number): boolean => evidence >= 5000;

  it('is kept once it shows: shrinking goes to the smallest that does', async () => {
    const draws = fc.sample(arbitrary, { seed: 2, numRuns: 20 });
    expect(draws.some(telling)).toBe(true);
    const result = await holdsFor({
      arbitrary,
      seed: 2,
      cases: 20,
      judge: counted((input) => (telling(input) ? { kind: 'broken', evidence: input } : brokenFrom(100)(input))).judge,
      telling,
    });
    const first = draws.find((input) => input >= 100) ?? NaN;
    expect(result).toMatchObject({ kind: 'broken', input: telling(first) ? 5000 : 100 });
  });

  it('does not hold up shrinking before it shows', async () => {
    const draws = fc.sample(arbitrary, { seed: 2, numRuns: 20 });
    const result = await holdsFor({
      arbitrary,
      seed: 2,
      cases: 20,
      judge: counted((input) => brokenFrom(100)(input)).judge,
      telling: () => false,
    });
    expect(draws.some((input) => input >= 100)).toBe(true);
    expect(result).toMatchObject({ kind: 'broken', input: 100 });
  });
});

describe('what is not known', () => {
  it('is neither holding nor broken, even when it is one input of many', async () => {
    const rare: Judge = (input) => (input > 90_000 ? { kind: 'unknown' } : { kind: 'holds' });
    expect(await holdsFor({ arbitrary, seed: 1, cases: 100, judge: counted(rare).judge })).toEqual({
      kind: 'unknown',
      cases: 100,
    });
    expect(
      await holdsFor({ arbitrary, seed: 1, cases: 100, judge: counted(() => ({ kind: 'unknown' })).judge }),
    ).toEqual({ kind: 'unknown', cases: 100 });
  });

  it('does not hide an input that is broken', async () => {
    const judge: Judge = (input) => (input % 2 === 0 ? { kind: 'unknown' } : brokenFrom(101)(input));
    const result = await holdsFor({ arbitrary, seed: 1, cases: 50, judge: counted(judge).judge });
    expect(result.kind === 'broken' && judge(result.input).kind).toBe('broken');
  });

  it('does not turn broken into passed when it begins while shrinking', async () => {
    let batch = true;
    const judge = (inputs: readonly number[]): Promise<readonly Verdict<number>[]> => {
      const verdicts = inputs.map((input): Verdict<number> => (batch ? brokenFrom(10)(input) : { kind: 'unknown' }));
      batch = false;
      return Promise.resolve(verdicts);
    };
    const result = await holdsFor({ arbitrary, seed: 1, cases: 50, judge });
    expect(result.kind).toBe('broken');
    expect(result.kind === 'broken' && result.evidence === result.input).toBe(true);
  });
});

describe('an answer that is lost while shrinking', () => {
  const losing =
    (from: number) =>
    (judged: { calls: number }): (<Seen>(judge: () => Promise<Seen>) => Promise<Seen | null>) =>
    async (judge) => {
      const seen = await judge();
      judged.calls += 1;
      return judged.calls < from ? seen : null;
    };

  it('takes nothing back, and ends the shrinking: the candidate is not taken, whatever was made of it', async () => {
    const whole = await holdsFor({ arbitrary, seed: 1, cases: 50, judge: counted(brokenFrom(10)).judge });
    expect(whole).toMatchObject({ kind: 'broken', input: 10, isCutShort: false });
    for (const from of [1, 2, 3]) {
      const { judge, batches } = counted(brokenFrom(10));
      const aside = losing(from)({ calls: 0 });
      const result = await holdsFor({ arbitrary, seed: 1, cases: 50, judge, aside });
      expect(result).toMatchObject({ kind: 'broken', isCutShort: true, shrinks: from });
      expect(batches).toHaveLength(1 + from);
      const lost = batches.at(-1)?.[0];
      expect(result.kind === 'broken' && result.input !== lost && result.evidence === result.input).toBe(true);
    }
  });

  it('is not the business of the batch, which is not asked aside', async () => {
    let asides = 0;
    const result = await holdsFor({
      arbitrary,
      seed: 1,
      cases: 50,
      judge: counted(() => ({ kind: 'holds' })).judge,
      aside: (judge) => {
        asides += 1;
        return judge();
      },
    });
    expect([result.kind, asides]).toEqual(['holds', 0]);
  });
});

describe('a throw while judging', () => {
  const fault = new RangeError('ours');

  it('is our fault, not a counterexample: it surfaces from the batch', async () => {
    await expect(holdsFor({ arbitrary, seed: 1, cases: 50, judge: () => Promise.reject(fault) })).rejects.toBe(fault);
  });

  it('surfaces from shrinking too', async () => {
    let calls = 0;
    const judge = (inputs: readonly number[]): Promise<readonly Verdict<number>[]> => {
      calls += 1;
      return calls < 3 ? Promise.resolve(inputs.map(brokenFrom(10))) : Promise.reject(fault);
    };
    await expect(holdsFor({ arbitrary, seed: 1, cases: 50, judge })).rejects.toBe(fault);
    expect(calls).toBe(3);
  });

  it('surfaces at once: nobody is asked after it', async () => {
    let calls = 0;
    const judge = (inputs: readonly number[]): Promise<readonly Verdict<number>[]> => {
      calls += 1;
      return calls === 2 ? Promise.reject(fault) : Promise.resolve(inputs.map(brokenFrom(10)));
    };
    await expect(holdsFor({ arbitrary, seed: 1, cases: 50, judge })).rejects.toBe(fault);
    expect(calls).toBe(2);
  });

  it('no verdict while shrinking is no counterexample', async () => {
    let calls = 0;
    const judge = (inputs: readonly number[]): Promise<readonly Verdict<number>[]> => {
      calls += 1;
      return Promise.resolve(calls === 1 ? inputs.map(brokenFrom(10)) : []);
    };
    const result = await holdsFor({ arbitrary, seed: 1, cases: 50, judge });
    expect(result.kind).toBe('broken');
    expect(result.kind === 'broken' && result.evidence === result.input).toBe(true);
  });

  it('a judge that forgets an input is our fault too', async () => {
    await expect(
      holdsFor({ arbitrary, seed: 1, cases: 50, judge: () => Promise.resolve([{ kind: 'holds' }]) }),
    ).rejects.toThrow('50 inputs were judged 1 times');
  });
});
