/** What is wrong when a question was not answered with results, in words for the student. */
import type { CallForm, CaseAnswer, Reply } from '../contract/question.ts';
import { shortPlace } from '../contract/short-place.ts';
import { describeValue } from '../contract/tensor.ts';
import type { ProcessEnd, StudentError } from '../model/outcome.ts';
import type { Finding } from '../model/report.ts';
import type { Roles } from '../model/roles.ts';
import { inputsOf, snippetFor } from './snippet.ts';

export type Fault =
  | { readonly kind: 'failed'; readonly finding: Finding }
  /** Ours or the machine's: says nothing about the student's work. */
  | { readonly kind: 'not-known'; readonly message: string };

/** For a reply that has no answers at all. */
export function faultOfReply(reply: Exclude<Reply, { kind: 'answered' }>): Fault {
  switch (reply.kind) {
    case 'missing':
      return failed({ kind: 'missing', summary: reply.problem });
    case 'unreadable':
      return failed({
        kind: 'unreadable',
        summary:
          reply.error.type === '' ? reply.error.message : `The file cannot be read as code: ${errorText(reply.error)}`,
        ...placeOf(reply.error),
      });
    case 'signature':
      return failed({ kind: 'signature', summary: reply.problem, where: reply.definition.where });
    case 'ended':
      return faultOfEnd(reply.end, reply.during);
    case 'no-function':
      return failed({ where: reply.definition.where, ...answerFinding(reply.answer) });
  }
}

/** For a case that did not give results. */
export function faultOfCase(answer: Exclude<CaseAnswer, { kind: 'results' }>, call: CallForm, roles: Roles): Finding {
  return {
    where: call.definition.where,
    ...answerFinding(answer),
    inputs: inputsOf(call, roles),
    snippet: snippetFor(call, roles, [], false),
  };
}

function answerFinding(answer: Exclude<CaseAnswer, { kind: 'results' }>): Finding {
  switch (answer.kind) {
    case 'threw':
      if (isEndless(answer.error))
        return { kind: 'threw', summary: endlessText(answer.error), ...placeOf(answer.error) };
      if (isUnwritten(answer.error))
        return { kind: 'threw', summary: 'This is not written yet.', ...whereOf(answer.error) };
      return {
        kind: 'threw',
        summary: `The code ${stopOf(answer.error)}`,
        ...placeOf(answer.error),
      };
    case 'misfit':
      return { kind: 'misfit', summary: answer.problem, details: [`What came back: ${describeValue(answer.value)}.`] };
    case 'skipped':
      return {
        kind: 'threw',
        summary: `This could not be asked, because a step before it gave nothing to go on with: ${answer.reason}.`,
      };
  }
}

/** Every way in which a process can end, in a sentence. */
function faultOfEnd(end: ProcessEnd, during: string | undefined): Fault {
  const where =
    during === undefined
      ? ''
      : `This happened in \`${during}\`, in what it calls, or in code at the top level of the file that it needs. `;
  const ended = (summary: string): Fault => failed({ kind: 'ended', summary: `${where}${summary}` });
  switch (end.kind) {
    case 'timed-out': {
      const less = end.again === true ? ' The same had run out of time before, so it was given less this time.' : '';
      return end.clock === 'cpu'
        ? ended(
            `The code did not come to an end: it was stopped after ${end.seconds} s of computing. Is there a loop that never stops?${less}`,
          )
        : ended(
            `The code did not come to an end: it waited for ${end.seconds} s and did nothing. Does it sleep, or wait for input?${less}`,
          );
    }
    case 'out-of-memory':
      return ended(`The code used more memory than the ${end.megabytes} MB that it may, and was stopped.`);
    case 'too-much-output':
      return ended(
        `The code printed more than ${end.kilobytes} KB, and was stopped. Is there a print in a loop that never stops?`,
      );
    case 'exited':
      return ended(`The code ended the whole program (exit code ${end.code}) in place of returning a result.`);
    case 'killed':
      return ended(`The program was ended by the system (${end.signal}) before it returned a result.`);
    case 'given-up':
      return failed({
        kind: 'ended',
        summary: `The code ran out of its limits again and again (${end.seconds} s in all), so the rest was not asked. What did not come to an end is told at the checks before this one.`,
      });
    case 'broken-channel':
      return ended(
        `The program wrote on the channel that the grader uses to talk to it, and was stopped: ${end.problem}.`,
      );
    case 'host-fault':
      return {
        kind: 'not-known',
        message: `The grader's own program that runs the code failed, or the code made it say so: ${end.problem}`,
      };
    case 'never-started':
      // What says by itself that there was nothing to run would say it twice.
      return {
        kind: 'not-known',
        message: end.isNothing === true ? end.problem : `The code could not be run: ${end.problem}`,
      };
  }
}

/** Whether a host left a loop because it had gone on for too long; an error of the student's may be called anything. */
function isEndless({ endless }: StudentError): boolean {
  return endless === true;
}

function endlessText({ where }: StudentError): string {
  return `The loop ${where ? `in ${shortPlace(where)}, ` : ''}does not come to an end. Is what it waits for ever reached?`;
}

/** What happened, in a sentence that goes on after a colon; a loop that never ends is named. */
export function errorSentence(error: StudentError): string {
  if (isEndless(error)) return `t${endlessText(error).slice(1)}`;
  return error.message === '' ? `${error.type}.` : errorText(error);
}

function errorText({ type, message }: StudentError): string {
  return [type, message].filter((part) => part !== '').join(': ');
}

/** How code came to a stop, after what stopped: `stopped with an error: ZeroDivisionError: division by zero`. */
export function stopOf(error: StudentError): string {
  if (isEndless(error)) return 'does not come to an end: there is a loop whose end is never reached.';
  return isUnwritten(error) ? 'is not written yet.' : `stopped with an error: ${errorText(error)}`;
}

/** Starter files say so themselves: no error to look for. */
function isUnwritten({ type, message }: StudentError): boolean {
  return (
    type === 'NotImplementedError' || /^(?:this is )?not (?:yet )?(?:written|implemented)(?: yet)?\.?$/i.test(message)
  );
}

function whereOf({ where }: StudentError): Pick<Finding, 'where'> {
  return where === undefined ? {} : { where };
}

function placeOf(error: StudentError): Pick<Finding, 'where' | 'trace'> {
  return { ...(error.where && { where: error.where }), ...(error.trace.length > 0 && { trace: [...error.trace] }) };
}

function failed(finding: Finding): Fault {
  return { kind: 'failed', finding };
}
