import { describe, expect, it } from 'vitest';
import { slips as known } from '../../../../../grader/checks/matching/known-slips.ts';
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
  { id: 'hidden', name: 'Hidden', make: hidden },
  { id: 'hidden-vondrick', name: 'Hidden_Vondrick', make: vondrick },
  { id: 'output', name: 'Output', make: output },
] as const;
type Layer = (typeof layers)[number];

const grade = ({ name, make }: Layer, check: string, rules: Partial<LayerRules>, seed = 7): Promise<CheckResult> =>
  gradeAlone(check, inProcessClasses({ ...submissionOf(), [name]: make(rules) }), seed);
const backward = (layer: Layer, rules: Partial<LayerRules>, seed = 7): Promise<CheckResult> =>
  grade(layer, `${layer.id}.backward`, rules, seed);
/** What is said before what is shown. */
const explanation = ({ message }: CheckResult): string =>
  /^(.*?) ?(?:It gives|(?:`[^`]+`(?:, )?)+ (?:is|are) not right:) .* is right\.$/s.exec(message)?.[1] ?? message;

describe.each(layers)('the backward pass of $name', (layer) => {
  it.each(accepted)('follows %s: %s', async (name, value, rules) => {
    const result = await backward(layer, rules);
    expect(result).toMatchObject({ status: 'passed', points: result.maxPoints });
    expect(result.conventions).toContainEqual(expect.objectContaining({ name, value }));
  });

  it.each(wrongFactors)('has a gradient of the %s that is %s: refused, and named', async (_, says, rules) => {
    const result = await backward(layer, rules);
    // The exponent's layer sums where the others average.
    const named = layer.id === 'hidden-vondrick' && says.includes('1/N^2') ? '1/N^2' : says;
    expect(result).toMatchObject({ status: 'failed', points: 0 });
    expect(explanation(result)).toContain(named);
    expect(explanation(result)).toMatch(/^The (?:step|gradient) of `[Wwcb]`.* (?:is|times) [^`]*$/);
  });

  it.each(slips)('with %s is named as that, and as nothing else', async (_, says, rules) => {
    for (const seed of [1, 2]) {
      const result = await backward(layer, rules, seed);
      expect(result).toMatchObject({ status: 'failed', points: 0 });
      expect(explanation(result)).toMatch(/^[^.]*\.$/);
      expect(explanation(result)).toContain(says);
    }
  });

  it.each(doubleSlips)('that %s has no name', async (_, rules) => {
    for (const seed of [1, 2]) {
      const result = await backward(layer, rules, seed);
      expect(result).toMatchObject({ status: 'failed', points: 0 });
      expect(explanation(result)).toBe('');
    }
  });
});

it.each(layers.slice(0, 2))(
  'names the slope that is left out by $name, of all results in one sentence',
  async (layer) => {
    expect(explanation(await backward(layer, withoutSlope))).toBe(
      'The derivative of the activation is left out of `for_prev`, `W` and `c`: the chain rule multiplies by it.',
    );
  },
);

it('says that every gradient that leaves out the one from above does', async () => {
  const [, , rules] = slips.find(([what]) => what === 'no upstream gradient') ?? ['', '', {}];
  expect(explanation(await backward(layers[2], rules))).toBe(
    'The gradient from the layer above is left out of `dLdh`, `w` and `b`: the chain rule multiplies by it.',
  );
});

it('names each of two slips in two results', async () => {
  const [first, second] = [slips[0], slips[4]];
  const both = { ...first?.[2], ...second?.[2] };
  const text = explanation(await backward(layers[0], both));
  expect(text).toContain(first?.[1]);
  expect(text).toContain(second?.[1]);
});

describe('the step of the exponent', () => {
  const layer = layers[1];
  it.each(exponentSlips)('made %s is refused, and named', async (_, says, rules) => {
    for (const seed of [1, 2, 3, 121]) {
      const result = await grade(layer, 'hidden-vondrick.exponent-update', rules, seed);
      expect(result).toMatchObject({ status: 'failed', points: 0 });
      expect(explanation(result)).toContain(says);
      expect(explanation(result)).toMatch(/^[^.]*(?:\.\d+[^.]*)*\.$/);
      expect((await backward(layer, rules, seed)).status).toBe('passed');
    }
  });
});

it('has every known slip under one name only', () => {
  expect(new Set(known.map(({ id }) => id)).size).toBe(known.length);
  expect(new Set(known.map(({ says }) => says('`W`'))).size).toBe(known.length);
});
