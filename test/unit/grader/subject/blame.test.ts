import { expect, it } from 'vitest';
import { isOurs } from '../../../../grader/model/outcome.ts';
import { mayBeTheMachines } from '../../../../grader/subject/blame.ts';
import { ourEndings, studentEndings } from '../../../fixtures/subjects/endings.ts';

it('takes a crash for the code’s doing, and a signal from outside for what may be the machine’s', () => {
  for (const signal of ['SIGSEGV', 'SIGABRT', 'SIGBUS', 'SIGILL', 'SIGFPE', 'SIGSYS'])
    expect(mayBeTheMachines({ kind: 'killed', signal })).toBe(false);
  for (const signal of ['SIGKILL', 'SIGTERM']) expect(mayBeTheMachines({ kind: 'killed', signal })).toBe(true);
});

it.each(ourEndings)('holds %o against nobody', (end) => {
  expect(isOurs(end)).toBe(true);
  expect(mayBeTheMachines(end)).toBe(true);
});

it.each(studentEndings)('takes %o for what a student’s code can do', (end) => {
  expect(isOurs(end)).toBe(false);
});
