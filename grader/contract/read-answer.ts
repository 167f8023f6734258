import type { Answer } from '../model/outcome.ts';
import type { Roles } from '../model/roles.ts';
import { changedArguments } from './changed-arguments.ts';
import { askedDescent } from './lone-paths.ts';
import type { CallForm, CaseAnswer } from './question.ts';
import { readResults } from './results.ts';
import type { ResultPart } from './results.ts';

/** What is known of an operation that has no answer. */
export const nothing = { kind: 'skipped', reason: 'there was no answer' } as const;

/**
 * What came back of one call, in roles.
 *
 * @param roles what was asked
 * @param isLonePath whether other descents have shown that the way alone comes back
 */
export function readAnswer(
  answer: Answer | undefined,
  results: readonly ResultPart[],
  form: CallForm,
  roles: Roles,
  isLonePath = false,
): CaseAnswer {
  switch (answer?.kind) {
    case undefined:
      return nothing;
    case 'threw':
    case 'skipped':
      return answer;
    case 'returned': {
      const { value, draws } = answer;
      const changed = changedArguments(answer, form, roles);
      if (results.length === 0) return { kind: 'results', roles: new Map(), value, draws, changed };
      const descent = askedDescent(roles);
      const reading = readResults(results, value, descent && { ...descent, isLonePath });
      return reading.kind === 'misfit'
        ? { ...reading, value }
        : { kind: 'results', roles: reading.roles, value, draws, changed };
    }
  }
}
