import type { TargetSpec } from '../model/assignment.ts';
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
  const looked = remembering<Looked>();
  const classes = remembering<ClassForm | NotFound>();

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
      : looked(definition.name, () => lookAtFunction(subject, definition));

  const classForm = async (targetId: string): Promise<ClassForm | NotFound> => {
    const found = await find(targetId);
    if (found.kind !== 'found') return found;
    const { definition, target, description } = found;
    const seen = await signed(definition);
    if (seen.kind !== 'signature') return seen;
    return classes(targetId, () =>
      lookAtClass(subject, {
        target,
        definition: { ...definition, signature: seen.signature },
        language: description.language,
        definitions: description.definitions,
      }),
    );
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

  return { ask, classForm, run: (program) => subject.run(program) };
}

/** What is missing may stand in a part of the file that could not be read. */
function withSkipped(problem: string, helps: readonly Help[]): string {
  const skipped = helps.flatMap(({ kind, message }) =>
    kind === 'cell-failed' && message.includes('not valid Python') ? [message] : [],
  );
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

/** Keeps what was seen once. A process that ended costs the check that asked; the next one asks a fresh process. */
function remembering<Seen extends { readonly kind: string }>(): (
  name: string,
  look: () => Promise<Seen>,
) => Promise<Seen> {
  const known = new Map<string, Promise<Seen>>();
  return (name, look) => {
    const seen = known.get(name) ?? look();
    known.set(name, seen);
    void seen.then(({ kind }) => kind === 'ended' && known.delete(name));
    return seen;
  };
}
