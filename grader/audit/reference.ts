import { mistaken } from '../../reference/misconception.ts';
import { networkMisconceptions } from '../../reference/mlp/network-misconceptions.ts';
import { networkRules } from '../../reference/mlp/network-rules.ts';
import type { NetworkRules } from '../../reference/mlp/network-rules.ts';
import { acceptedConventions } from '../checks/conventions.ts';
import { scalar } from '../contract/tensor.ts';
import { noiseAskedOf } from '../grading/noise-asked.ts';
import type { Assignment } from '../intake/assignment-schema.ts';
import { targetIdOf } from '../intake/target-id.ts';
import type { Oracle } from '../model/oracle.ts';
import type { Subject } from '../model/subject.ts';
import type { TargetSpec } from '../model/target.ts';
import { descentAnswer } from '../oracles/descent-truths.ts';
import { layerOf, lossOf, scheduleOf, testFunctionOf, truthOf } from '../oracles/truths.ts';
import { need } from '../oracles/tensors.ts';
import type { NetworkTruth } from '../subject/reference-network.ts';
import { completeSubject } from '../subject/reference-subject.ts';
import type { RoleFunction, Truth } from '../subject/reference-subject.ts';

/** A known mistake in what some targets are held to. */
export interface Mistaken {
  readonly oracle: Oracle;
  /** Id of the misconception. */
  readonly id: string;
}

interface Otherwise {
  readonly mistake?: Mistaken | null;
  /** How what is right is changed on its way into the subject, target by target. */
  readonly change?: (truth: Truth, targetId: string) => Truth;
  readonly changeNetwork?: (rules: NetworkRules, targetId: string) => NetworkRules;
}

const asItIs = <Part>(part: Part): Part => part;

/** The reference as a submission of an assignment: right, or with one known mistake wherever the assignment asks for that part. */
export function referenceOf(assignment: Assignment, otherwise: Otherwise = {}): Subject {
  const { mistake = null, change = asItIs, changeNetwork = asItIs } = otherwise;
  const { targets } = assignment;
  const truths = Object.entries(targets).flatMap(([id, target]): [string, Truth][] => {
    const truth = truthWith(target, mistake);
    if (truth === null) return [];
    return [[id, change(tellsHistory(assignment, id) ? withHistory(truth) : truth, id)]];
  });
  const networks = Object.entries(targets).flatMap(([id, { oracle }]): [string, NetworkTruth][] => {
    if (!('network' in oracle)) return [];
    const rules = changeNetwork(mistaken(networkRules, networkMisconceptions, idsIn(mistake, oracle)), id);
    return [[id, { ...networkParts(oracle, targets, mistake), rules }]];
  });
  return completeSubject({
    targets,
    truths: Object.fromEntries(truths),
    networks: Object.fromEntries(networks),
    noise: (id) => noiseAskedOf(assignment, id),
  });
}

/** The first of those that an assignment accepts. */
function usualConvention(target: TargetSpec): Readonly<Record<string, string>> {
  return acceptedConventions(target)[0] ?? {};
}

/** Whether two targets are held to the same thing. */
export function sameOracle(one: Oracle, other: Oracle): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function idsIn(mistake: Mistaken | null, oracle: Oracle): readonly string[] {
  return mistake !== null && sameOracle(mistake.oracle, oracle) ? [mistake.id] : [];
}

/** Descent is made with the derivative of the same submission, its mistake included. */
function truthWith(target: TargetSpec, mistake: Mistaken | null): Truth | null {
  const { oracle } = target;
  if (
    mistake !== null &&
    'descentOn' in oracle &&
    'gradientOf' in mistake.oracle &&
    mistake.oracle.gradientOf === oracle.descentOn
  ) {
    const right = testFunctionOf(oracle.descentOn);
    const on = mistaken(right, right.gradientMisconceptions, [mistake.id]);
    return { kind: 'function', answer: descentAnswer(on, scheduleOf(oracle.schedule), []) };
  }
  const truth = truthOf(target, usualConvention(target), idsIn(mistake, oracle));
  return truth?.kind === 'class' && 'layer' in oracle && RECTIFIERS.includes(oracle.layer) ? fromOutputs(truth) : truth;
}

/** Layers whose output has the sign of what it is made of. */
const RECTIFIERS: readonly string[] = ['leaky-relu', 'relu'];

/** Where a derivative is given outputs only: the slope of a rectified line is told from its output as well. */
function fromOutputs({ methods }: Extract<Truth, { kind: 'class' }>): Truth {
  const { derivative, ...others } = methods;
  if (derivative === undefined) return { kind: 'class', methods };
  const told: RoleFunction = (roles) => {
    const output = roles.get('output');
    const isEnough = roles.has('preactivation') || roles.has('input') || output === undefined;
    return derivative(isEnough ? roles : new Map([...roles, ['preactivation', output]]));
  };
  return { kind: 'class', methods: { ...others, derivative: told } };
}

/** Whether a check looks at the way as well as at the end, of this target or of another that goes by the same name. */
function tellsHistory({ checks, targets }: Assignment, targetId: string): boolean {
  const name = targets[targetId]?.names[0];
  return checks.some(({ id, options }) => options['history'] === true && targets[targetIdOf(id)]?.names[0] === name);
}

/** Longer ways are not kept: it takes the square of their length, and they are asked for their ends. */
const MOST_KEPT = 60;

/** The points on the way are the ends of shorter ways. */
function withHistory(truth: Truth): Truth {
  if (truth.kind !== 'function') return truth;
  return {
    kind: 'function',
    answer: (roles) => {
      const result = truth.answer(roles);
      const epochs = need(roles, 'epochs').data[0] ?? 0;
      if (epochs > MOST_KEPT) return result;
      const ends = Array.from({ length: epochs + 1 }, (_, steps) =>
        need(truth.answer(new Map([...roles, ['epochs', scalar(steps)]])), 'result'),
      );
      const data = ends.flatMap((end) => [...end.data]);
      return new Map([...result, ['history', { shape: [ends.length, ...(ends[0]?.shape ?? [])], data }]]);
    },
  };
}

function networkParts(
  { network }: Extract<Oracle, { network: unknown }>,
  targets: Assignment['targets'],
  mistake: Mistaken | null,
): Omit<NetworkTruth, 'rules'> {
  const layers: Record<string, NetworkTruth['layers'][string]> = {};
  let loss: NetworkTruth['loss'] | null = null;
  for (const { target: id } of network) {
    const target = targets[id];
    if (target === undefined) continue;
    const { oracle } = target;
    const convention = usualConvention(target);
    if ('layer' in oracle) {
      const right = layerOf(oracle.layer);
      layers[id] = { layer: mistaken(right, right.misconceptions, idsIn(mistake, oracle)), convention };
    }
    if ('loss' in oracle) {
      const right = lossOf(oracle.loss);
      loss = { target: id, loss: mistaken(right, right.misconceptions, idsIn(mistake, oracle)), convention };
    }
  }
  if (loss === null) throw new TypeError('a network has a loss');
  return { layers, loss };
}
