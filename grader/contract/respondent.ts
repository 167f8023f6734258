import type { TargetSpec } from '../model/target.ts';
import type { Definition, Help, Subject } from '../model/subject.ts';
import { arrange } from './arguments.ts';
import { askFunction } from './ask-function.ts';
import { askMethod } from './ask-method.ts';
import { askThrough } from './ask-through.ts';
import { lookAtClass } from './look-at-class.ts';
import type { ClassForm } from './class-form.ts';
import { findDefinition } from './find-definition.ts';
import { lookAtFunction } from './look-at-function.ts';
import type { Looked } from './look-at-function.ts';
import type { Question, Reply, Respondent, Workshop } from './question.ts';

type NotFound = Exclude<Reply, { kind: 'answered' }>;

/** Asks a subject in roles: finds names, arranges arguments, reads results. */
export function respondent(subject: Subject, targets: Readonly<Record<string, TargetSpec>>): Respondent & Workshop {
  const keep = keeping();

  const find = async (targetId: string): Promise<Found | NotFound> => {
    const target = targets[targetId];
    if (target === undefined) throw new TypeError(`there is no target ${targetId}`);
    const description = await subject.describe();
    if (description.kind === 'unreadable') return { kind: 'unreadable', error: description.error };
    if (description.kind === 'ended') return { kind: 'ended', end: description.end, printed: '' };
    const found = findDefinition(target, description.definitions);
    return found.kind === 'missing'
      ? { ...found, problem: withSkipped(found.problem, description.helps) }
      : { ...found, target, description };
  };

  const signed = async (definition: Definition): Promise<Looked> =>
    definition.signature
      ? { kind: 'signature', signature: definition.signature }
      : keep(`function ${definition.name}`, () => lookAtFunction(subject, definition), hasEnded);

  const classForm = async (targetId: string): Promise<ClassForm | NotFound> => {
    const found = await find(targetId);
    if (found.kind !== 'found') return found;
    const { definition, target, description } = found;
    const seen = await signed(definition);
    if (seen.kind !== 'signature') return seen;
    const { language, definitions } = description;
    const own = { ...definition, signature: seen.signature };
    const look = (): Promise<ClassForm | NotFound> =>
      lookAtClass(subject, { target, definition: own, language, definitions });
    return keep(`class ${targetId}`, look, hasEnded);
  };

  const ask = async (question: Question): Promise<Reply> => {
    if (question.method !== undefined) {
      const form = await classForm(question.target);
      return form.kind === 'class' ? askMethod(subject, question, form) : form;
    }
    const found = await find(question.target);
    if (found.kind !== 'found') return found;
    const { definition, target, description } = found;
    const seen = await signed(definition);
    if (seen.kind !== 'signature') return seen;
    const outer = arrange(target.parameters, seen.signature, definition.name);
    if (outer.kind === 'misfit') return { kind: 'signature', problem: outer.problem, definition };
    const form = { language: description.language, definition, parameters: outer.parameters, names: outer.names };
    return question.result === undefined
      ? askFunction(subject, question, form, target.results, { kind: 'name', name: definition.name })
      : askThrough(question.result, { subject, question, target, form });
  };

  return { ask, classForm, keep, run: (program) => subject.run(program) };
}

/** What is missing may stand in a part of the file that could not be read. */
function withSkipped(problem: string, helps: readonly Help[]): string {
  const skipped = helps.flatMap(({ kind, message }) => (kind === 'cell-failed' ? [message] : []));
  return skipped.length === 0
    ? problem
    : `${problem} A part of the file could not be read: ${skipped.slice(0, 2).join(' ')}`;
}

interface Found {
  readonly kind: 'found';
  readonly definition: Definition;
  readonly target: TargetSpec;
  readonly description: Extract<Awaited<ReturnType<Subject['describe']>>, { kind: 'loaded' }>;
}

const hasEnded = ({ kind }: { readonly kind: string }): boolean => kind === 'ended';

/** A process that ended costs the check that asked; the next one asks a fresh process. */
function keeping(): Workshop['keep'] {
  const known = new Map<string, Promise<unknown>>();
  return <Seen>(what: string, look: () => Promise<Seen>, ended: (seen: Seen) => boolean) => {
    // What is kept under a name is what was looked for under it.
    const seen = (known.get(what) as Promise<Seen> | undefined) ?? look();
    known.set(what, seen);
    void seen.then((one) => ended(one) && known.delete(what));
    return seen;
  };
}
