import { describe, expect, it } from 'vitest';
import { groups, rewrites } from '../../../../../grader/audit/rewrites/index.ts';
import type { Asked } from '../../../../../grader/audit/rewrites/rewrite.ts';
import { rewriteScript } from '../../../../../grader/audit/rewrites/script/rewrite-script.ts';

const TOY = `
export function bend(x: number, { rate }: { rate: number }): number[] {
  let sum = 0;
  for (let k = 0; k < 3; k++) sum += (x - k) ** 2 / 7;
  const all = [x * rate, 0.5 + rate * x, 2 * (x - rate)];
  return [sum, all.reduce((total, one) => total + one, 0), x / Math.sqrt(x ** 2 + 1) + Math.exp(-x)];
}
export class Slope {
  derivative(h: number): number {
    return h > 0 ? 1 : 0.01;
  }
}
`;
const asked: readonly Asked[] = [
  {
    id: 'bend',
    names: ['bend', 'curve'],
    parameters: [{ names: ['x', 'theta'] }, { names: ['hparams'] }],
    results: [{ names: ['one'] }, { names: ['two'] }, { names: ['three'] }],
    isClass: false,
    conventions: {},
  },
  {
    id: 'slope',
    names: ['Slope'],
    parameters: [],
    results: [],
    isClass: true,
    conventions: { slopeAtZero: ['below', 'above'] },
  },
];
const own = rewrites.filter(({ languages }) => languages.includes('typescript')).map(({ id }) => id);

async function answersOf(text: string): Promise<readonly number[]> {
  const url = `data:text/javascript,${encodeURIComponent(rewriteScript(text, ['without-types'], asked).text)}`;
  const module = (await import(/* @vite-ignore */ url)) as Record<string, (...given: readonly unknown[]) => unknown>;
  const bend = module['bend'] ?? module['curve'];
  return Object.values(bend?.(1.7, { rate: 0.3 }) as Record<string, number>);
}

describe('TypeScript in other words', () => {
  it('has every rewriting in a group, and none twice', () => {
    expect([...groups.typescript.flat()].sort()).toEqual([...own].sort());
  });

  it.each(own)('%s keeps the values', async (id) => {
    const [expected, answers] = [await answersOf(TOY), await answersOf(rewriteScript(TOY, [id], asked).text)];
    expect(answers).toHaveLength(3);
    answers.forEach((answer, index) => {
      expect(answer).toBeCloseTo(expected[index] ?? NaN, 12);
    });
  });

  it.each(own.filter((id) => !['other-epsilon', 'one-element-arrays', 'second-name', 'typed-arrays'].includes(id)))(
    '%s changes the text, and says of which definition',
    (id) => {
      const { text, changed } = rewriteScript(TOY, [id], asked);
      expect(text).not.toBe(TOY);
      expect(changed[id]).not.toEqual([]);
    },
  );

  it('puts all groups together one after the other, and the values stay', async () => {
    for (const ids of groups.typescript) {
      const answers = await answersOf(rewriteScript(TOY, ids, asked).text);
      const expected = await answersOf(TOY);
      answers.forEach((answer, index) => {
        expect(answer).toBeCloseTo(expected[index] ?? NaN, 12);
      });
    }
  });

  it('moves epsilon to the other side of the root only where both are accepted', () => {
    const adam = 'export function adam(s, eps) { return 1 / Math.sqrt(s + eps); }';
    const both = [
      { ...(asked[0] as Asked), names: ['adam'], conventions: { epsilon: ['inside-root', 'outside-root'] } },
    ];
    expect(rewriteScript(adam, ['other-epsilon'], both).text).toContain('1 / (Math.sqrt(s) + eps)');
    expect(rewriteScript(adam, ['other-epsilon'], asked).changed['other-epsilon']).toEqual([]);
  });
});
