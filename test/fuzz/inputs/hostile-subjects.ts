/** Submissions that are right, but for what a hostile process makes of some of their answers. */
import fc from 'fast-check';
import type { Assignment } from '../../../grader/intake/assignment-schema.ts';
import { encodeValue, WireError } from '../../../grader/model/number-codec.ts';
import type { Answer, Outcome } from '../../../grader/model/outcome.ts';
import type { Description, Subject } from '../../../grader/model/subject.ts';
import { answersFromWire, descriptionFromWire } from '../../../grader/subject/from-wire.ts';
import { gdStartValue, hw2 } from '../../fixtures/subjects/grade.ts';
import { submissionOf } from '../../fixtures/subjects/hw2-network.ts';
import { wholeHomework } from '../../fixtures/subjects/hw2-rules.ts';
import { inProcess } from '../../fixtures/subjects/in-process.ts';
import { inProcessClasses } from '../../fixtures/subjects/in-process-classes.ts';
import { startValue } from '../../fixtures/subjects/start-value.ts';
import { nodeChanges, withChanges } from './node-changes.ts';
import type { NodeChange } from './node-changes.ts';
import { sly } from './answers.ts';

interface Honest {
  readonly assignment: Assignment;
  readonly subject: () => Subject;
  readonly checks: readonly string[];
}

/** Training takes seconds, and asks nothing that the others do not. */
const checksOf = ({ checks, targets }: Assignment, hasMethods: boolean): readonly string[] =>
  checks
    .filter(({ kind }) => kind !== 'trains')
    .map(({ id }) => id)
    .filter((id) => (targets[id.split('.')[0] ?? '']?.methods !== undefined) === hasMethods);

const honest: readonly Honest[] = [
  { assignment: gdStartValue, subject: () => inProcess(startValue), checks: checksOf(gdStartValue, false) },
  { assignment: hw2, subject: () => inProcess(wholeHomework), checks: checksOf(hw2, false) },
  { assignment: hw2, subject: () => inProcessClasses(submissionOf()), checks: checksOf(hw2, true) },
];

export interface Hostility {
  readonly which: number;
  readonly check: number;
  readonly description: readonly NodeChange[];
  /** Changes of answers: of every one from the n-th on, counting by the step. */
  readonly answers: readonly {
    readonly from: number;
    readonly step: number;
    readonly changes: readonly NodeChange[];
  }[];
}

const changes = nodeChanges(sly, 'shallow');

export const hostility: fc.Arbitrary<Hostility> = fc.record({
  which: fc.nat({ max: honest.length - 1 }),
  check: fc.nat({ max: 1000 }),
  description: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: changes }),
  answers: fc.array(
    fc.record({ from: fc.constantFrom(0, 0, 1, 2, 5, 20), step: fc.constantFrom(1, 1, 2, 3, 1000), changes }),
    { minLength: 1, maxLength: 2 },
  ),
});

export interface Asked {
  readonly assignment: Assignment;
  readonly checkId: string;
  readonly subject: Subject;
}

export function hostileSubject({ which, check, description, answers }: Hostility): Asked {
  const { assignment, subject, checks } = honest[which] ?? fail();
  const right = subject();
  let told = 0;
  const altered = (answer: Answer): unknown => {
    const wire = answerToWire(answer);
    if (answer.kind !== 'returned') return wire;
    const number = told;
    told += 1;
    const made = answers.filter(({ from, step }) => number >= from && (number - from) % step === 0);
    return made.reduce((json, one) => parsed(withChanges(json, one.changes)), wire);
  };
  return {
    assignment,
    checkId: checks[check % checks.length] ?? fail(),
    subject: {
      ...right,
      describe: async () => {
        const own = await right.describe();
        return description.length === 0 ? own : described(own, description);
      },
      run: async (program) => {
        const outcome = await right.run(program);
        if (outcome.kind === 'ended') return outcome;
        return understood(() => ({
          ...outcome,
          answers: answersFromWire({ answers: outcome.answers.map(altered) }, outcome.answers.length),
        }));
      },
    },
  };
}

function described(own: Description, changed: readonly NodeChange[]): Description {
  if (own.kind !== 'loaded') return own;
  const { definitions, helps, survey } = own;
  const wire = parsed(withChanges({ loaded: { definitions, helps, survey: survey ?? null } }, changed));
  try {
    return descriptionFromWire(wire, own.language);
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    return { kind: 'ended', language: own.language, end: { kind: 'broken-channel', problem: error.message } };
  }
}

function understood(read: () => Outcome): Outcome {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    return { kind: 'ended', end: { kind: 'broken-channel', problem: error.message }, printed: '' };
  }
}

function answerToWire(answer: Answer): unknown {
  switch (answer.kind) {
    case 'returned': {
      const { value, arguments: args, draws, rounds } = answer;
      return {
        returned: encodeValue(value),
        ...(args && { arguments: args.map(encodeValue) }),
        draws,
        ...(rounds !== undefined && { rounds }),
      };
    }
    case 'threw':
      return { threw: answer.error };
    case 'skipped':
      return { skipped: answer.reason };
  }
}

/** A text that is no JSON breaks the channel; here it is one thing more that no answer is. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function fail(): never {
  throw new TypeError('there is nothing to choose from');
}
