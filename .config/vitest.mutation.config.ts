import { defineConfig } from 'vitest/config';

/**
 * The tests that mutants are held against: those of the rooms that are mutated, which need no build. Without those
 * that repeat what others show, over many tries: they take seconds each, and every mutant would wait for them.
 */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/unit/{reference,grader/compare,grader/scoring}/**/*.test.ts'],
    exclude: ['**/*-chances.test.ts', '**/wines-network.test.ts'],
    testTimeout: 60_000,
  },
});
