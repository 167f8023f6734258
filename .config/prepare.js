/**
 * npm's `prepare`: builds. But npm 9 and 10 prepare at every `npx grade` too, not only at `npm install`: there a build
 * that exists is enough. To build again would take seconds each time, and pull files from under a `grade` that is running.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const root = new URL('..', import.meta.url);
const calledByNpx = process.env.npm_command === 'exec';
if (!(calledByNpx && existsSync(new URL('.build/grader/cli/bin.js', root)))) {
  // One string and a shell: npm is a script on Windows, which only a shell starts.
  const build = spawnSync('npm run build', { cwd: root, stdio: 'inherit', shell: true });
  process.exitCode = build.status ?? 1;
}
