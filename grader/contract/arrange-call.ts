import type { ParameterSpec } from '../model/target.ts';
import type { Packed } from '../model/program.ts';
import type { Definition } from '../model/subject.ts';
import type { Signature } from '../model/value.ts';
import { arrange, type Arrangement } from './arguments.ts';
import type { Form } from './forms.ts';
import { sameName } from './names.ts';
import { packing } from './packed-fields.ts';
import { splitRole } from './role.ts';

/** How a function of a submission is called, in one of the forms of its target. */
export type CallArrangement =
  | {
      readonly kind: 'arranged';
      readonly form: Form;
      readonly parameters: readonly ParameterSpec[];
      readonly names: readonly string[];
      /** Its last parameter is an object that takes these together. */
      readonly packed?: Packed;
      /** Positions of the parameters that it reads from top-level names in place of taking them. */
      readonly globals: readonly number[];
      /** It draws its start itself. */
      readonly drawsStart: boolean;
    }
  | { readonly kind: 'misfit'; readonly problem: string };

/**
 * Finds the form that a function fits. What it does not take it may read from the top level of the file
 * (`def descend(start): ... learning_rate ...`), and a start it may draw itself, where the assignment lets it.
 */
export function arrangeCall(forms: readonly Form[], signature: Signature, definition: Definition): CallArrangement {
  const named = forms.filter(({ names }) => names.some((name) => sameName(name, definition.name)));
  let problem: string | null = null;
  const fitting = (named.length > 0 ? named : forms).map((form) => ({
    form,
    direct: arrange(form.parameters, signature, definition.name),
  }));
  const isSure = fitting.some(({ direct }) => direct.kind === 'arranged' && !direct.stretched && !direct.guessed);
  const doubt = ({ direct }: (typeof fitting)[number]): number => doubtOf(direct, isSure);
  for (const { form, direct } of fitting.toSorted((one, other) => doubt(one) - doubt(other))) {
    if (direct.kind === 'arranged')
      return { ...direct, form, globals: [], drawsStart: lacksStart(form, direct.parameters) };
    problem ??= direct.problem;
    const read = form.parameters.flatMap((spec) => {
      const name = globalFor(spec, signature, definition);
      return name === null ? [] : [{ spec, name }];
    });
    const drawn = form.parameters.filter((spec) => spec.drawn === true && !takes(signature, spec));
    for (const without of [drawn, []]) {
      const left = read.filter(({ spec }) => !without.includes(spec));
      const taken = form.parameters.filter((spec) => !without.includes(spec) && !left.some((one) => one.spec === spec));
      const rest = arrange(taken, signature, definition.name);
      if (rest.kind === 'misfit') continue;
      return {
        kind: 'arranged',
        form,
        parameters: [...rest.parameters, ...left.map(({ spec }) => spec)],
        names: [...rest.names, ...left.map(({ name }) => name)],
        ...packing(rest),
        globals: left.map((_, index) => rest.parameters.length + index),
        drawsStart: without.length > 0,
      };
    }
  }
  return { kind: 'misfit', problem: problem ?? `\`${definition.name}\` is not what is asked for.` };
}

/**
 * An object whose keys have accepted names says what it is for; a lone parameter could be anything. What has a default may be left
 * alone, where another form fits without it: `gradient(p, h=1e-6)` takes a point.
 *
 * @param isSure whether some form fits without a doubt
 */
function doubtOf(arrangement: Arrangement, isSure: boolean): number {
  if (arrangement.kind === 'misfit') return 1;
  if (arrangement.guessed || (arrangement.stretched && isSure)) return 2;
  return arrangement.packed === undefined ? 1 : 0;
}

function lacksStart({ parameters: asked }: Form, parameters: readonly ParameterSpec[]): boolean {
  return asked.some(
    (spec) => spec.drawn === true && splitRole(spec.role).base === 'start' && !parameters.includes(spec),
  );
}

function takes({ parameters }: Signature, spec: ParameterSpec): boolean {
  return parameters.some(({ name }) => spec.names.some((accepted) => sameName(accepted, name)));
}

/** The top-level name that a function reads in place of taking a parameter. */
function globalFor(spec: ParameterSpec, signature: Signature, { reads = [] }: Definition): string | null {
  if (takes(signature, spec)) return null;
  for (const accepted of spec.names) {
    const name = reads.find((one) => one === accepted) ?? reads.find((one) => sameName(one, accepted));
    if (name !== undefined) return name;
  }
  return null;
}
