import type { Status } from '../../grader/model/report.ts';

/** A status as people say it: never told by colour alone. */
export const statusWords: Readonly<Record<Status, string>> = {
  passed: 'passed',
  failed: 'failed',
  inconclusive: 'not known',
  blocked: 'blocked',
  'grader-error': "grader's fault",
  pending: 'to be read',
};

/** The sign before the word, where no drawing is to be had. */
export const statusSigns: Readonly<Record<Status, string>> = {
  passed: '✓',
  failed: '✗',
  inconclusive: '?',
  blocked: '–',
  'grader-error': '!',
  pending: '…',
};

/** Whether a person has to decide. */
export function isUndecided(status: Status): boolean {
  switch (status) {
    case 'inconclusive':
    case 'grader-error':
    case 'pending':
      return true;
    case 'passed':
    case 'failed':
    case 'blocked':
      return false;
  }
}
