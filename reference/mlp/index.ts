import type { Layer } from './layer.ts';
import { leakyRelu } from './leaky-relu.ts';
import { learnableExponent } from './learnable-exponent.ts';
import { logits } from './logits.ts';
import type { Loss } from './loss.ts';
import { relu } from './relu.ts';
import { sigmoid } from './sigmoid.ts';
import { softmaxCrossEntropy } from './softmax-cross-entropy.ts';
import { tanh } from './tanh.ts';

const all: readonly Layer[] = [leakyRelu, learnableExponent, logits, relu, sigmoid, tanh];

/** Every layer by id. */
export const layers: Readonly<Record<string, Layer>> = Object.fromEntries(all.map((layer) => [layer.id, layer]));

/** Every loss by id. */
export const losses: Readonly<Record<string, Loss>> = { [softmaxCrossEntropy.id]: softmaxCrossEntropy };
