import { defineConfig } from 'vitest/config';

/** The hostile class: `npm run test:hostile`. It takes minutes, so it is no part of `npm test`. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/hostile/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    // Whoever watches what is left on the machine must be alone on it.
    maxWorkers: 1,
  },
});
