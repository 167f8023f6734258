import { ackley } from './ackley.ts';
import { beale } from './beale.ts';
import { booth } from './booth.ts';
import { bowl } from './bowl.ts';
import { centredParabola } from './centred-parabola.ts';
import { cosineBumps } from './cosine-bumps.ts';
import { dampedSine } from './damped-sine.ts';
import { easom } from './easom.ts';
import { himmelblau } from './himmelblau.ts';
import { matyas } from './matyas.ts';
import { monkey } from './monkey.ts';
import { mult } from './mult.ts';
import { parabola } from './parabola.ts';
import { peaks } from './peaks.ts';
import { rastrigin } from './rastrigin.ts';
import { rosenbrock } from './rosenbrock.ts';
import { sineCubic } from './sine-cubic.ts';
import { styblinskiTang } from './styblinski-tang.ts';
import { threeHumpCamel } from './three-hump-camel.ts';
import type { TestFunction } from './test-function.ts';

const all: readonly TestFunction[] = [
  parabola,
  centredParabola,
  dampedSine,
  cosineBumps,
  sineCubic,
  peaks,
  bowl,
  mult,
  monkey,
  matyas,
  easom,
  rosenbrock,
  himmelblau,
  beale,
  booth,
  rastrigin,
  ackley,
  styblinskiTang,
  threeHumpCamel,
];

/** Every test function by id: first those of one variable, then those of two. */
export const testFunctions: Readonly<Record<string, TestFunction>> = Object.fromEntries(all.map((f) => [f.id, f]));
