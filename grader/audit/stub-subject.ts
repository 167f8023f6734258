import type { Matrix } from '../../reference/numeric/matrix.ts';
import { matrix } from '../../reference/numeric/matrix.ts';
import type { Assignment } from '../intake/assignment-schema.ts';
import type { Answer } from '../model/outcome.ts';
import type { Roles } from '../model/roles.ts';
import type { Subject } from '../model/subject.ts';
import type { ParameterSpec } from '../model/target.ts';
import type { NetworkRules } from '../../reference/mlp/network-rules.ts';
import type { RoleFunction, Truth } from '../subject/reference-subject.ts';
import { referenceOf } from './reference.ts';
import type { StubKind } from './stub-kinds.ts';

type Fill = ReturnType<StubKind['fill']>;

/** A submission of stubs. @param isStub which targets are stubs; the others are right */
export function stubSubject(
  assignment: Assignment,
  kind: StubKind,
  seed: number,
  isStub: (targetId: string) => boolean,
): Subject {
  const fill = kind.fill(seed);
  return referenceOf(assignment, {
    change: (truth, id) => {
      const target = assignment.targets[id];
      return target !== undefined && isStub(id) ? stubOf(truth, target, fill) : truth;
    },
    changeNetwork: (rules, id) => (isStub(id) ? stubNetwork(rules, fill) : rules),
  });
}

function stubOf(truth: Truth, target: Assignment['targets'][string], fill: Fill): Truth {
  const stub =
    (answer: RoleFunction, parameters: readonly ParameterSpec[]): RoleFunction =>
    (given): Roles =>
      new Map([...answer(given)].map(([role, right]) => [role, fill({ role, right, given, parameters })]));
  switch (truth.kind) {
    case 'function':
      return { kind: 'function', answer: stub(truth.answer, target.parameters) };
    case 'factory': {
      const inner = (role: string): readonly ParameterSpec[] =>
        target.results.find((one) => one.role === role)?.callable?.parameters ?? [];
      return {
        kind: 'factory',
        functions: Object.fromEntries(
          Object.entries(truth.functions).map(([role, answer]) => [role, stub(answer, inner(role))]),
        ),
      };
    }
    case 'class':
      return {
        kind: 'class',
        methods: Object.fromEntries(
          Object.entries(truth.methods).map(([id, answer]) => [
            id,
            stub(answer, target.methods?.[id]?.parameters ?? []),
          ]),
        ),
      };
  }
}

/** Nothing is learned, and what comes out is filled. */
function stubNetwork(right: NetworkRules, fill: Fill): NetworkRules {
  const numbers = (data: readonly number[]): readonly number[] =>
    fill({ role: '', right: { shape: [data.length], data }, given: new Map(), parameters: [] }).data;
  const filled = ({ rows, columns, data }: Matrix): Matrix => matrix(rows, columns, numbers([...data]));
  const one = (value: number): number => numbers([value])[0] ?? NaN;
  return {
    forward: (...asked) => {
      const pass = right.forward(...asked);
      const hiddenOutputs = pass.hiddenOutputs.map(filled);
      return { ...pass, hiddenOutputs, logits: filled(pass.logits), loss: one(pass.loss) };
    },
    predict: (...asked) => filled(right.predict(...asked)),
    accuracy: (...asked) => one(right.accuracy(...asked)),
    step: (_, network) => network,
    trainEpochs: (_, network, _rows, _labels, { epochs }) => ({
      network,
      losses: numbers(Array.from({ length: epochs }, () => 0)),
    }),
  };
}

/** A submission whose every call gives nothing. */
export function givingNothing(subject: Subject): Subject {
  return {
    ...subject,
    run: async (program) => {
      const outcome = await subject.run(program);
      if (outcome.kind === 'ended') return outcome;
      const answers = outcome.answers.map((answer, at): Answer =>
        answer.kind === 'returned' && program[at]?.op === 'call' ? { ...answer, value: { kind: 'none' } } : answer,
      );
      return { ...outcome, answers };
    },
  };
}
