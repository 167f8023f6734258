import { compareTensors } from '../compare/close.ts';
import type { Roles, Tensor } from '../model/roles.ts';
import type { Subject } from '../model/subject.ts';
import { askFunction } from './ask-function.ts';
import type { CallForm, CaseAnswer, Question, Reply } from './question.ts';
import type { ResultPart } from './results.ts';
import { scalar } from './tensor.ts';

/** Draws that each case is given: more than any start takes. */
const DRAWS = 64;
/** After so many epochs, what descends is elsewhere. */
const SOME_EPOCHS = 5;
/** Nobody draws starts that are nearer to each other, nor descends by less. */
const SAME = { relative: 0, absolute: 1e-9 };

/** Draws between 0 and 1 that are far from each other, from the start that is wished for: the same for everybody. */
function drawsFor(roles: Roles, index: number): readonly number[] {
  const start = roles.get('start')?.data ?? [];
  return Array.from({ length: DRAWS }, (_, place) => {
    // The golden ratio spreads points evenly (Weyl); whole and half numbers are not met.
    const wished = start[place % Math.max(1, start.length)] ?? 0;
    return (((wished + 0.381966 * (index + 1) + 0.618034 * place) % 1) + 1) % 1;
  });
}

/**
 * A function that draws its start itself: its draws are given, and with 0 epochs it tells where it starts. Each case is then
 * answered from there, and says so in `asked`.
 */
export async function askDrawn(
  subject: Subject,
  question: Question,
  form: CallForm,
  results: readonly ResultPart[],
): Promise<Reply> {
  const answers: CaseAnswer[] = [];
  let printed = '';
  let moves = false;
  const seen: CaseAnswer[] = [];
  for (const [index, roles] of question.cases.entries()) {
    const draws = drawsFor(roles, index);
    const starts = await askOne(subject, question, form, results, withEpochs(roles, 0), draws);
    if (starts.kind !== 'answered') return starts;
    const [start] = starts.answers;
    const reply = await askOne(subject, question, form, results, roles, draws);
    if (reply.kind !== 'answered') return reply;
    printed += reply.printed;
    if (start) seen.push(start);
    moves ||= isElsewhere(reply.answers[0], start);
    if (!moves && (roles.get('epochs')?.data[0] ?? 0) === 0) {
      const later = await askOne(subject, question, form, results, withEpochs(roles, SOME_EPOCHS), draws);
      if (later.kind !== 'answered') return later;
      moves = isElsewhere(later.answers[0], start);
    }
    answers.push(...reply.answers.map((answer) => fromThere(answer, start, roles)));
  }
  const told = moves || areDrawn(seen) ? answers : answers.map((answer) => standingStill(answer, form));
  return { kind: 'answered', answers: told, printed, call: form };
}

/** Whether these are the same place, or one of them is none: farther apart than rounding is. */
function isElsewhere(end: CaseAnswer | undefined, start: CaseAnswer | undefined): boolean {
  if (end?.kind !== 'results' || start?.kind !== 'results') return true;
  const [one, other] = [end, start].map(({ roles }) => roles.get('result') ?? scalar(NaN));
  return one === undefined || other === undefined || !compareTensors(other, one, SAME).agrees;
}

/** Whether the draws explain the starts: those that are given are far from each other, so what is drawn is elsewhere each time. */
function areDrawn(starts: readonly CaseAnswer[]): boolean {
  const drew = starts.every((one) => one.kind !== 'results' || one.draws.normal + one.draws.uniform > 0);
  return drew && starts.some((start) => isElsewhere(start, starts[0]));
}

/** What draws no start and moves nowhere tells nothing: its start would be whatever it returns. */
function standingStill(answer: CaseAnswer, { definition }: CallForm): CaseAnswer {
  if (answer.kind !== 'results') return answer;
  const problem = `\`${definition.name}\` takes no start and draws none, and always gives the same: nothing descends in it.`;
  return { kind: 'misfit', problem, value: answer.value };
}

function askOne(
  subject: Subject,
  { target, echo }: Question,
  form: CallForm,
  results: readonly ResultPart[],
  roles: Roles,
  draws: readonly number[],
): Promise<Reply> {
  const callee = { kind: 'name' as const, name: form.definition.name, ...atOf(form) };
  return askFunction(
    subject,
    { target, cases: [roles], randomness: { kind: 'scripted', draws }, ...(echo === true && { echo }) },
    form,
    results,
    callee,
  );
}

function atOf({ definition: { at } }: CallForm): { readonly at?: number } {
  return at === undefined ? {} : { at };
}

function withEpochs(roles: Roles, epochs: number): Roles {
  return roles.has('epochs') ? new Map([...roles, ['epochs', scalar(epochs)]]) : roles;
}

function fromThere(answer: CaseAnswer, start: CaseAnswer | undefined, roles: Roles): CaseAnswer {
  if (answer.kind !== 'results') return answer;
  const at: Tensor | undefined = start?.kind === 'results' ? start.roles.get('result') : undefined;
  return at === undefined ? answer : { ...answer, asked: new Map([...roles, ['start', at]]) };
}
