import { createHash } from 'node:crypto';
import { DESCRIBED, type Evidence, type Recorded } from '../model/evidence.ts';
import { isOurs, type Outcome } from '../model/outcome.ts';
import type { Program } from '../model/program.ts';
import type { Description, Help, Subject } from '../model/subject.ts';
import { isNoAnswer, NOT_KEPT } from './absent-answers.ts';
import { sizeOf } from './answer-size.ts';
import { operationToWire } from './to-wire.ts';

export interface RecordedSubject extends Subject {
  /** What was answered so far, by whomever. */
  answers(): Evidence['answers'];
  /** How many questions remained without an answer because none was kept, and nobody could be asked. */
  lacking(): number;
}

/** Answers that were given before, and are given again. */
export interface Earlier {
  readonly answers: Evidence['answers'];
  /** What was the machine's doing is no answer, and is asked again, unless it is to be as it was. */
  readonly asItWas: boolean;
}

/** Of the answers of one submission that are kept, in bytes: twenty times what the largest of the assignments here takes. */
const MOST_KEPT = 64 * 1024 * 1024;

/**
 * Asks `subject`, and keeps what it answered. What `earlier` has the answer to is not asked again: the code runs for new
 * questions only.
 *
 * The same question may have been asked several times, with other answers (a process that ended, and a fresh one): the
 * n-th time it is asked it gets the n-th answer, and the last one from then on.
 *
 * @param most how many bytes of answers are kept; of those beyond, that they were not
 */
export function recordedSubject(subject: Subject, earlier?: Earlier, most = MOST_KEPT): RecordedSubject {
  const kept = new Map<string, Recorded[]>();
  const asked = new Map<string, number>();
  let lacking = 0;
  /** By what they say. */
  const helps = new Map<string, Help>();
  const remind = (more: readonly Help[]): readonly Help[] => {
    const fresh = more.filter((help) => !helps.has(JSON.stringify(help)));
    for (const help of fresh) helps.set(JSON.stringify(help), help);
    return fresh;
  };

  let size = 0;
  /** Once there is no more room nothing is kept: a shorter answer would take the place of a longer one before it. */
  const asKept = (answer: Answered): Answered => {
    size += sizeOf(givenIn(answer));
    return size <= most ? answer : forgotten(answer);
  };

  const keep = (question: string, given: Answered, told: readonly Help[]): void => {
    const all = kept.get(question) ?? [];
    kept.set(question, all);
    const last = all.at(-1);
    const answer = last !== undefined && isSame(last, given) ? given : asKept(given);
    if (last !== undefined && told.length === 0 && isSame(last, answer))
      all.splice(-1, 1, { ...last, times: last.times + 1 });
    else all.push({ ...answer, helps: told, times: 1 });
  };

  const answer = async (question: string, ask: () => Promise<Answered>): Promise<Answered> => {
    const answered = await answerOf(question, ask);
    const given = givenIn(answered);
    if (given.kind === 'ended' && isNoAnswer(given.end)) lacking += 1;
    return answered;
  };

  const answerOf = async (question: string, ask: () => Promise<Answered>): Promise<Answered> => {
    const before = asked.get(question) ?? 0;
    asked.set(question, before + 1);
    const known = nth(earlier?.answers.get(question) ?? [], before);
    if (known !== undefined && (earlier?.asItWas === true || isKnown(known))) {
      keep(question, withoutTold(known), remind(known.helps));
      return known;
    }
    const fresh = await ask();
    keep(question, fresh, remind(subject.helps()));
    return fresh;
  };

  return {
    describe: async () => {
      const given = await answer(DESCRIBED, async () => ({
        kind: 'described',
        description: await subject.describe(),
      }));
      return descriptionOf(given);
    },
    run: async (program) => {
      const given = await answer(questionOf(program), async () => ({
        kind: 'ran',
        outcome: await subject.run(program),
      }));
      return outcomeOf(given);
    },
    helps: () => [...helps.values()],
    close: () => subject.close(),
    answers: () => kept,
    lacking: () => lacking,
  };
}

type Answered =
  | { readonly kind: 'described'; readonly description: Description }
  | { readonly kind: 'ran'; readonly outcome: Outcome };

/** A program by its checksum: the wire form says all of it. */
function questionOf(program: Program): string {
  return createHash('sha256')
    .update(JSON.stringify(program.map(operationToWire)))
    .digest('base64url');
}

function nth(all: readonly Recorded[], index: number): Recorded | undefined {
  let passed = 0;
  return (
    all.find(({ times }) => {
      passed += times;
      return index < passed;
    }) ?? all.at(-1)
  );
}

/** What was ours or the machine's doing says nothing of the code, nor does what was not asked for what came before it. */
function isKnown(answered: Answered): boolean {
  const given = givenIn(answered);
  return given.kind !== 'ended' || !(isOurs(given.end) || given.end.kind === 'given-up');
}

/** In the place of an answer for which there was no room: it is not known any more. */
function forgotten(answer: Answered): Answered {
  return answer.kind === 'ran'
    ? { kind: 'ran', outcome: { kind: 'ended', end: NOT_KEPT, printed: '' } }
    : { kind: 'described', description: { kind: 'ended', language: answer.description.language, end: NOT_KEPT } };
}

function givenIn(answered: Answered): Description | Outcome {
  return answered.kind === 'ran' ? answered.outcome : answered.description;
}

function withoutTold(recorded: Recorded): Answered {
  return recorded.kind === 'ran'
    ? { kind: 'ran', outcome: recorded.outcome }
    : { kind: 'described', description: recorded.description };
}

/** Descriptions and ends come again and again; answers are long, and hardly ever asked for twice. */
function isSame(one: Recorded, other: Answered): boolean {
  const [given, otherGiven] = [givenIn(one), givenIn(other)];
  if (given === otherGiven) return true;
  const isShort = one.kind === 'described' || given.kind === 'ended';
  return isShort && one.kind === other.kind && JSON.stringify(given) === JSON.stringify(otherGiven);
}

function descriptionOf(answered: Answered): Description {
  if (answered.kind !== 'described') throw new TypeError('a description was asked for');
  return answered.description;
}

function outcomeOf(answered: Answered): Outcome {
  if (answered.kind !== 'ran') throw new TypeError('a program was asked');
  return answered.outcome;
}
