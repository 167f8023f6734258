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

// Whoever read what is told may have gone, as in `grade ... | head`: results are files, and the run goes on.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    process.exitCode = 2;
    stop.abort();
    if (stream !== process.stderr)
      process.stderr.write(
        `grade: what is told could not be written (${error.code ?? error.message}). Results are files, and are kept.\n`,
      );
  });
}

const exitCode = await main(
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
process.exitCode ??= exitCode;
