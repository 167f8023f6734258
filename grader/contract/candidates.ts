import type { Definition, Description } from '../model/subject.ts';
import type { Life, Script, Survey } from '../model/survey.ts';
import type { ParameterSpec, ResultSpec, TargetSpec } from '../model/target.ts';
import { bindScript } from './bind-script.ts';
import type { BoundScript } from './bind-script.ts';
import { findDefinition } from './find-definition.ts';
import { formsOf, separateFormsOf } from './forms.ts';
import type { Form } from './forms.ts';
import { sameName } from './names.ts';
import { shortPlace } from './short-place.ts';
import type { Candidate } from './question.ts';

type Loaded = Extract<Description, { kind: 'loaded' }>;

/** A candidate with what is needed to ask it. */
export type Found = Candidate &
  (
    | { readonly kind: 'function' | 'class'; readonly definition: Definition }
    | {
        readonly kind: 'functions';
        /** The first of them. */
        readonly definition: Definition;
        readonly parts: readonly FunctionPart[];
      }
    | {
        readonly kind: 'script';
        readonly definition: Definition;
        readonly form: Form;
        readonly parameters: readonly ParameterSpec[];
        readonly bound: BoundScript;
      }
  );

/** One of several functions that make a target together. */
export interface FunctionPart {
  readonly result: ResultSpec;
  readonly definition: Definition;
  readonly forms: readonly Form[];
}

export type Candidates =
  | { readonly kind: 'found'; readonly candidates: readonly Found[] }
  | { readonly kind: 'missing'; readonly problem: string };

/**
 * All that a target may stand for in a submission, the likeliest first: what is defined under an accepted name, at the end of the
 * file before earlier (or the other way round, where the first one is asked for), and then scripts, the last one first, those within
 * sweeps after all others.
 */
export function candidatesFor(target: TargetSpec, { definitions, survey }: Loaded): Candidates {
  const names = [...new Set(formsOf(target).flatMap((form) => form.names))];
  const found = findDefinition({ ...target, names }, definitions);
  const isClass = target.methods !== undefined;
  const kind = isClass ? ('class' as const) : ('function' as const);
  const asDefinition = (definition: Definition): Found => ({
    key: `${definition.name} ${definition.at ?? 'end'}`,
    text: `\`${definition.name}\` (${shortPlace(definition.where)})`,
    where: definition.where,
    kind,
    definition,
  });
  // A name that holds something at the end may be a function all the same (`f = problem.value`): asking it tells.
  const functions = found.kind === 'found' ? [found.definition] : [];
  const scripts = target.script === true && survey ? scriptsFor(target, survey) : { bound: [], problem: null };
  const lives = (survey?.lives ?? [])
    .filter(
      ({ name, form }) => (isClass ? form === 'class' : form !== 'value') && names.some((one) => sameName(one, name)),
    )
    .map((life) => definitionOf(life, definitions));
  const others = lives.filter(({ name, at }) => !functions.some((one) => one.name === name && at === undefined));
  const inOrder = target.which === 'first' && lives.length > 0 ? lives : [...functions, ...others.toReversed()];
  const separate = separateFor(target, definitions, survey);
  const candidates = [...inOrder.map(asDefinition), ...separate, ...scripts.bound.toReversed()];
  if (candidates.length > 0) return { kind: 'found', candidates };
  const problem = found.kind === 'missing' ? found.problem : '';
  // Where there is nothing at all, that says it for statements too.
  const isEmpty = definitions.length === 0 && (survey?.scripts ?? []).length === 0;
  return {
    kind: 'missing',
    problem: scripts.problem ?? (target.script === true && !isEmpty ? withLoops(problem, target) : problem),
  };
}

function definitionOf({ name, form, signature, where, at }: Life, definitions: readonly Definition[]): Definition {
  const known = at === undefined ? definitions.find((one) => one.name === name && one.form === form) : undefined;
  if (known) return known;
  const { reads } = definitions.find((one) => one.name === name) ?? {};
  return {
    name,
    form,
    where,
    ...(signature && { signature }),
    ...(at !== undefined && { at }),
    ...(reads && { reads }),
  };
}

/** Functions that give a result each, at the end of the file and at each moment at which the first of them is another. */
function separateFor(
  target: TargetSpec,
  definitions: readonly Definition[],
  survey: Survey | undefined,
): readonly Extract<Found, { kind: 'functions' }>[] {
  const forms = separateFormsOf(target);
  const [first] = forms;
  if (first === undefined) return [];
  // What is made by a call is a function by the survey: `df_x, df_y = lambdify(...), lambdify(...)`.
  const made = (survey?.lives ?? [])
    .filter(({ form, at }) => form === 'function' && at === undefined)
    .map(({ name }) => name);
  const functions = definitions.filter(({ name, form }) => form === 'function' || made.includes(name));
  const parts = first.results.flatMap((result): readonly FunctionPart[] => {
    const definition = result.names
      .map((name) => functions.find((one) => one.name === name) ?? functions.find((one) => sameName(one.name, name)))
      .find((one) => one !== undefined);
    return definition === undefined ? [] : [{ result, definition, forms }];
  });
  const [lead] = parts;
  if (lead === undefined || parts.length < first.results.length) return [];
  const moments = (survey?.lives ?? []).filter(({ name }) => name === lead.definition.name).map(({ at }) => at);
  return [undefined, ...moments.filter((at) => at !== undefined).toReversed()].map((at) => {
    const then = parts.map((part) => ({
      ...part,
      definition: { ...part.definition, ...(at !== undefined && { at }) },
    }));
    const names = then.map(({ definition: { name } }) => `\`${name}\``).join(' and ');
    const { definition } = then[0] ?? lead;
    return {
      kind: 'functions',
      key: `${names} ${at ?? 'end'}`,
      text: `${names} (${shortPlace(definition.where)})`,
      where: definition.where,
      definition,
      parts: then,
    };
  });
}

interface Scripts {
  readonly bound: readonly Extract<Found, { kind: 'script' }>[];
  readonly problem: string | null;
}

function scriptsFor(target: TargetSpec, survey: Survey): Scripts {
  const { scripts } = survey;
  let problem: string | null = null;
  const numbered = scripts.map((script, index) => ({ script, index }));
  // One round of a sweep stands for a descent only where there is no other.
  const inOrder = [
    ...numbered.filter(({ script }) => script.within === true),
    ...numbered.filter(({ script }) => script.within !== true),
  ];
  const bound = inOrder.flatMap(({ script, index }) => {
    const bindings = [undefined, ...severalIn(script)].flatMap((result) => {
      for (const form of formsOf(target)) {
        const one = bindScript(form, script, index, survey, result);
        if (one.kind === 'unclear') problem = one.problem;
        if (one.kind === 'bound') return [{ form, one, name: one.bound.results[0]?.name ?? '' }];
      }
      return [];
    });
    const different = bindings.filter(
      ({ name }, place) => bindings.findIndex((other) => other.name === name) === place,
    );
    // The last one is asked first; what has an accepted name before what has not.
    return different.toReversed().map(({ form, one, name }) => ({
      kind: 'script' as const,
      key: `script ${index} ${name}`,
      text: `the ${script.loop === null ? 'statement' : 'loop'} that makes \`${name}\` (${shortPlace(script.where)})`,
      where: script.where,
      definition: { name, form: 'value' as const, where: script.where },
      form,
      parameters: one.parameters,
      bound: one.bound,
    }));
  });
  return { bound, problem };
}

/** Descents in one loop that are told apart: nobody has more. */
const MOST_SIDE_BY_SIDE = 6;

/** Names that descend side by side in one loop: each may be the one that is asked for. */
function severalIn({ loop, carried }: Script): readonly string[] {
  return loop !== null && carried.length > 1 ? carried.slice(0, MOST_SIDE_BY_SIDE) : [];
}

function withLoops(problem: string, target: TargetSpec): string {
  const [name = ''] = 'descentOn' in target.oracle ? (target.results[0]?.names ?? []) : target.names;
  return `${problem} Nor were there statements that make a variable \`${name}\` from variables with accepted names.`;
}
