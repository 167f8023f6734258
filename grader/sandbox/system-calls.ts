/**
 * A filter of system calls for `bwrap --seccomp`: a classic BPF program, in the machine's own byte order. Closed are calls that
 * no homework needs and that get around a limit or into the kernel's newer corners; to the code they do not exist.
 * Source: Linux, `Documentation/userspace-api/seccomp_filter.rst`; numbers from `unistd_64.h` and `asm-generic/unistd.h`.
 */
import { endianness } from 'node:os';

/** Numbers of a call by the names of architectures that Node has for them. */
type Closed = Readonly<Record<'x64' | 'arm64', number>>;

/** Memory that is in nobody's address space is bounded by no limit, and seen by no watcher. */
const HIDDEN_MEMORY: readonly Closed[] = [
  { x64: 319, arm64: 279 }, // memfd_create
  { x64: 447, arm64: 447 }, // memfd_secret
  { x64: 29, arm64: 194 }, // shmget
  { x64: 64, arm64: 190 }, // semget
  { x64: 68, arm64: 186 }, // msgget
  { x64: 240, arm64: 180 }, // mq_open
  { x64: 248, arm64: 217 }, // add_key
  { x64: 249, arm64: 218 }, // request_key
  { x64: 250, arm64: 219 }, // keyctl
];

/** The host is another process's memory to a thief, and so is what a namespace of one's own would open. */
const OTHERS: readonly Closed[] = [
  { x64: 101, arm64: 117 }, // ptrace
  { x64: 310, arm64: 270 }, // process_vm_readv
  { x64: 311, arm64: 271 }, // process_vm_writev
  { x64: 438, arm64: 438 }, // pidfd_getfd
  { x64: 272, arm64: 97 }, // unshare
  { x64: 308, arm64: 268 }, // setns
  { x64: 165, arm64: 40 }, // mount
  { x64: 428, arm64: 428 }, // open_tree
  { x64: 429, arm64: 429 }, // move_mount
  { x64: 430, arm64: 430 }, // fsopen
  { x64: 431, arm64: 431 }, // fsconfig
  { x64: 432, arm64: 432 }, // fsmount
  { x64: 433, arm64: 433 }, // fspick
  { x64: 442, arm64: 442 }, // mount_setattr
  // Its flags stand in memory, where no filter can look; libraries go on with `clone`, whose flags are looked at.
  { x64: 435, arm64: 435 }, // clone3
];

/** Where holes of the kernel were found again and again. */
const CORNERS: readonly Closed[] = [
  { x64: 321, arm64: 280 }, // bpf
  { x64: 298, arm64: 241 }, // perf_event_open
  { x64: 323, arm64: 282 }, // userfaultfd
  { x64: 425, arm64: 425 }, // io_uring_setup
];

const ARCHITECTURE = { x64: 0xc000003e, arm64: 0xc00000b7 } as const;

/** x64 has a second way to call, by numbers from here on. */
const X32_CALLS = 0x40000000;

/** Makes processes and threads. */
const CLONE: Closed = { x64: 56, arm64: 220 };
/** Flag of `clone`: with a user namespace of its own. */
const CLONE_NEWUSER = 0x10000000;

/** Reads and sets limits, of other processes too; 0 for its own, as libraries call it, is all that is left of it. */
const PRLIMIT: Closed = { x64: 302, arm64: 261 };

/** Places in `struct seccomp_data`; of the first argument the half that holds flags or a process, on the two architectures above. */
const NUMBER = 0;
const ARCH = 4;
const FIRST_ARGUMENT = 16;

const LOAD = 0x20;
const JUMP_IF_EQUAL = 0x15;
const JUMP_IF_NOT_BELOW = 0x35;
const JUMP_IF_ANY_BIT = 0x45;
const RETURN = 0x06;

const ALLOW = 0x7fff0000;
/** `SECCOMP_RET_ERRNO` with ENOSYS: programs take it for an older kernel, and go on without. */
const NOT_THERE = 0x00050000 | 38;

interface Instruction {
  readonly code: number;
  readonly value: number;
  /** Of a comparison: whether it goes to the last instruction when it holds, or when it does not; else it goes on. */
  readonly closesIf?: boolean;
  /** Of a comparison: how many instructions are left out when it does not hold. */
  readonly elseSkips?: number;
}

/** @returns null for an architecture whose numbers are not known here: it goes without */
export function systemCallFilter(architecture: string): Buffer | null {
  if (architecture !== 'x64' && architecture !== 'arm64') return null;
  const numbers = [...HIDDEN_MEMORY, ...OTHERS, ...CORNERS].map((call) => call[architecture]);
  return assembled([
    { code: LOAD, value: ARCH },
    // Calls of a foreign architecture have other numbers: none of them is allowed.
    { code: JUMP_IF_EQUAL, value: ARCHITECTURE[architecture], closesIf: false },
    { code: LOAD, value: NUMBER },
    { code: JUMP_IF_NOT_BELOW, value: X32_CALLS, closesIf: true },
    ...numbers.map((value) => ({ code: JUMP_IF_EQUAL, value, closesIf: true })),
    { code: JUMP_IF_EQUAL, value: PRLIMIT[architecture], elseSkips: 3 },
    { code: LOAD, value: FIRST_ARGUMENT },
    { code: JUMP_IF_EQUAL, value: 0, closesIf: false },
    { code: RETURN, value: ALLOW },
    { code: JUMP_IF_EQUAL, value: CLONE[architecture], elseSkips: 2 },
    { code: LOAD, value: FIRST_ARGUMENT },
    { code: JUMP_IF_ANY_BIT, value: CLONE_NEWUSER, closesIf: true },
    { code: RETURN, value: ALLOW },
    { code: RETURN, value: NOT_THERE },
  ]);
}

/** `struct sock_filter`: code (16 bits), jumps (8 and 8), value (32). */
function assembled(instructions: readonly Instruction[]): Buffer {
  const isLittle = endianness() === 'LE';
  return Buffer.concat(
    instructions.map(({ code, value, closesIf, elseSkips = 0 }, index) => {
      // Jumps are counted from the next instruction.
      const toLast = instructions.length - 1 - (index + 1);
      const view = new DataView(new ArrayBuffer(8));
      view.setUint16(0, code, isLittle);
      view.setUint8(2, closesIf === true ? toLast : 0);
      view.setUint8(3, closesIf === false ? toLast : elseSkips);
      view.setUint32(4, value, isLittle);
      return Buffer.from(view.buffer);
    }),
  );
}
