import { layOut } from '../../contract/results.ts';
import type { ResultPart } from '../../contract/results.ts';
import { describeValue, scalar, toTensor } from '../../contract/tensor.ts';
import type { Tolerance } from '../../model/assignment.ts';
import type { Difference } from '../../model/report.ts';
import type { Tensor } from '../../model/roles.ts';
import type { Language } from '../../model/subject.ts';
import type { Value } from '../../model/value.ts';
import { differenceOf } from './difference.ts';

type Compared =
  | {
      readonly kind: 'compared';
      readonly differences: readonly Difference[];
      readonly loss: Tensor | null;
      readonly lossName: string;
    }
  | { readonly kind: 'misfit'; readonly problem: string };

/** Hidden outputs and logits against those of the own layers. @param chained outputs of the layers, the logits last */
export function compareForward(
  parts: readonly ResultPart[],
  value: Value,
  chained: readonly Tensor[],
  tolerance: Tolerance,
  language: Language,
): Compared {
  const layout = layOut(parts, value);
  if (layout.kind === 'misfit') return layout;
  const partOf = (role: string): { readonly name: string; readonly value: Value | null } => {
    const found = layout.parts.find(({ part }) => part.role === role);
    return { name: found?.part.names[0] ?? role, value: found?.value ?? null };
  };
  const hidden = partOf('hiddenOutputs');
  const items = itemsOf(hidden.value, chained.length - 1);
  if (items === null) {
    const was = hidden.value === null ? 'nothing' : describeValue(hidden.value);
    return { kind: 'misfit', problem: `${hidden.name} should hold the output of each hidden layer, but is ${was}.` };
  }
  const differences = chained
    .slice(0, -1)
    .map((want, index) => differenceOf(`${hidden.name}[${index}]`, want, items[index] ?? null, tolerance, language));
  const logits = partOf('output');
  const z = logits.value && toTensor(logits.value);
  differences.push(differenceOf(logits.name, chained.at(-1) ?? scalar(NaN), z, tolerance, language));
  const loss = partOf('loss');
  return { kind: 'compared', differences, loss: loss.value && toTensor(loss.value), lossName: loss.name };
}

/** The loss alone in what a forward pass returned; null when it is no number. */
export function lossIn(
  parts: readonly ResultPart[],
  value: Value,
): { readonly name: string; readonly loss: Tensor | null } {
  const name = parts.find(({ role }) => role === 'loss')?.names[0] ?? 'loss';
  const layout = layOut(parts, value);
  const found = layout.kind === 'misfit' ? undefined : layout.parts.find(({ part }) => part.role === 'loss');
  return { name, loss: found ? toTensor(found.value) : null };
}

/** The outputs in what holds them; what stands before the first of them (the rows themselves) is as good. */
function itemsOf(value: Value | null, count: number): readonly (Tensor | null)[] | null {
  if (value === null) return null;
  const items =
    value.kind === 'list'
      ? value.items.map(toTensor)
      : value.kind === 'record'
        ? [...value.entries.values()].map(toTensor)
        : value.kind === 'array'
          ? stacked(value, count)
          : null;
  if (items === null) return null;
  return items.length === count + 1 ? items.slice(1) : items.length === count ? items : null;
}

/** Outputs of one shape may come as one array. */
function stacked(tensor: Tensor, count: number): readonly Tensor[] {
  const [length = 0, ...inner] = tensor.shape;
  if (inner.length < 2) return count === 1 ? [tensor] : [];
  // An array without entries may be as long as one likes.
  if (length !== count && length !== count + 1) return [];
  const size = inner.reduce((product, one) => product * one, 1);
  return Array.from({ length }, (_, index) => ({
    shape: inner,
    data: tensor.data.slice(index * size, (index + 1) * size),
  }));
}
