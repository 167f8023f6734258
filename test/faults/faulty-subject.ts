import type { Answer, Outcome, ProcessEnd } from '../../grader/model/outcome.ts';
import type { Program } from '../../grader/model/program.ts';
import type { Subject } from '../../grader/model/subject.ts';
import type { Value } from '../../grader/model/value.ts';

/** What goes wrong with one question in place of its answer. */
export type SubjectFault =
  | { readonly kind: 'ends'; readonly end: ProcessEnd }
  /** Our own bug: an exception out of the subject. */
  | { readonly kind: 'throws' }
  /** Every operation answers this, whatever it was asked. */
  | { readonly kind: 'nonsense'; readonly value: Value }
  /** Every operation of the program has this answer. */
  | { readonly kind: 'answers'; readonly answer: Answer };

/** What happens to the question with a number, counted from 0; null for nothing. */
export type Schedule = (question: number) => SubjectFault | null;

export interface FaultySubject extends Subject {
  /** How many questions were asked, and how many of them met a fault. */
  readonly asked: () => number;
  readonly met: () => number;
  /** Those of them that asked what there is. */
  readonly metDescribing: () => number;
}

/** A subject with faults at some of its questions; asking what it has is a question too. */
export function faultySubject(subject: Subject, schedule: Schedule): FaultySubject {
  let [asked, met, metDescribing] = [0, 0, 0];
  const next = (): SubjectFault | null => {
    const fault = schedule(asked);
    asked += 1;
    if (fault !== null) met += 1;
    return fault;
  };
  return {
    ...subject,
    asked: () => asked,
    met: () => met,
    metDescribing: () => metDescribing,
    describe: async () => {
      const fault = next();
      if (fault !== null) metDescribing += 1;
      switch (fault?.kind) {
        case 'throws':
          throw new TypeError('injected: the subject stumbled');
        case 'ends':
          return { kind: 'ended', language: 'python', end: fault.end };
        case 'nonsense':
        case 'answers':
          return { kind: 'loaded', language: 'python', definitions: [], helps: [] };
        case undefined:
          return subject.describe();
      }
    },
    run: async (program) => {
      const fault = next();
      return fault === null ? subject.run(program) : failing(program, fault);
    },
  };
}

function failing(program: Program, fault: SubjectFault): Outcome {
  switch (fault.kind) {
    case 'throws':
      throw new TypeError('injected: the subject stumbled');
    case 'ends':
      return { kind: 'ended', end: fault.end, printed: '' };
    case 'nonsense':
      return answered(program, { kind: 'returned', value: fault.value, draws: { normal: 0, uniform: 0 } });
    case 'answers':
      return answered(program, fault.answer);
  }
}

function answered(program: Program, answer: Answer): Outcome {
  return { kind: 'answered', answers: program.map(() => answer), printed: '' };
}

/** The same program has the same answer: grading a subject again and again costs one run of each. */
export function remembering(subject: Subject): Subject {
  const outcomes = new Map<string, Promise<Outcome>>();
  const description = subject.describe();
  return {
    ...subject,
    describe: () => description,
    run: (program) => {
      const key = JSON.stringify(program, plain);
      const known = outcomes.get(key) ?? subject.run(program);
      outcomes.set(key, known);
      return known;
    },
  };
}

/** JSON has neither maps nor all numbers. */
function plain(_: string, value: unknown): unknown {
  if (value instanceof Map) return [...value];
  return typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))
    ? `number ${value === 0 ? '-0' : value}`
    : value;
}
