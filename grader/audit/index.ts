import { falseFailures } from './false-failures.ts';
import { misconceptions } from './misconceptions.ts';
import { mutants } from './mutants/mutants.ts';
import { rightInOtherWords } from './rewrites/right-in-other-words.ts';
import type { Section } from './section.ts';
import { solutions } from './solutions.ts';
import { stubs } from './stubs.ts';

/** Every question of an audit, in the order in which they are asked. */
export const sections: readonly Section[] = [
  solutions,
  stubs,
  misconceptions,
  rightInOtherWords,
  mutants,
  falseFailures,
];
