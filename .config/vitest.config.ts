import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/**/*.test.ts'],
    // Steps of their own: `npm run test:hostile`.
    exclude: ['test/hostile/**'],
    globalSetup: ['test/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Hosts are processes of their own: more test workers than cores only makes them wait for each other.
    maxWorkers: 2,
  },
});
