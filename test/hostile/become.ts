import type { Covered } from './reachable.ts';

/** A shell has those from 3 to 9 for its own. */
const FIRST_DESCRIPTOR = 3;
const DESCRIPTORS = 7;

/**
 * The words before a command that make it run as an ordinary user. Root's own folders are closed to that user, so the
 * command gets a view of the files of its own (a private mount namespace, gone with the command) in which an empty
 * folder stands for each closed one, with what is needed mounted at its place.
 *
 * `no-new-privs` is not set: an ordinary user does not have it either.
 */
export function becomeUser(user: number, covered: readonly Covered[]): readonly string[] {
  return [
    'unshare',
    '--mount',
    '--propagation',
    'private',
    '--',
    'sh',
    '-e',
    '-c',
    ['umask 022', ...covered.flatMap(coverLines), `exec setpriv ${privileges(user)} -- "$@"`].join('\n'),
    'become-user',
  ];
}

function privileges(user: number): string {
  return `--reuid=${user} --regid=${user} --clear-groups --inh-caps=-all --bounding-set=-all`;
}

/** What is covered cannot be named any more: it is held open before, and mounted by its descriptor. */
function coverLines({ folder, keep }: Covered): readonly string[] {
  if (keep.length > DESCRIPTORS) throw new Error(`Too much below ${folder} is needed: ${keep.join(', ')}`);
  const held = keep.map((path, index) => ({ path: quoted(path), descriptor: index + FIRST_DESCRIPTOR }));
  return [
    ...held.map(({ path, descriptor }) => `exec ${descriptor}< ${path}`),
    `mount -t tmpfs -o mode=0755,size=1m plumbline-cover ${quoted(folder)}`,
    ...held.flatMap(({ path, descriptor }) => [
      `mkdir -p ${path}`,
      `mount --no-canonicalize --rbind /proc/self/fd/${descriptor} ${path}`,
      `exec ${descriptor}<&-`,
    ]),
  ];
}

function quoted(path: string): string {
  return `'${path.replaceAll("'", `'\\''`)}'`;
}
