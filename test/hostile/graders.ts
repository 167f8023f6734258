import { readdirSync, readFileSync, statSync } from 'node:fs';

/** Who starts the command. */
export type Grader =
  | { readonly kind: 'root' }
  /** A user without any right, whom root becomes for the run. */
  | { readonly kind: 'became'; readonly user: number }
  /** Whoever started the tests. */
  | { readonly kind: 'self'; readonly user: number };

/** As root both are to be had; an ordinary user cannot become root, so only that part runs. */
export function graders(): readonly Grader[] {
  const user = process.getuid?.();
  if (user === undefined)
    throw new Error('The hostile class needs a system with users: sandboxes exist on Linux only.');
  return user === 0 ? [{ kind: 'root' }, { kind: 'became', user: freeUser() }] : [{ kind: 'self', user }];
}

export function nameOf(grader: Grader): string {
  return grader.kind === 'root' ? 'root' : 'an ordinary user';
}

/** User numbers that distributions give to nobody; a container with few users has them too. */
const CANDIDATES = Array.from({ length: 1000 }, (_, index) => 54_321 + index);

/** A user number that nothing on this machine belongs to: whatever has it afterwards was left behind. */
function freeUser(): number {
  const named = new Set(
    readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => Number(line.split(':')[2])),
  );
  const running = new Set(readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? ownerOf(`/proc/${name}`) : [])));
  const free = CANDIDATES.find((user) => !named.has(user) && !running.has(user));
  if (free === undefined) throw new Error('There is no user number left to run the hostile class as an ordinary user.');
  return free;
}

function ownerOf(path: string): readonly number[] {
  try {
    return [statSync(path).uid];
  } catch {
    return [];
  }
}
