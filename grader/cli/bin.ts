#!/usr/bin/env node
import { availableParallelism } from 'node:os';
import { main } from './main.ts';
import { findProject } from './project.ts';

const stop = new AbortController();
process.once('SIGINT', () => {
  process.stderr.write('\nStopping; press Ctrl-C again to stop at once.\n');
  stop.abort();
});
process.once('SIGTERM', () => {
  stop.abort();
});

process.exitCode = await main(
  process.argv.slice(2),
  findProject(import.meta.dirname),
  {
    print: (text) => process.stdout.write(`${text}\n`),
    warn: (text) => process.stderr.write(`${text}\n`),
    isTerminal: process.stderr.isTTY,
    width: process.stdout.isTTY ? process.stdout.columns : 100,
    colour: process.stdout.isTTY && !process.env['NO_COLOR'],
    environment: process.env,
    workingFolder: process.cwd(),
    fetch: (address, options) => fetch(address, options),
    now: () => performance.now(),
    stop: stop.signal,
  },
  availableParallelism(),
);
