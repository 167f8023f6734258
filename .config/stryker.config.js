/**
 * `npm run mutation`: changes the oracles and what compares answers with them, a bit at a time, and sees whether a test fails.
 * Not part of CI: it takes an hour or so. What survives, and why, is in mutation-survivors.md beside this file.
 *
 * Left out are sentences (see stryker-sentences.js) and the known mistakes (`*-misconceptions.ts`): they are wrong on purpose, so
 * that a mutant of one is as good a mistake as before, as long as it is caught and called by its name. That is for
 * `grade audit` to show, of each of them.
 */
export default {
  testRunner: 'vitest',
  vitest: { configFile: '.config/vitest.mutation.config.ts' },
  plugins: ['@stryker-mutator/vitest-runner', new URL('stryker-sentences.js', import.meta.url).pathname],
  ignorers: ['sentences'],
  mutate: [
    'reference/**/*.ts',
    'grader/compare/**/*.ts',
    'grader/scoring/**/*.ts',
    '!reference/**/*-misconceptions.ts',
  ],
  coverageAnalysis: 'perTest',
  incremental: true,
  incrementalFile: 'node_modules/.cache/stryker/incremental.json',
  jsonReporter: { fileName: 'node_modules/.cache/stryker/mutation.json' },
  tempDirName: '.stryker-tmp',
  // What no test here reads need not be copied.
  ignorePatterns: [
    '/.build',
    '/.venv*',
    '/.ci',
    '/submissions',
    '/specs',
    '/reports',
    '/test/e2e',
    '/test/golden',
    '/test/integration',
    '/test/fixtures/classes',
    '/test/fixtures/notebooks',
  ],
  concurrency: 2,
  reporters: ['clear-text', 'progress-append-only', 'json'],
  clearTextReporter: { logTests: false, reportTests: false },
  thresholds: { high: 98, low: 95, break: 95 },
  timeoutMS: 5000,
  timeoutFactor: 3,
};
