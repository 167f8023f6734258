import type { Subject } from '../model/subject.ts';
import type { TargetSpec } from '../model/target.ts';
import { definedClass } from './reference-class.ts';
import { referenceDraws } from './reference-draws.ts';
import type { ReferenceDraws } from './reference-draws.ts';
import { definedFunction } from './reference-function.ts';
import { definedNetwork } from './reference-network.ts';
import type { NetworkTruth } from './reference-network.ts';
import { programSubject } from './reference-program.ts';
import type { Defined } from './reference-program.ts';
import type { RoleFunction, Truth } from './reference-truth.ts';

export type { RoleFunction, Truth } from './reference-truth.ts';

/**
 * The reference as a subject: it answers the same programs as a student's code, through the same contract. Asked with what no
 * student may be asked, it throws: that is our own fault.
 */
export function referenceSubject(
  targets: Readonly<Record<string, TargetSpec>>,
  truths: Readonly<Record<string, Truth>>,
): Subject {
  return programSubject(definedOf(targets, truths), referenceDraws(), 'ours');
}

/** All that an assignment asks for. */
interface Complete {
  readonly targets: Readonly<Record<string, TargetSpec>>;
  /** Those of some targets may be known mistakes. A network is no truth: it is in `networks`. */
  readonly truths: Readonly<Record<string, Truth>>;
  readonly networks: Readonly<Record<string, NetworkTruth>>;
  /** Standard deviation of the noise on each gradient that a target asks for; null where it asks for none. */
  readonly noise: (targetId: string) => number | null;
}

/**
 * The reference as somebody who hands in everything: classes and their objects, networks, noise. With some truths replaced by known
 * mistakes it is a misconception. What goes wrong in it is an answer, as in a student's process.
 */
export function completeSubject({ targets, truths, networks, noise }: Complete): Subject {
  const draws = referenceDraws();
  const noisy = Object.entries(truths).map(([id, truth]): [string, Truth] => {
    const deviation = noise(id);
    return [id, deviation === null ? truth : withNoise(truth, deviation, draws)];
  });
  const defined = definedOf(targets, Object.fromEntries(noisy));
  const made = Object.entries(networks).flatMap(([id, truth]) => {
    const target = targets[id];
    return target === undefined ? [] : [definedNetwork({ target, truth, targets, classes: defined })];
  });
  return programSubject([...defined, ...made], draws, 'own');
}

/** Where two targets go by the same name, the first one is meant. */
function definedOf(
  targets: Readonly<Record<string, TargetSpec>>,
  truths: Readonly<Record<string, Truth>>,
): readonly Defined[] {
  return Object.entries(targets).flatMap(([id, target]) => {
    const truth = truths[id];
    if (truth === undefined) return [];
    return [truth.kind === 'class' ? definedClass(target, truth.methods) : definedFunction(target, truth)];
  });
}

/** A normal draw on each entry of the gradient, before anything is made of it. */
function withNoise(truth: Truth, deviation: number, draws: ReferenceDraws): Truth {
  const noisy =
    (answer: RoleFunction): RoleFunction =>
    (roles) => {
      const gradient = roles.get('gradient');
      if (gradient === undefined) return answer(roles);
      const data = gradient.data.map((value) => value + deviation * draws.normal());
      return answer(new Map([...roles, ['gradient', { ...gradient, data }]]));
    };
  switch (truth.kind) {
    case 'function':
      return { kind: 'function', answer: noisy(truth.answer) };
    case 'class':
      return {
        kind: 'class',
        methods: Object.fromEntries(Object.entries(truth.methods).map(([id, method]) => [id, noisy(method)])),
      };
    case 'factory':
      return truth;
  }
}
