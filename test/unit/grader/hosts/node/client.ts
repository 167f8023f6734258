/** Starts the built host for TypeScript, without sandbox: for tests only. */
import { spawn } from 'node:child_process';
import { connect, type Host } from '../client.ts';

export * from '../client.ts';

const root = new URL('../../../../../', import.meta.url).pathname;

export function startHost(): Host {
  const process_ = spawn(process.execPath, [`${root}.build/hosts/node-host.cjs`], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  return connect(process_, `${root}test/fixtures/classes/layers`);
}
