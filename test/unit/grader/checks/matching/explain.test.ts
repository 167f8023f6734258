import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../../../../grader/model/report.ts';
import { gradeAlone } from '../../../../fixtures/subjects/alone.ts';
import { inProcessClasses } from '../../../../fixtures/subjects/in-process-classes.ts';
import { hidden, output, vondrick } from '../../../../fixtures/subjects/hw2-layers.ts';
import type { LayerRules } from '../../../../fixtures/subjects/hw2-layers.ts';
import { submissionOf } from '../../../../fixtures/subjects/hw2-network.ts';
import {
  accepted,
  doubleSlips,
  exponentSlips,
  slips,
  withoutSlope,
  wrongFactors,
} from '../../../../fixtures/subjects/hw2-slips.ts';

const layers = [
  { id: 'hidden', part: 'leaky-relu', name: 'Hidden', make: hidden },
  { id: 'hidden-vondrick', part: 'learnable-exponent', name: 'Hidden_Vondrick', make: vondrick },
  { id: 'output', part: 'logits', name: 'Output', make: output },
] as const;
type Layer = (typeof layers)[number];

const grade = ({ name, make }: Layer, check: string, rules: Partial<LayerRules>, seed = 7): Promise<CheckResult> =>
  gradeAlone(check, inProcessClasses({ ...submissionOf(), [name]: make(rules) }), seed);
const backward = (layer: Layer, rules: Partial<LayerRules>, seed = 7): Promise<CheckResult> =>
  grade(layer, `${layer.id}.backward`, rules, seed);
const idsOf = ({ mistakes = [] }: CheckResult): readonly string[] => mistakes.map(({ id }) => id);
const namesOf = ({ mistakes = [] }: CheckResult): readonly string[] => mistakes.map(({ name }) => name);

describe.each(layers)('the backward pass of $name', (layer) => {
  it.each(accepted)('follows %s: %s', async (name, value, rules) => {
    const result = await backward(layer, rules);
    expect(result).toMatchObject({ status: 'passed', points: result.maxPoints });
    expect(result.conventions).toContainEqual(expect.objectContaining({ name, value }));
    expect(result.mistakes).toBeUndefined();
  });

  it.each(wrongFactors)('has a gradient of the %s that is %s: refused, and named %s', async (_, __, name, rules) => {
    const result = await backward(layer, rules);
    expect(result).toMatchObject({ status: 'failed', points: 0 });
    expect(namesOf(result)).toEqual([name]);
    expect(result.message).toMatch(/^(?:It gives|`[^`]+`.* not right:)/);
  });

  it.each(slips)('with %s is named as that, and as nothing else: %s', async (_, id, rules) => {
    for (const seed of [1, 2]) {
      const result = await backward(layer, rules, seed);
      expect(result).toMatchObject({ status: 'failed', points: 0 });
      expect(idsOf(result)).toEqual([`${layer.part}/${id}`]);
      expect(result.mistakes?.[0]?.evidence?.answers).toBe(30);
      expect(Number(result.mistakes?.[0]?.evidence?.difference)).toBeLessThan(1e-9);
    }
  });

  it.each(doubleSlips)('that %s has no name', async (_, rules) => {
    for (const seed of [1, 2]) {
      const result = await backward(layer, rules, seed);
      expect(result).toMatchObject({ status: 'failed', points: 0 });
      expect(result.mistakes).toBeUndefined();
    }
  });
});

it.each(layers.slice(0, 2))('names the slope that is left out by $name once, for all results', async (layer) => {
  const result = await backward(layer, withoutSlope);
  expect(idsOf(result)).toEqual([`${layer.part}/no-slope`]);
});

it('names the gradient from above that is left out of every gradient once', async () => {
  const [, , rules] = slips.find(([what]) => what === 'no upstream gradient') ?? ['', '', {}];
  const result = await backward(layers[2], rules);
  expect(idsOf(result)).toEqual(['logits/no-upstream']);
  expect(result.mistakes?.[0]?.teacher).not.toContain('It shows in');
});

it('says in which results a mistake shows where others do not have it', async () => {
  const [, , rules] = slips.find(([what]) => what === 'bias of the first row') ?? ['', '', {}];
  const [mistake] = (await backward(layers[0], rules)).mistakes ?? [];
  expect(mistake?.teacher).toMatch(/It shows in `c`\.$/);
  expect(mistake?.student).toMatch(/It shows in `c`\.$/);
});

it('names each of two slips in two results', async () => {
  const [first, second] = [slips[0], slips[4]];
  const both = { ...first?.[2], ...second?.[2] };
  const result = await backward(layers[0], both);
  expect(idsOf(result).toSorted()).toEqual(['leaky-relu/downstream-after-update', 'leaky-relu/no-weight-decay']);
});

it('names nothing where one of two wrong results has no name', async () => {
  const [, , named] = slips[0] ?? ['', '', {}];
  const [, unnamed] = doubleSlips[1] ?? ['', {}];
  const result = await backward(layers[0], { ...named, ...unnamed });
  expect(result.status).toBe('failed');
  expect(result.mistakes).toBeUndefined();
});

describe('the step of the exponent', () => {
  const layer = layers[1];
  it.each(exponentSlips)('made %s is refused, and named %s', async (_, id, name, rules) => {
    for (const seed of [1, 2, 3, 121]) {
      const result = await grade(layer, 'hidden-vondrick.exponent-update', rules, seed);
      expect(result).toMatchObject({ status: 'failed', points: 0 });
      expect(idsOf(result)).toEqual([`learnable-exponent/${id}`]);
      expect(namesOf(result)).toEqual([name]);
      expect((await backward(layer, rules, seed)).status).toBe('passed');
    }
  });
});
