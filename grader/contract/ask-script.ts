import type { Answer } from '../model/outcome.ts';
import type { Operation } from '../model/program.ts';
import type { Roles, Tensor } from '../model/roles.ts';
import type { Subject } from '../model/subject.ts';
import type { Value } from '../model/value.ts';
import { argumentFor } from './arguments.ts';
import type { BoundScript } from './bind-script.ts';
import type { CallForm, CaseAnswer, Question, Reply } from './question.ts';
import { nothing } from './read-answer.ts';
import { splitRole } from './role.ts';
import { describeValue, scalar, toTensor, vector } from './tensor.ts';

/** Asks a script: one run of its statements for each case, in one program. */
export async function askScript(
  subject: Subject,
  question: Question,
  form: CallForm & { readonly script: BoundScript },
): Promise<Reply> {
  const prelude: Operation[] = question.randomness ? [{ op: 'randomness', mode: question.randomness }] : [];
  const repeat = question.repeat ?? 1;
  const cases = question.cases.flatMap((roles) => Array.from({ length: repeat }, () => roles));
  const outcome = await subject.run([...prelude, ...cases.map((roles) => scriptOperation(form, roles))]);
  if (outcome.kind === 'ended') return { ...outcome, during: form.definition.name };
  const answers = outcome.answers
    .slice(prelude.length)
    .map((answer, index) => readScript(answer, form, cases[index] ?? new Map<string, Tensor>()));
  return { kind: 'answered', answers, printed: outcome.printed, call: form };
}

/**
 * One run of a script's statements for a case.
 *
 * @param ownStart leaves the start as the statements make it themselves
 */
export function scriptOperation(
  { script, parameters, language }: CallForm & { readonly script: BoundScript },
  roles: Roles,
  ownStart = false,
): Operation {
  const given: { name: string; value: Value }[] = [];
  const literals: { id: number; value: number }[] = [];
  let rounds: number | undefined;
  for (const [position, spec] of parameters.entries()) {
    const binding = script.bindings[position];
    if (binding === undefined) throw new TypeError('every parameter of a script is bound');
    if (ownStart && splitRole(spec.role).base === 'start') continue;
    const value = argumentFor(spec, roles, language);
    const number = value.kind === 'number' ? value.value : NaN;
    switch (binding.kind) {
      case 'variable':
        given.push({ name: binding.input.name, value });
        break;
      case 'literals':
        literals.push(...binding.ids.map((id) => ({ id, value: number })));
        break;
      case 'rounds':
        rounds = number;
        break;
      case 'ignored':
        break;
    }
  }
  return {
    op: 'script',
    script: script.index,
    given,
    ...(literals.length > 0 && { literals }),
    ...(rounds !== undefined && { rounds }),
    read: [...new Set(script.results.map(({ name }) => name))],
  };
}

function readScript(
  answer: Answer | undefined,
  form: CallForm & { readonly script: BoundScript },
  roles: Roles,
): CaseAnswer {
  if (answer === undefined) return nothing;
  if (answer.kind !== 'returned') return answer;
  const { value, draws } = answer;
  const entries: ReadonlyMap<string, Value> = value.kind === 'record' ? value.entries : new Map();
  const found = new Map<string, Tensor>();
  const elements = new Map<string, number[]>();
  for (const { role, name } of form.script.results) {
    const { base, index } = splitRole(role);
    const read = entries.get(name);
    const tensor = read === undefined ? null : toTensor(read);
    if (tensor === null && base === 'history') continue;
    if (tensor === null) return { kind: 'misfit', problem: notThere(name, read), value: read ?? { kind: 'none' } };
    if (index === null) {
      found.set(base, likeStart(base, tensor, roles));
      continue;
    }
    const [element] = tensor.data;
    if (tensor.data.length !== 1 || element === undefined)
      return {
        kind: 'misfit',
        problem: `\`${name}\` should be one number afterwards, but is ${describeValue(read ?? { kind: 'none' })}.`,
        value,
      };
    const values = elements.get(base) ?? [];
    values[index] = element;
    elements.set(base, values);
  }
  for (const [base, values] of elements) found.set(base, vector(values));
  return { kind: 'results', roles: found, value, draws, changed: [], ...askedOf(answer, form, roles) };
}

function notThere(name: string, value: Value | undefined): string {
  return value === undefined
    ? `\`${name}\` is not there after these statements have run.`
    : `\`${name}\` should be a number or an array of numbers afterwards, but is ${describeValue(value)}.`;
}

/** One number in brackets is that number: `[0.5]` where the start was 1.2. */
function likeStart(base: string, tensor: Tensor, roles: Roles): Tensor {
  const like = roles.get(base === 'result' ? 'start' : 'theta');
  const [only] = tensor.data;
  return base !== 'history' && like?.shape.length === 0 && tensor.data.length === 1 && only !== undefined
    ? scalar(only)
    : tensor;
}

/** An open loop may have ended by itself, before it was left. */
function askedOf(
  { rounds }: Extract<Answer, { kind: 'returned' }>,
  { script }: { readonly script: BoundScript },
  roles: Roles,
): { readonly asked?: Roles } {
  const isOpen = script.bindings.some(({ kind }) => kind === 'rounds');
  const epochs = roles.get('epochs')?.data[0];
  if (!isOpen || rounds === undefined || epochs === undefined || rounds >= epochs) return {};
  return { asked: new Map([...roles, ['epochs', scalar(rounds)]]) };
}
