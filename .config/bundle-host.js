// The Node host runs inside the sandbox, where nothing else of this project may be seen: one file, no imports.
import { build } from 'esbuild';

const root = new URL('..', import.meta.url).pathname;
await build({
  entryPoints: [`${root}grader/hosts/node/host.ts`],
  outfile: `${root}.build/hosts/node-host.cjs`,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  logLevel: 'warning',
});
