import { expect, it } from 'vitest';
import { classifyEnd } from '../../../../grader/sandbox/classify-end.ts';

const limits = { cpuSeconds: 2, wallSeconds: 10, memoryMegabytes: 100, processes: 1, outputKilobytes: 1 };

it.each([
  [
    { code: 0, signal: null, printed: '' },
    { kind: 'exited', code: 0 },
  ],
  [
    { code: 1, signal: null, printed: 'Traceback\nMemoryError: no\n' },
    { kind: 'out-of-memory', megabytes: 100 },
  ],
  [
    { code: 1, signal: null, printed: 'He said MemoryError' },
    { kind: 'exited', code: 1 },
  ],
  [
    { code: 139, signal: null, printed: '' },
    { kind: 'killed', signal: 'SIGSEGV' },
  ],
  [
    { code: null, signal: 'SIGKILL', printed: '' },
    { kind: 'killed', signal: 'SIGKILL' },
  ],
  [
    { code: 134, signal: null, printed: 'FATAL ERROR: JavaScript heap out of memory' },
    { kind: 'out-of-memory', megabytes: 100 },
  ],
  [
    { code: 134, signal: null, printed: '' },
    { kind: 'killed', signal: 'SIGABRT' },
  ],
  [
    { code: 152, signal: null, printed: '' },
    { kind: 'timed-out', clock: 'cpu', seconds: 2 },
  ],
  [
    { code: 255, signal: null, printed: '' },
    { kind: 'exited', code: 255 },
  ],
])('takes %o for %o', (ending, end) => {
  expect(classifyEnd(ending, limits)).toEqual(end);
});
