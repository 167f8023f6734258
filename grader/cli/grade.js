#!/usr/bin/env node
/**
 * The command `grade`. It is a file of its own, in the repository and executable, because npm 10 drops a `bin` that lies
 * in a folder whose name starts with a dot (as `.build` does), and `npx grade` then asks the registry for a stranger's
 * package of that name; and because a fresh build has no executable bit.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const built = new URL('../../.build/grader/cli/bin.js', import.meta.url);
if (existsSync(built)) {
  await import(built.href);
} else {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  process.stderr.write(
    `grade is not built yet: ${fileURLToPath(built)} is missing. Run \`npm run setup\` in ${root}\n`,
  );
  process.exitCode = 2;
}
