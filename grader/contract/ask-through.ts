import type { TargetSpec } from '../model/target.ts';
import type { Operation } from '../model/program.ts';
import type { Subject } from '../model/subject.ts';
import { arrange } from './arguments.ts';
import { askFunction } from './ask-function.ts';
import type { CallForm, Question, Reply } from './question.ts';
import { packing } from './packed-fields.ts';
import { nothing } from './read-answer.ts';
import { layOut, readResults } from './results.ts';
import type { ResultPart } from './results.ts';

interface Through {
  readonly subject: Subject;
  readonly question: Question;
  readonly target: TargetSpec;
  readonly form: CallForm;
}

/** The target returns functions: call it once, then ask the one wanted. */
export async function askThrough(role: string, { subject, question, target, form }: Through): Promise<Reply> {
  const { definition } = form;
  const make: Operation = { op: 'call', callee: { kind: 'name', name: definition.name }, arguments: [] };
  const outcome = await subject.run([make]);
  if (outcome.kind === 'ended') return { kind: 'ended', end: outcome.end, printed: outcome.printed };
  const [answer] = outcome.answers;
  if (answer?.kind !== 'returned') return { kind: 'no-function', definition, answer: answer ?? nothing };
  const layout = layOut(target.results, answer.value);
  if (layout.kind === 'misfit') return { kind: 'no-function', definition, answer: { ...layout, value: answer.value } };
  const found = layout.parts.find(({ part }) => part.role === role);
  const spec = target.results.find((result) => result.role === role)?.callable;
  if (found === undefined || spec === undefined) throw new TypeError(`the target has no function in the role ${role}`);
  const part: ResultPart = { role: spec.result, names: found.part.names };
  if (found.value.kind !== 'opaque' || found.value.callable === undefined) {
    // A constant where a function without arguments was asked says the same thing.
    const reading = spec.parameters.length === 0 ? readResults([part], found.value) : null;
    if (reading?.kind === 'read') {
      const roles = reading.roles;
      const only = {
        kind: 'results',
        roles,
        value: found.value,
        draws: { normal: 0, uniform: 0 },
        changed: [],
      } as const;
      return {
        kind: 'answered',
        answers: question.cases.map(() => only),
        printed: outcome.printed,
        call: { ...form, through: found.path },
      };
    }
    const problem = `\`${definition.name}\` should return ${found.part.names[0] ?? role} as a function, but what it returns there is not one.`;
    return { kind: 'no-function', definition, answer: { kind: 'misfit', problem, value: found.value } };
  }
  const inner = arrange(spec.parameters, found.value.callable, found.part.names[0] ?? role);
  if (inner.kind === 'misfit') return { kind: 'signature', problem: inner.problem, definition };
  const { parameters, names } = inner;
  const innerForm: CallForm = { ...form, parameters, names, ...packing(inner), through: found.path };
  return askFunction(subject, question, innerForm, [part], { kind: 'reference', operation: 0, path: found.path }, [
    make,
  ]);
}
