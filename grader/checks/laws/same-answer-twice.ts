import { role } from './law.ts';
import type { Law } from './law.ts';

export const sameAnswerTwice: Law = {
  id: 'same-answer-twice',
  title: 'The same point always has the same value.',
  appliesTo: 'testFunction',
  cases: (roles) => [roles, roles],
  relations: (_, [one, other]) => [{ name: 'value', expected: role(one, 'value'), actual: role(other, 'value') }],
};
