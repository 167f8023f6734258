import { argumentFor } from '../contract/arguments.ts';
import { shortPlace } from '../contract/short-place.ts';
import type { BoundScript } from '../contract/bind-script.ts';
import { withOwn } from '../contract/own-functions.ts';
import type { CallForm } from '../contract/question.ts';
import type { Roles } from '../model/roles.ts';
import type { Snippet } from '../model/report.ts';
import type { NamedText } from '../model/named-text.ts';
import type { Language } from '../model/subject.ts';
import { argumentList } from './argument-list.ts';
import { formatValue } from './format-value.ts';
import { changedExpressions, methodCallee, objectLines } from './object-snippet.ts';

/** The arguments of a call, by the student's own names. */
export function inputsOf(call: CallForm, roles: Roles): NamedText[] {
  return call.parameters.map((parameter, index) => ({
    name: call.names[index] ?? parameter.names[0] ?? parameter.role,
    text: formatValue(argumentFor(parameter, roles, call.language), call.language),
  }));
}

/** The expression that calls the target as the grader did, e.g. `bowl()[0](1.0, 2.0)`. */
export function callExpression(call: CallForm, roles: Roles): string {
  if (call.script) return call.script.results[0]?.name ?? call.definition.name;
  if (call.separate) return call.separate.map((one) => callExpression(one, roles)).join(', ');
  const args = call.parameters
    .filter((_, position) => !call.globals?.includes(position))
    .map((parameter) => formatValue(argumentFor(parameter, roles, call.language), call.language));
  const all = withOwn(args, call.own, ({ definition }) => definition.name);
  return `${callee(call)}(${argumentList(all, call.packed)})`;
}

function callee(call: CallForm): string {
  if (call.method) return methodCallee(call.method);
  const { name } = call.definition;
  if (call.through === undefined) return name;
  const path = call.through.map((step) => {
    if (typeof step === 'number') return `[${step}]`;
    return call.language === 'python' ? `[${JSON.stringify(step)}]` : `.${step}`;
  });
  return `${name}()${path.join('')}`;
}

/** Code that reproduces a finding when pasted below the student's own. */
export function snippetFor(call: CallForm, roles: Roles, expected: readonly NamedText[], noisy: boolean): Snippet {
  if (call.script) return scriptSnippet(call, call.script, roles, expected);
  const { language } = call;
  const mark = language === 'python' ? '#' : '//';
  const print = (expression: string): string =>
    language === 'python' ? `print(${expression})` : `console.log(${expression});`;
  const code = [
    ...(noisy ? silence(language) : []),
    ...objectLines(call, roles),
    ...globalLines(call, roles),
    print(callExpression(call, roles)),
    ...changedExpressions(call).map(print),
    ...expected.map(({ name, text }) => `${mark} expected: ${name} = ${text}`),
  ];
  const imports =
    language === 'python' && code.some((line) => line.includes('np.array(')) ? ['import numpy as np'] : [];
  return { language, code: [...imports, ...code].join('\n') };
}

/** Top-level names that the function reads, as they were set for this call. */
function globalLines(call: CallForm, roles: Roles): readonly string[] {
  const inputs = inputsOf(call, roles);
  return (call.globals ?? []).flatMap((position) => {
    const input = inputs[position];
    return input === undefined ? [] : [`${input.name} = ${input.text}`];
  });
}

/** How to see it in bare statements: the values to put in their place, and where. */
function scriptSnippet(
  call: CallForm,
  { bindings, results, script }: BoundScript,
  roles: Roles,
  expected: readonly NamedText[],
): Snippet {
  const lines = inputsOf(call, roles).map(({ name, text }, position) => {
    const binding = bindings[position];
    switch (binding?.kind) {
      case 'variable':
        return `${name} = ${text}  # in place of ${shortPlace(binding.input.where)}`;
      case 'literals':
        return `# in the loop: ${text} in place of ${binding.value}`;
      case 'ignored':
        return `# ${name} = ${text}: the loop does not use it`;
      case 'rounds':
      case undefined:
        return `# the loop is left after ${text} ${text === '1' ? 'round' : 'rounds'}`;
    }
  });
  const code = [
    ...lines,
    `# then run ${script.loop === null ? 'the statement' : 'the loop'} in ${shortPlace(script.where)}, and look:`,
    ...results.slice(0, 1).map(({ name }) => `print(${name})`),
    ...expected.map(({ name, text }) => `# expected: ${name} = ${text}`),
  ];
  const imports = code.some((line) => line.includes('np.array(')) ? ['import numpy as np'] : [];
  return { language: call.language, code: [...imports, ...code].join('\n') };
}

/** The comparison is made with the noise switched off; so must the snippet. */
function silence(language: Language): readonly string[] {
  if (language !== 'python') return ['// compared with the noise switched off: every normal draw is its mean'];
  return [
    '# compared with the noise switched off: every normal draw is its mean',
    'import random, numpy',
    'random.gauss = random.normalvariate = gauss = lambda mu=0.0, sigma=1.0: mu',
    'numpy.random.normal = lambda loc=0.0, scale=1.0, size=None: loc if size is None else loc + numpy.zeros(size)',
    'numpy.random.randn = lambda *shape: numpy.zeros(shape) if shape else 0.0',
  ];
}
