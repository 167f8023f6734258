import type { TargetSpec } from '../../model/target.ts';
import type { Language } from '../../model/subject.ts';
import type { ClassForm } from '../class-form.ts';
import type { Reply } from '../question.ts';

/** A part that networks are made of, as the student's own class. */
export interface PartForm {
  /** Id of the target. */
  readonly target: string;
  /** The text by which it is added. */
  readonly called: string;
  readonly form: ClassForm;
}

/** How a submission's networks are put together. */
export interface NetworkForm {
  readonly kind: 'network';
  readonly language: Language;
  readonly network: ClassForm;
  /** Kinds of hidden layers that are there, in the assignment's order. */
  readonly hidden: readonly PartForm[];
  readonly output: PartForm;
  readonly loss: PartForm;
  /** Where a network keeps its layers; a hidden layer's number comes last. */
  readonly places: {
    readonly hidden: readonly string[];
    readonly output: readonly string[];
    readonly loss: readonly string[];
  };
  /** A new network starts with the hidden layers of those before it: one list for all of them. Each is given a list of its own. */
  readonly sharesHidden: boolean;
  /** Kinds of hidden layers that are not there, in a sentence each. */
  readonly without: readonly string[];
}

/** What a student should know of how their networks were put together, in a sentence each. */
export function notesOfForm({ sharesHidden, places, network }: NetworkForm): readonly string[] {
  if (!sharesHidden) return [];
  const name = places.hidden.join('.');
  return [
    `All your networks share one \`${name}\`, so that a second one starts with the layers of the first. Here each was given a list of its own; make it in the constructor of \`${network.definition.name}\`.`,
  ];
}

export type NoAnswer = Exclude<Reply, { kind: 'answered' }>;

export type NetworkLook =
  | NetworkForm
  /** The class of the network itself is not there, or cannot be worked with. */
  | { readonly kind: 'no-network'; readonly reply: NoAnswer }
  /** A class that networks are built of is not there, or cannot be worked with. */
  | { readonly kind: 'no-part'; readonly target: string; readonly reply: NoAnswer };

export interface Parts {
  readonly hidden: readonly Named[];
  readonly output: Named;
  readonly loss: Named;
}

interface Named {
  readonly target: string;
  readonly called: string;
}

/** Which parts an assignment's network has: the loss is the one whose oracle is a loss, the output layer the last other one. */
export function partsOfNetwork(targetId: string, targets: Readonly<Record<string, TargetSpec>>): Parts {
  const oracle = targets[targetId]?.oracle;
  if (oracle === undefined || !('network' in oracle)) throw new TypeError(`the target ${targetId} is no network`);
  const isLoss = ({ target }: Named): boolean => 'loss' in (targets[target]?.oracle ?? {});
  const loss = oracle.network.find(isLoss);
  const layers = oracle.network.filter((part) => !isLoss(part));
  const output = layers.at(-1);
  if (loss === undefined || output === undefined || layers.length < 2)
    throw new TypeError(`the network ${targetId} needs hidden layers, an output layer and a loss`);
  return { hidden: layers.slice(0, -1), output, loss };
}
