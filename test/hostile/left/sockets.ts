import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { isUserOf, type Owner } from './owner.ts';

/** A socket that waits for others: listening, or bound to a name. */
export interface Socket {
  /** The kernel's number; no two sockets that are there have the same. */
  readonly inode: string;
  /** `undefined`: the kernel does not tell it for this kind. */
  readonly user: number | undefined;
  readonly text: string;
}

const INTERNET = ['tcp', 'tcp6', 'udp', 'udp6'];
const LISTENING = '0A';
/** What a UDP socket with an address is in. */
const BOUND = '07';

export function sockets(): readonly Socket[] {
  return [
    ...INTERNET.flatMap((kind) => lines(kind).flatMap((fields) => internetSocket(kind, fields))),
    ...lines('unix').flatMap(unixSocket),
  ];
}

/**
 * Sockets that a run left: those of its users, and new ones that no process holds which was there before.
 */
export function socketsLeft(
  owner: Owner,
  before: readonly Socket[],
  now: readonly Socket[] = sockets(),
): readonly string[] {
  const were = new Set(before.map(({ inode }) => inode));
  const fresh = now.filter(({ inode }) => inode !== '0' && !were.has(inode));
  if (fresh.length === 0) return [];
  const held = heldInodes();
  // Others open and close sockets while we look.
  const still = new Set(sockets().map(({ inode }) => inode));
  return fresh
    .filter(({ inode }) => still.has(inode))
    .filter(({ inode, user }) => (user !== undefined && isUserOf(owner, user)) || !held.has(inode))
    .map(({ text }) => text);
}

function lines(kind: string): readonly (readonly string[])[] {
  const file = `/proc/net/${kind}`;
  if (!existsSync(file)) return [];
  return readFileSync(file, 'latin1')
    .split('\n')
    .slice(1)
    .filter((line) => line.trim() !== '')
    .map((line) => line.trim().split(/\s+/));
}

/** Columns: number, local address, remote address, state, queues, timer, retransmits, user, timeout, inode. */
function internetSocket(kind: string, fields: readonly string[]): readonly Socket[] {
  const [, address = '', , state = '', , , , user = '', , inode = ''] = fields;
  if (state !== LISTENING && state !== BOUND) return [];
  return [{ inode, user: Number(user), text: `${kind} socket at ${address} of user ${user}` }];
}

/** Columns: address, references, protocol, flags, type, state, inode, path; an abstract one begins with `@`. */
function unixSocket(fields: readonly string[]): readonly Socket[] {
  const [, , , , , , inode = '', path] = fields;
  return path === undefined ? [] : [{ inode, user: undefined, text: `Unix socket ${path}` }];
}

/** Sockets that a process holds which we know: what belongs to the run has been looked for among the processes. */
function heldInodes(): ReadonlySet<string> {
  const held = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => names(`/proc/${pid}/fd`).map((fd) => target(`/proc/${pid}/fd/${fd}`)));
  return new Set(held.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []));
}

function names(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function target(link: string): string {
  try {
    return readlinkSync(link);
  } catch {
    return '';
  }
}
