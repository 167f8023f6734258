import { endianness } from 'node:os';
import { describe, expect, it } from 'vitest';
import { systemCallFilter } from '../../../../grader/sandbox/system-calls.ts';

const ALLOWED = 0x7fff0000;
const NOT_THERE = 0x00050026;
const X64 = 0xc000003e;

/** Runs the filter as the kernel would. */
function answer(filter: Buffer, arch: number, number: number, flags = 0): number {
  const isLittle = endianness() === 'LE';
  const view = new DataView(filter.buffer, filter.byteOffset, filter.byteLength);
  let accumulator = 0;
  for (let at = 0; at < filter.length / 8; at += 1) {
    const code = view.getUint16(at * 8, isLittle);
    const value = view.getUint32(at * 8 + 4, isLittle);
    const jump = (holds: boolean): void => {
      at += view.getUint8(at * 8 + (holds ? 2 : 3));
    };
    switch (code) {
      case 0x20:
        accumulator = value === 4 ? arch : value === 16 ? flags : number;
        break;
      case 0x15:
        jump(accumulator === value);
        break;
      case 0x35:
        jump(accumulator >= value);
        break;
      case 0x45:
        jump((accumulator & value) !== 0);
        break;
      case 0x06:
        return value;
      default:
        throw new Error(`no such instruction: ${code}`);
    }
  }
  throw new Error('the filter comes to no end');
}

describe('the filter of system calls', () => {
  const filter = systemCallFilter('x64') ?? Buffer.alloc(0);

  it('lets pass what programs need', () => {
    // read, write, mmap, clone, execve, futex, shutdown of a socket
    for (const number of [0, 1, 9, 56, 59, 202, 48]) expect(answer(filter, X64, number)).toBe(ALLOWED);
  });

  it('says of hidden memory, other processes and corners of the kernel that they are not there', () => {
    // memfd_create, shmget, ptrace, unshare, io_uring_setup
    for (const number of [319, 29, 101, 272, 425]) expect(answer(filter, X64, number)).toBe(NOT_THERE);
  });

  it('lets processes and threads be made, but none with a user namespace of its own', () => {
    const [thread, process, newUser] = [0x3d0f00, 17, 0x10000000];
    for (const flags of [thread, process]) expect(answer(filter, X64, 56, flags)).toBe(ALLOWED);
    expect(answer(filter, X64, 56, newUser | process)).toBe(NOT_THERE);
    // Another call with the same number as its first argument is none of this.
    expect(answer(filter, X64, 0, newUser)).toBe(ALLOWED);
    expect(answer(filter, X64, 435, 0)).toBe(NOT_THERE);
  });

  it('lets a process set its own limits, and nobody else’s', () => {
    expect(answer(filter, X64, 302, 0)).toBe(ALLOWED);
    for (const process of [1, 2, 4711]) expect(answer(filter, X64, 302, process)).toBe(NOT_THERE);
    expect(answer(systemCallFilter('arm64') ?? Buffer.alloc(0), 0xc00000b7, 261, 1)).toBe(NOT_THERE);
    // Another call is none of this: kill, close.
    for (const number of [62, 3]) expect(answer(filter, X64, number, 4711)).toBe(ALLOWED);
  });

  it('allows no call by another architecture, or by its second numbers', () => {
    expect(answer(filter, 0x40000003, 1)).toBe(NOT_THERE);
    expect(answer(filter, X64, 0x40000000 + 1)).toBe(NOT_THERE);
  });

  it('knows the numbers of two architectures, and goes without on others', () => {
    expect(systemCallFilter('arm64')).toHaveLength(filter.length);
    expect(systemCallFilter('riscv64')).toBeNull();
  });
});
