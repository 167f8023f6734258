import type { ParameterSpec } from '../model/target.ts';
import type { Place } from '../model/outcome.ts';
import type { Life, Script, ScriptInput, Survey } from '../model/survey.ts';
import type { Form } from './forms.ts';
import { sameName } from './names.ts';
import { shortPlace } from './short-place.ts';
import { splitRole } from './role.ts';

/** A script of a submission, with its names bound to the roles of a target. */
export interface BoundScript {
  /** Place in the survey's list. */
  readonly index: number;
  readonly script: Script;
  /** One for each parameter of the call form, in the same order. */
  readonly bindings: readonly Binding[];
  readonly results: readonly { readonly role: string; readonly name: string }[];
}

/** What carries a parameter of a script. */
export type Binding =
  | { readonly kind: 'variable'; readonly input: ScriptInput }
  /** Numbers written out in the loop. */
  | { readonly kind: 'literals'; readonly ids: readonly number[]; readonly value: number }
  /** The number of rounds after which an open loop is left. */
  | { readonly kind: 'rounds' }
  /** The loop has a number of its own, although a variable says another one: what is given changes nothing. */
  | { readonly kind: 'ignored'; readonly name: string };

export type Bound =
  | { readonly kind: 'bound'; readonly parameters: readonly ParameterSpec[]; readonly bound: BoundScript }
  /** It is not what the target asks for. */
  | { readonly kind: 'unlike' }
  /** It may well be what the target asks for, but something cannot be told. */
  | { readonly kind: 'unclear'; readonly problem: string };

const NOTHING: Survey = { lives: [], scripts: [] };

/**
 * Binds a script to the roles of a form: by accepted names first, and else by what the loop does with them.
 *
 * @param survey all that stands beside it
 * @param result the name to take for the result, whatever the names are
 */
export function bindScript(
  form: Form,
  script: Script,
  index: number,
  survey: Survey = NOTHING,
  result?: string,
): Bound {
  // A loop leads from a start to an end; what is made from points in one go is a statement.
  const isDescent = form.parameters.some(({ role }) => splitRole(role).base === 'start');
  if (isDescent !== (script.loop !== null)) return { kind: 'unlike' };
  const results = resultsOf(form, script, result);
  if (results === null) return { kind: 'unlike' };
  const parameters: ParameterSpec[] = [];
  const bindings: Binding[] = [];
  for (const spec of form.parameters) {
    const binding = besideVariable(spec, bindingOf(spec, form, script, results), script, survey);
    if (binding === null && spec.optional === true) continue;
    if (binding === null) {
      // What starts nowhere is no descent; a number that cannot be found is worth a word.
      if (script.loop === null || splitRole(spec.role).base === 'start') return { kind: 'unlike' };
      return { kind: 'unclear', problem: unclear(spec, script) };
    }
    parameters.push(spec);
    bindings.push(binding);
  }
  return { kind: 'bound', parameters, bound: { index, script, bindings, results } };
}

type Results = BoundScript['results'];

function resultsOf(form: Form, script: Script, chosen: string | undefined): Results | null {
  const found: { role: string; name: string }[] = [];
  const required = form.results.filter(({ optional }) => optional !== true);
  for (const spec of form.results) {
    const isStart = (name: string): boolean => script.inputs.some((input) => input.copies === name);
    const taken = new Set(found.map(({ name }) => name));
    const named = [...script.carried, ...script.outputs].filter(
      (name) => !taken.has(name) && spec.names.some((accepted) => sameName(accepted, name)),
    );
    // A single assignment carries the name of the target itself: `fx = np.sin(x)`.
    const own =
      script.loop === null ? script.outputs.filter((name) => form.names.some((one) => sameName(one, name))) : [];
    const carried = script.carried.length === required.length ? script.carried[required.indexOf(spec)] : undefined;
    const name =
      (spec === required[0] ? chosen : undefined) ??
      named.find((one) => script.carried.includes(one)) ??
      named.find((one) => !isStart(one)) ??
      own[0] ??
      carried;
    if (name !== undefined) found.push({ role: spec.role, name });
    else if (spec.optional !== true) return null;
  }
  return found;
}

function bindingOf(spec: ParameterSpec, form: Form, script: Script, results: Results): Binding | null {
  const { base, index } = splitRole(spec.role);
  switch (base) {
    case 'start':
      return startOf(spec, script, results, index);
    case 'epochs':
      return epochsOf(spec, script);
    case 'theta':
      return thetaOf(spec, form, script);
    default:
      return named(spec, script.inputs) ?? factorOf(script);
  }
}

function named(spec: ParameterSpec, inputs: readonly ScriptInput[]): Binding | null {
  for (const name of spec.names) {
    const input = inputs.findLast((one) => one.name === name) ?? inputs.findLast((one) => sameName(one.name, name));
    if (input) return { kind: 'variable', input };
  }
  return null;
}

/**
 * Where the first value of what descends comes from. `local_min = start` leads back to `start`; a start that is drawn from
 * points, or made from something else, is taken as it is.
 */
function startOf(spec: ParameterSpec, script: Script, results: Results, index: number | null): Binding | null {
  const role = index === null ? 'result' : `result[${index}]`;
  const result = results.find((one) => one.role === role)?.name;
  const inputOf = (name: string | undefined): ScriptInput | undefined =>
    script.inputs.findLast((input) => input.name === name);
  // The result may be read from what descends: `found = point[0]`.
  const descends =
    inputOf(result !== undefined && script.carried.includes(result) ? result : undefined) ??
    script.carried
      .map(inputOf)
      .find((input) => input !== undefined && spec.names.some((name) => sameName(name, input.name))) ??
    (script.carried.length === 1 ? inputOf(script.carried[0]) : undefined);
  if (descends === undefined) return null;
  let root = descends;
  for (let hops = 0; hops < script.inputs.length; hops += 1) {
    const source = inputOf(root.copies) ?? numberNamed(spec, root, inputOf);
    if (source === undefined || source === root) break;
    root = source;
  }
  return { kind: 'variable', input: root };
}

/** `local_min = start + 0.1`: the number under an accepted name that the first value is made from. */
function numberNamed(
  spec: ParameterSpec,
  { from }: ScriptInput,
  inputOf: (name: string) => ScriptInput | undefined,
): ScriptInput | undefined {
  return from
    .map(inputOf)
    .find((input) => input?.value !== undefined && spec.names.some((name) => sameName(name, input.name)));
}

function epochsOf(spec: ParameterSpec, { loop, inputs, literals }: Script): Binding | null {
  if (loop === null) return null;
  if (loop.kind === 'open') return { kind: 'rounds' };
  const { count } = loop;
  switch (count.kind) {
    case 'name': {
      const input = inputs.findLast(({ name }) => name === count.name);
      return input === undefined ? named(spec, inputs) : { kind: 'variable', input };
    }
    case 'literal': {
      const ids = literals.filter((one) => one.as === 'count').map(({ id }) => id);
      return ids.length === 0 ? null : { kind: 'literals', ids, value: count.literal };
    }
    case 'other':
      return named(spec, inputs);
  }
}

/** A learning rate that is written out: the only number between 0 and 1 that something is multiplied by. */
function factorOf({ literals }: Script): Binding | null {
  const small = literals.filter(({ as, value }) => as === 'factor' && value > 0 && value < 1);
  const values = new Set(small.map(({ value }) => value));
  const [value] = values;
  return values.size === 1 && value !== undefined ? { kind: 'literals', ids: small.map(({ id }) => id), value } : null;
}

/**
 * A number written into a loop is replaced where it stands, but not where a variable for it stands right before the loop and nothing
 * uses it: `learning_rate = 0.01`, and then `x = x - 0.1 * slope`.
 */
function besideVariable(
  spec: ParameterSpec,
  binding: Binding | null,
  script: Script,
  { lives, scripts }: Survey,
): Binding | null {
  if (binding?.kind !== 'literals') return binding;
  const { where } = script;
  const before = (place: Place): boolean =>
    place.file === where.file && place.cell === where.cell && place.line < where.line;
  const others = scripts.filter((one) => one !== script);
  const since = Math.max(0, ...others.filter((one) => before(one.where)).map((one) => one.where.line));
  const isUsed = ({ name, where: made }: Life): boolean =>
    [...script.inputs.map((input) => input.name), ...script.outputs].includes(name) ||
    others.some(({ inputs }) =>
      inputs.some((input) => input.name === name && input.where.cell === made.cell && input.where.line === made.line),
    );
  const unused = lives.findLast(
    (life) =>
      life.form === 'value' &&
      before(life.where) &&
      life.where.line > since &&
      spec.names.some((name) => sameName(name, life.name)) &&
      !isUsed(life),
  );
  return unused === undefined || unused.value === binding.value ? binding : { kind: 'ignored', name: unused.name };
}

/** What a value is made from: of `X` that is made from `x`, `X`. */
function thetaOf(spec: ParameterSpec, form: Form, { inputs }: Script): Binding | null {
  const accepted = inputs.filter(({ name }) => spec.names.some((one) => sameName(one, name)));
  const sources = new Set(accepted.flatMap(({ from }) => from));
  const nearest = accepted.filter(({ name }) => !sources.has(name));
  // Points are made by something; an object of the file's own is no point: `f = problem.value`.
  const points = inputs.filter(({ value }) => value === undefined);
  const input = nearest.at(-1) ?? (form.parameters.length === 1 && points.length === 1 ? points[0] : undefined);
  return input === undefined ? null : { kind: 'variable', input };
}

function unclear(spec: ParameterSpec, { carried, where }: Script): string {
  const [name = spec.role, ...others] = spec.names;
  const also = others.slice(0, 3).map((one) => `\`${one}\``);
  const what = carried[0] === undefined ? 'A loop' : `The loop that changes \`${carried[0]}\``;
  return `${what} (${shortPlace(where)}) looks like what is asked for, but what it uses as \`${name}\` could not be told. Give it a name of its own before the loop: \`${name}\`${also.length > 0 ? ` (or ${also.join(', ')})` : ''}.`;
}
