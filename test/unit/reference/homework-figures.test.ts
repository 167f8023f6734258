/** Figures that the published homework prints, from the oracles. */
import { describe, expect, it } from 'vitest';
import { descend, type Descent } from '../../../reference/descent.ts';
import { gradientDescent } from '../../../reference/optimizers/gradient-descent.ts';
import { fixed } from '../../../reference/schedules/fixed.ts';
import { gradientBased } from '../../../reference/schedules/gradient-based.ts';
import type { Schedule } from '../../../reference/schedules/schedule.ts';
import { timeBased } from '../../../reference/schedules/time-based.ts';
import { entry, type Vector } from '../../../reference/numeric/vector.ts';
import { functionNamed } from './support.ts';

const hyperparameters = { learningRate: 0.01 };

function run(id: string, start: Vector, steps: number, schedule: Schedule = fixed): Descent {
  const f = functionNamed(id);
  return descend({
    gradient: (t) => f.gradient(t),
    start,
    optimizer: gradientDescent,
    hyperparameters,
    steps,
    schedule,
  });
}

const end = ({ path }: Descent): Vector => path.at(-1) ?? [];
const end1 = (descent: Descent): number => entry(end(descent), 0);

describe('sin(3 pi x) + x^3/2 from -1, 14 epochs', () => {
  it('ends at -0.8454294190206627', () => {
    expect(Math.abs(end1(run('sine-cubic', [-1], 14)) + 0.8454294190206627)).toBeLessThan(1e-15);
  });

  it('ends at the printed -0.8586577773381233 with the printed derivative, which is wrong by a factor of 2', () => {
    const gradient = ([x = NaN]: Vector): Vector => [1.5 * Math.PI * Math.cos(3 * Math.PI * x) + 1.5 * x * x];
    const descent = descend({ gradient, start: [-1], optimizer: gradientDescent, hyperparameters, steps: 14 });
    expect(Math.abs(end1(descent) + 0.8586577773381233)).toBeLessThan(1e-15);
  });
});

describe('3x^2 - 3x + 4, 100 epochs', () => {
  it('ends at 0.50108086 from 1.026 and at 0.5016028 from 1.28 with a fixed rate', () => {
    expect(end1(run('parabola', [1.026], 100)).toFixed(8)).toBe('0.50108086');
    expect(end1(run('parabola', [1.28], 100)).toFixed(7)).toBe('0.5016028');
  });

  it('ends at 0.55242185 from 1.586 with a rate falling with time', () => {
    expect(end1(run('parabola', [1.586], 100, timeBased)).toFixed(8)).toBe('0.55242185');
  });

  it('ends at 0.4742568743501484 from -1.678 with a rate from its own gradient', () => {
    expect(Math.abs(end1(run('parabola', [-1.678], 100, gradientBased)) - 0.4742568743501484)).toBeLessThan(1e-15);
  });

  it('ends at the printed 0.47894098 when the rate comes from the gradient of the step before', () => {
    // Before the first step: the last gradient of the experiment above it in the notes.
    let before = entry(run('parabola', [1.28], 100).gradients.at(-1) ?? [], 0);
    const late: Schedule = {
      ...gradientBased,
      rate: ({ learningRate, gradient }) => {
        const rate = learningRate * Math.abs(before);
        before = entry(gradient, 0);
        return rate;
      },
    };
    expect(end1(run('parabola', [-1.678], 100, late)).toFixed(8)).toBe('0.47894098');
  });
});

describe('sin(x) exp(-x^2/20), 1000 epochs', () => {
  it('ends near -1.4288 from 0', () => {
    expect(end1(run('damped-sine', [0], 1000)).toFixed(4)).toBe('-1.4288');
  });

  it('ends at 4.29860753 from one of the 401 starts to choose from', () => {
    // The start was drawn at random from them; those between the maximum at 1.43 and the minimum at 4.31 lead there
    // from below.
    const starts = Array.from({ length: 401 }, (_, i) => -2 * Math.PI + (4 * Math.PI * i) / 400);
    const candidates = starts.filter((start) => start > 1.43 && start < 4.31);
    const ends = candidates.map((start) => end1(run('damped-sine', [start], 1000)).toFixed(8));
    expect(ends).toContain('4.29860753');
  });
});

describe('cos(2 pi x) + x^2, 100 epochs', () => {
  it('ends at -1.4250674148261986 from -1.76', () => {
    expect(Math.abs(end1(run('cosine-bumps', [-1.76], 100)) + 1.4250674148261986)).toBeLessThan(1e-15);
  });

  it('stays at 0, the local maximum, from 0', () => {
    expect(end1(run('cosine-bumps', [0], 100))).toBe(0);
  });

  it('ends in four basins', () => {
    const starts = Array.from({ length: 40 }, (_, i) => -1.95 + i / 10);
    const ends = starts.map((start) => (Math.trunc(end1(run('cosine-bumps', [start], 1000)) * 100) / 100).toFixed(2));
    expect([...new Set(ends)]).toEqual(['-1.42', '-0.47', '0.47', '1.42']);
  });
});

describe('peaks', () => {
  it('has a slope along x of -1.07369833656079 at (1, 1)', () => {
    expect(entry(functionNamed('peaks').gradient([1, 1]), 0).toFixed(14)).toBe('-1.07369833656079');
  });

  it('leads from (1.74178471, -1.96541217) to (0.228278920556369, -1.62553495750000) in 1000 epochs', () => {
    const [x = NaN, y = NaN] = end(run('peaks', [1.74178471, -1.96541217], 1000));
    expect(x.toFixed(15)).toBe('0.228278920556369');
    expect(y.toFixed(14)).toBe('-1.62553495750000');
  });
});
