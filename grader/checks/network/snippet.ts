import type { NetworkForm } from '../../contract/network/network-form.ts';
import { methodFor } from '../../contract/network/draft.ts';
import { argumentFor } from '../../contract/arguments.ts';
import { argumentList } from '../../findings/argument-list.ts';
import { formatValue } from '../../findings/format-value.ts';
import type { Argument, Callee, Operation, Reference } from '../../model/program.ts';
import type { Snippet } from '../../model/report.ts';
import type { NamedText } from '../../model/named-text.ts';
import type { Language } from '../../model/subject.ts';
import type { Value } from '../../model/value.ts';
import { valuesOf } from './cases.ts';
import type { NetworkCase } from './cases.ts';

/** Code for a part of a program, as a student would write it. */
export function snippetOf(
  operations: readonly Operation[],
  { from, to }: { readonly from: number; readonly to: number },
  language: Language,
  expected: readonly NamedText[],
): Snippet {
  const python = language === 'python';
  const end = python ? '' : ';';
  const named = (at: number): string => (at === from ? 'network' : `result${at - from}`);
  const path = ({ operation, path: steps }: Reference): string =>
    named(operation) +
    steps
      .map((step) =>
        typeof step === 'number'
          ? `[${step}]`
          : isAttribute(operations[operation]) || !python
            ? `.${step}`
            : `[${JSON.stringify(step)}]`,
      )
      .join('');
  const write = (argument: Argument): string => {
    if (argument.kind === 'reference') return path(argument);
    if (argument.kind !== 'answering') return literal(argument, language);
    return `${python ? 'lambda *given:' : '(...given) =>'} ${literal(argument.value, language)}`;
  };
  const callee = (one: Callee): string => {
    if (one.kind === 'name') return one.name;
    return one.kind === 'method' ? `${path(one.object)}.${one.name}` : path(one);
  };
  const lines: string[] = [];
  const shown = operations.slice(from, to);
  const used = new Set(shown.flatMap((operation) => referencesOf(operation)));
  const lastCall = shown.findLastIndex(({ op }) => op === 'call');
  for (const [index, operation] of shown.entries()) {
    const name = named(from + index);
    const keep = python ? `${name} = ` : `const ${name} = `;
    switch (operation.op) {
      case 'construct':
        lines.push(
          `${keep}${python ? '' : 'new '}${callee(operation.callee)}(${argumentList(operation.arguments.map(write), operation.packed)})${end}`,
        );
        break;
      case 'call': {
        const call = `${callee(operation.callee)}(${argumentList(operation.arguments.map(write), operation.packed)})`;
        if (index === lastCall) lines.push(print(call, language));
        else lines.push(`${used.has(from + index) ? keep : ''}${call}${end}`);
        break;
      }
      case 'set':
        lines.push(`${path(operation.object)}.${operation.name} = ${write(operation.value)}${end}`);
        break;
      case 'get':
        lines.push(print(`${path(operation.object)}.${operation.name}`, language));
        break;
      case 'read':
      case 'script':
      case 'members':
      case 'randomness':
        break;
    }
  }
  const mark = python ? '#' : '//';
  const needsNumpy = python && lines.some((line) => line.includes('np.array('));
  return {
    language,
    code: [
      ...(needsNumpy ? ['import numpy as np'] : []),
      ...lines,
      ...expected.map(({ name, text }) => `${mark} expected: ${name} = ${text}`),
    ].join('\n'),
  };
}

/** The network and what its method is given, by the student's own names. */
export function inputsOf(form: NetworkForm, method: string, own: NetworkCase): NamedText[] {
  const bound = methodFor(form.network, method);
  const roles = valuesOf(own);
  const given =
    typeof bound === 'string' || bound.arrangement.kind === 'misfit'
      ? []
      : bound.arrangement.parameters.flatMap((parameter, index): NamedText[] =>
          roles.has(parameter.role)
            ? [
                {
                  name:
                    (bound.arrangement.kind === 'arranged' ? bound.arrangement.names[index] : undefined) ??
                    parameter.role,
                  text: literal(argumentFor(parameter, roles, form.language), form.language),
                },
              ]
            : [],
        );
  return [{ name: 'layers', text: describeLayers(form, own) }, ...given];
}

/** `3 inputs, hidden of 4, hidden_vondrick of 2, output of 2`. */
function describeLayers(form: NetworkForm, { layers }: NetworkCase): string {
  const called = (target: string): string =>
    [...form.hidden, form.output].find((part) => part.target === target)?.called ?? target;
  const inputs = layers[0]?.inputSize ?? 0;
  return [
    `${inputs} ${inputs === 1 ? 'input' : 'inputs'}`,
    ...layers.map(({ target, outputSize }) => `${called(target)} of ${outputSize}`),
  ].join(', ');
}

function print(expression: string, language: Language): string {
  return language === 'python' ? `print(${expression})` : `console.log(${expression});`;
}

/** What a network keeps is an attribute; what a method returned has entries. */
function isAttribute(operation: Operation | undefined): boolean {
  return operation?.op === 'construct';
}

function referencesOf(operation: Operation): readonly number[] {
  switch (operation.op) {
    case 'call':
    case 'construct':
      return operation.arguments.flatMap((one) => (one.kind === 'reference' ? [one.operation] : []));
    case 'set':
    case 'get':
    case 'members':
    case 'read':
    case 'script':
    case 'randomness':
      return [];
  }
}

function literal(value: Value, language: Language): string {
  if (value.kind !== 'array' || value.whole !== true) return formatValue(value, language);
  // Labels stay whole numbers: they are used as indices.
  return formatValue(value, language).replace(/(\d)\.0\b/g, '$1');
}
