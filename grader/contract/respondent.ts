import type { TargetSpec } from '../model/target.ts';
import type { Callee } from '../model/program.ts';
import type { Definition, Help, Subject } from '../model/subject.ts';
import type { Signature } from '../model/value.ts';
import { arrangeWithOwn, functionNamed } from './arrange-with-own.ts';
import { askDrawn } from './ask-drawn.ts';
import { askFunction } from './ask-function.ts';
import { askMethod } from './ask-method.ts';
import { askScript } from './ask-script.ts';
import { joinReplies } from './ask-separate.ts';
import type { PartReply } from './ask-separate.ts';
import { askThrough } from './ask-through.ts';
import { candidatesFor } from './candidates.ts';
import type { Found } from './candidates.ts';
import type { BoundScript } from './bind-script.ts';
import type { ClassForm } from './class-form.ts';
import { formsOf, namesOfTarget } from './forms.ts';
import type { Form } from './forms.ts';
import { watched } from './lost-answers.ts';
import { lookAtClass } from './look-at-class.ts';
import { lookAtFunction } from './look-at-function.ts';
import type { Looked } from './look-at-function.ts';
import type { CallForm, Question, Reply, Respondent, Workshop } from './question.ts';
import { packing } from './packed-fields.ts';
import { readVariables } from './read-variables.ts';

type NotFound = Exclude<Reply, { kind: 'answered' }>;
type Answered = Extract<Reply, { kind: 'answered' }>;

/** Asks a subject in roles: finds names, arranges arguments, reads results. */
export function respondent(asked: Subject, targets: Readonly<Record<string, TargetSpec>>): Respondent & Workshop {
  const subject = watched(asked);
  const keep = keeping(() => subject.lost().length);

  const loaded = async (): Promise<Loaded | NotFound> => {
    const description = await subject.describe();
    switch (description.kind) {
      case 'unreadable':
        return { kind: 'unreadable', error: description.error };
      case 'ended':
        return { kind: 'ended', end: description.end, printed: '' };
      case 'loaded':
        return description;
    }
  };

  const signed = async (definition: Definition): Promise<Looked> =>
    definition.signature
      ? { kind: 'signature', signature: definition.signature }
      : keep(
          `function ${definition.name} ${definition.at ?? 'end'}`,
          () => lookAtFunction(subject, definition),
          hasEnded,
        );

  /** Looked for once: a check asks many times. */
  const find = (targetId: string): Promise<All | NotFound> =>
    keep(`target ${targetId}`, () => seek(targetId), hasEnded);

  const seek = async (targetId: string): Promise<All | NotFound> => {
    const target = targets[targetId];
    if (target === undefined) throw new TypeError(`there is no target ${targetId}`);
    const description = await loaded();
    if (description.kind !== 'loaded') return description;
    const found = candidatesFor(target, description);
    if (found.kind === 'missing')
      return { ...found, problem: withSkipped(found.problem, description.helps, namesOfTarget(target)) };
    const candidates = found.candidates.length > 1 ? await callable(found.candidates) : found.candidates;
    const [likeliest] = candidates;
    if (likeliest === undefined) throw new TypeError('what is found is at least one');
    return { kind: 'found', candidates, likeliest, target, description };
  };

  /** What is made by a call may be a function or an array (`fx = np.sqrt(x)`): among several, arrays are none. */
  const callable = async (candidates: readonly Found[]): Promise<readonly Found[]> => {
    const seen = await Promise.all(
      candidates.map(async (one) => one.kind !== 'function' || (await signed(one.definition)).kind !== 'missing'),
    );
    return seen.includes(true) ? candidates.filter((_, index) => seen[index]) : candidates;
  };

  const classForm = async (targetId: string): Promise<ClassForm | NotFound> => {
    const found = await find(targetId);
    if (found.kind !== 'found') return found;
    const { likeliest, target, description } = found;
    const { definition } = likeliest;
    const seen = await signed(definition);
    if (seen.kind !== 'signature') return seen;
    const { language, definitions } = description;
    const own = { ...definition, signature: seen.signature };
    const look = (): Promise<ClassForm | NotFound> =>
      lookAtClass(subject, { target, definition: own, language, definitions });
    return keep(`class ${targetId}`, look, hasEnded);
  };

  const others = (target: TargetSpec): readonly TargetSpec[] =>
    Object.values(targets).filter((other) => other !== target && other.methods === undefined);

  const ask = async (question: Question): Promise<Reply> => {
    if (question.method !== undefined) {
      const form = await classForm(question.target);
      return form.kind === 'class' ? askMethod(subject, question, form) : form;
    }
    const found = await find(question.target);
    if (found.kind !== 'found') return found;
    const { candidates, likeliest, target, description } = found;
    const asked = candidates.find(({ key }) => key === question.candidate) ?? likeliest;
    const { definition } = asked;
    const { language } = description;
    if (asked.kind === 'script') return askScript(subject, question, scriptForm(asked, language));
    if (asked.kind === 'functions') {
      const replies: PartReply[] = [];
      for (const { result, definition: part, forms } of asked.parts) {
        const form = forms.map((one) => ({ ...one, names: [part.name], results: [result] }));
        replies.push({ role: result.role, reply: await askDefinition(question, part, form, description, target) });
      }
      return joinReplies(replies);
    }
    return askDefinition(question, definition, formsOf(target), description, target);
  };

  /** In the form that its parameters fit; where not all that it answers can be read so, in the others that they fit: the most counts. */
  const askDefinition = async (
    question: Question,
    definition: Definition,
    forms: readonly Form[],
    description: Loaded,
    target: TargetSpec,
  ): Promise<Reply> => {
    const seen = await signed(definition);
    if (seen.kind !== 'signature') return seen;
    const { signature } = seen;
    const { language } = description;
    let best: Answered | null = null;
    for (let left = forms; left.length > 0;) {
      const outer = arrangeWithOwn(left, signature, definition, (name) =>
        functionNamed(name, others(target), description),
      );
      if (outer.kind === 'misfit') return best ?? { kind: 'signature', problem: outer.problem, definition };
      const { parameters, names, globals, own, drawsStart } = outer;
      const form: CallForm = {
        ...{ language, definition, parameters, names, ...packing(outer) },
        ...(globals.length > 0 && { globals }),
        ...(own.length > 0 && { own }),
        ...(drawsStart && { drawsStart }),
      };
      if (question.result !== undefined) return askThrough(question.result, { subject, question, target, form });
      const reply = await (drawsStart
        ? askDrawn(subject, question, form, outer.form.results)
        : askFunction(subject, question, form, outer.form.results, calleeOf(definition)));
      // An answer that was lost may have been the one that could be read.
      if (reply.kind !== 'answered') return reply;
      if (best === null || readIn(reply) > readIn(best)) best = reply;
      if (!isUnread(reply, signature)) return best;
      left = left.filter((one) => one !== outer.form);
    }
    if (best === null) throw new TypeError('a target has at least one form');
    return best;
  };

  return {
    ask,
    classForm,
    keep,
    run: (program) => subject.run(program),
    candidates: async (targetId) => {
      const found = await find(targetId);
      return found.kind === 'found'
        ? found.candidates.map(({ key, text, where, kind }) => ({ key, text, where, kind }))
        : [];
    },
    variables: async (names) => {
      const description = await loaded();
      return description.kind === 'loaded' ? readVariables(subject, description, names) : description;
    },
  };
}

/** What is missing may stand in a part of the file that could not be read. */
function withSkipped(problem: string, helps: readonly Help[], names: readonly string[]): string {
  const all = helps.flatMap(({ kind, message }) => (kind === 'cell-failed' ? [message] : []));
  const holding = all.filter((message) => names.some((name) => message.includes(`\`${name}\``)));
  const skipped = [...new Set([...holding, ...all])];
  return skipped.length === 0
    ? problem
    : `${problem} A part of the file could not be read: ${skipped.slice(0, 2).join(' ')}`;
}

function calleeOf({ name, at }: Definition): Callee {
  return { kind: 'name', name, ...(at !== undefined && { at }) };
}

/** Whether an answer is of another layout, or an error of what does not say what it takes, and was given what it does not. */
function isUnread({ answers }: Answered, { parameters, variadic }: Signature): boolean {
  const isSilent = variadic && parameters.length === 0;
  return answers.some(({ kind }) => kind === 'misfit' || (isSilent && kind === 'threw'));
}

/** How many answers were read. */
function readIn({ answers }: Answered): number {
  return answers.filter(({ kind }) => kind === 'results').length;
}

type Loaded = Extract<Awaited<ReturnType<Subject['describe']>>, { kind: 'loaded' }>;

interface All {
  readonly kind: 'found';
  readonly candidates: readonly Found[];
  readonly likeliest: Found;
  readonly target: TargetSpec;
  readonly description: Loaded;
}

/** How a script is asked, in the student's own names. */
function scriptForm(
  { definition, parameters, bound }: Extract<Found, { kind: 'script' }>,
  language: CallForm['language'],
): CallForm & { readonly script: BoundScript } {
  const names = parameters.map((spec, position) => {
    const binding = bound.bindings[position];
    return binding?.kind === 'variable' ? binding.input.name : (spec.names[0] ?? spec.role);
  });
  return { language, definition, parameters, names, script: bound };
}

const hasEnded = ({ kind }: { readonly kind: string }): boolean => kind === 'ended';

/**
 * A process that ended costs the check that asked; the next one asks a fresh process. What was seen while an answer was lost may lack
 * something, and is looked at anew.
 *
 * @param lost how many answers were lost so far
 */
function keeping(lost: () => number): Workshop['keep'] {
  const known = new Map<string, Promise<unknown>>();
  return <Seen>(what: string, look: () => Promise<Seen>, ended: (seen: Seen) => boolean) => {
    // What is kept under a name is what was looked for under it.
    const kept = known.get(what) as Promise<Seen> | undefined;
    if (kept !== undefined) return kept;
    const before = lost();
    const seen = look();
    known.set(what, seen);
    const forget = (): boolean => known.delete(what);
    void seen.then((one) => (ended(one) || lost() > before) && forget(), forget);
    return seen;
  };
}
