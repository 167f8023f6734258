import type { Layer, LayerConvention } from '../../reference/mlp/layer.ts';
import type { Loss } from '../../reference/mlp/loss.ts';
import { passThrough } from '../../reference/mlp/network.ts';
import type { Network } from '../../reference/mlp/network.ts';
import type { NetworkRules } from '../../reference/mlp/network-rules.ts';
import { scalar, toTensor, vector } from '../contract/tensor.ts';
import type { Roles } from '../model/roles.ts';
import { numberOf, toMatrix } from '../oracles/tensors.ts';
import type { MethodSpec, TargetSpec } from '../model/target.ts';
import type { Value } from '../model/value.ts';
import { heldValue, NOTHING, shown } from './reference-held.ts';
import type { Held, HeldFunction, HeldObject } from './reference-held.ts';
import {
  asValue,
  itemsOf,
  labelsIn,
  nameOf,
  ratesIn,
  readParameters,
  rowsIn,
  writeParameters,
} from './reference-network-parts.ts';
import type { Defined } from './reference-program.ts';
import { rolesOf, signatureOf, together, valueOf } from './reference-roles.ts';

/** What networks are made of, and what they do with it. */
export interface NetworkTruth {
  /** By the id of the target that each is the class of. */
  readonly layers: Readonly<Record<string, { readonly layer: Layer; readonly convention: LayerConvention }>>;
  readonly loss: { readonly target: string; readonly loss: Loss; readonly convention: LayerConvention };
  readonly rules: NetworkRules;
}

/** The assignment's target, its targets, and the classes that their objects are made of. */
interface Kit {
  readonly target: TargetSpec;
  readonly truth: NetworkTruth;
  readonly targets: Readonly<Record<string, TargetSpec>>;
  readonly classes: readonly Defined[];
}

/** The class of a network. Its layers are objects of the classes of the other targets, which whoever asks may set and read. */
export function definedNetwork(kit: Kit): Defined {
  const [name = ''] = kit.target.names;
  return {
    definition: {
      name,
      form: 'class',
      signature: signatureOf(kit.target.parameters),
      where: { file: 'reference', line: 1 },
    },
    call: () => {
      const members = new Map<string, Held>([
        [nameOf(kit.target, 'hiddenLayers'), { kind: 'list', items: [] }],
        [nameOf(kit.target, 'outputLayer'), NOTHING],
        [nameOf(kit.target, 'lossLayer'), NOTHING],
      ]);
      const methods = methodsOf(kit, members);
      for (const [id, spec] of Object.entries(kit.target.methods ?? {}))
        members.set(spec.names[0] ?? id, methodOf(spec, methods[id]));
      return { kind: 'object', type: name, members };
    },
  };
}

type Answer = (roles: Roles, values: readonly Value[]) => readonly Value[];

function methodsOf(kit: Kit, members: Map<string, Held>): Readonly<Record<string, Answer>> {
  const now = (): Network => networkIn(kit, members);
  const keep = ({ layers }: Network): void => {
    for (const [index, { object, target }] of layersIn(kit, members).entries()) {
      const layer = layers[index];
      if (layer !== undefined) writeParameters(object, layer.parameters, target);
    }
  };
  const rules = (): NetworkRules => withOwnPredict(kit, members);
  return {
    add: (roles, values) => {
      addLayer(kit, members, roles, values);
      return [];
    },
    forward: (roles) => {
      const by = rules();
      const pass = by.forward(by, now(), rowsIn(roles), labelsIn(roles), numberOf(roles, 'weightDecay'));
      const hidden: Value = { kind: 'list', items: pass.hiddenOutputs.map(asValue) };
      return [hidden, asValue(pass.logits), { kind: 'number', value: pass.loss }];
    },
    backward: (roles) => {
      const [by, network] = [rules(), now()];
      keep(by.step(by, network, passThrough(network, rowsIn(roles)), labelsIn(roles), ratesIn(roles)));
      return [];
    },
    train: (roles) => {
      const by = rules();
      const settings = {
        ...ratesIn(roles),
        epochs: numberOf(roles, 'epochs'),
        batchSize: numberOf(roles, 'batchSize'),
      };
      const { network, losses } = by.trainEpochs(by, now(), rowsIn(roles), labelsIn(roles), settings);
      keep(network);
      return [valueOf(vector(losses))];
    },
    predict: (roles) => [asValue(kit.truth.rules.predict(kit.truth.rules, now(), rowsIn(roles)))],
    accuracy: (roles) => {
      const by = rules();
      return [{ kind: 'number', value: by.accuracy(by, now(), rowsIn(roles), labelsIn(roles)) }];
    },
  };
}

/** Methods that predict ask the object, in which whoever asks may have put something else. */
function withOwnPredict({ target, truth: { rules } }: Kit, members: ReadonlyMap<string, Held>): NetworkRules {
  const predict = members.get(target.methods?.['predict']?.names[0] ?? '');
  if (predict?.kind !== 'function') return rules;
  return {
    ...rules,
    predict: (_by, _network, rows) => {
      const tensor = toTensor(shown(predict.call([heldValue(asValue(rows))])));
      if (tensor === null) throw new TypeError('what is predicted is no numbers');
      const [count = 0, columns = 1] = tensor.shape;
      return toMatrix({ ...tensor, shape: [count, columns] });
    },
  };
}

function methodOf(spec: MethodSpec, answer: Answer | undefined): HeldFunction {
  return {
    kind: 'function',
    signature: signatureOf(spec.parameters),
    call: (given) => {
      if (answer === undefined) throw new TypeError(`the reference has no method ${spec.names[0] ?? ''}`);
      const values = given.map(shown);
      // What the forward pass gave is made anew, and the name of a layer is no number.
      const numbers = spec.parameters.flatMap((parameter, at) => {
        const value = values[at];
        return value === undefined || ['hiddenOutputs', 'output', 'layer'].includes(parameter.role)
          ? []
          : [{ parameter, value }];
      });
      const roles = rolesOf(
        numbers.map(({ parameter }) => parameter),
        numbers.map(({ value }) => value),
      );
      const results = answer(roles, values);
      return results.length === 0 ? NOTHING : heldValue(together(results));
    },
  };
}

/** Adds what is called by the only text among what is given. */
function addLayer(kit: Kit, members: Map<string, Held>, sizes: Roles, values: readonly Value[]): void {
  const { target, targets, truth, classes } = kit;
  const text = values.find((one) => one.kind === 'text');
  const parts = 'network' in target.oracle ? target.oracle.network : [];
  const part = parts.find(({ called }) => called === text?.value);
  const own = targets[part?.target ?? ''];
  const made = own && classes.find(({ definition }) => definition.name === own.names[0]);
  if (part === undefined || own === undefined || made === undefined)
    throw new TypeError(`there is no layer ${text?.value ?? ''}`);
  const layer = made.call(own.parameters.map(({ role }) => heldValue(valueOf(sizes.get(role) ?? scalar(NaN)))));
  const hidden = nameOf(target, 'hiddenLayers');
  const output = parts.filter((one) => one.target !== truth.loss.target).at(-1)?.target;
  if (part.target === truth.loss.target) members.set(nameOf(target, 'lossLayer'), layer);
  else if (part.target === output) members.set(nameOf(target, 'outputLayer'), layer);
  else members.set(hidden, { kind: 'list', items: [...itemsOf(members.get(hidden)), layer] });
}

interface LayerHeld {
  readonly id: string;
  readonly target: TargetSpec;
  readonly object: HeldObject;
}

/** The layers that a network has now, the output layer last. */
function layersIn({ target, targets }: Kit, members: ReadonlyMap<string, Held>): readonly LayerHeld[] {
  const held = [
    ...itemsOf(members.get(nameOf(target, 'hiddenLayers'))),
    members.get(nameOf(target, 'outputLayer')) ?? NOTHING,
  ];
  return held.map((object) => {
    const found = object.kind === 'object' && Object.entries(targets).find(([, { names }]) => names[0] === object.type);
    if (!found) throw new TypeError('the network has no output layer yet');
    const [id, own] = found;
    return { id, target: own, object };
  });
}

function networkIn(kit: Kit, members: ReadonlyMap<string, Held>): Network {
  const { layers, loss } = kit.truth;
  return {
    layers: layersIn(kit, members).map(({ id, target, object }) => {
      const known = layers[id];
      if (known === undefined) throw new TypeError(`there is no layer ${id}`);
      return { ...known, parameters: readParameters(object, known.layer, target) };
    }),
    loss: loss.loss,
    lossConvention: loss.convention,
  };
}
