import { execFileSync } from 'node:child_process';

/** Hosts run from the build: in the sandbox there is no TypeScript to compile. */
export default function setup(): void {
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
}
