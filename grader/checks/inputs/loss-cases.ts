import fc from 'fast-check';
import { scalar, vector } from '../../contract/tensor.ts';
import type { Roles, Tensor } from '../../model/roles.ts';
import { decimals } from './input-spec.ts';
import { matrixOf } from './layer-cases.ts';
import type { Smooth } from './layer-cases.ts';

/** Logits of about 1e3 must not overflow. */
const EXTREME = 250;

/**
 * Logits with labels. The largest logit of each row is 0, as the output layer leaves them: a loss may rely on that. Some are
 * extreme, so that all but one probability vanish; the label is
 * then the largest logit of its row, for the logarithm of a probability that vanishes is not asked for.
 */
export function lossCases(smooth: Smooth | null = null): fc.Arbitrary<Roles> {
  const anyRows = fc.oneof(
    { weight: 1, arbitrary: fc.constant(1) },
    { weight: 3, arbitrary: fc.integer({ min: 2, max: 5 }) },
  );
  const sizes = fc.record({
    rows: smooth === null ? anyRows : fc.constant(smooth.rows),
    classes: fc.integer({ min: 2, max: 5 }),
  });
  return sizes.chain(({ rows, classes }) =>
    fc
      .record({
        raw: matrixOf(rows, classes, decimals(-4, 4)),
        scale: fc.oneof({ weight: 5, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.constant(EXTREME) }),
        labels: fc.array(fc.integer({ min: 0, max: classes - 1 }), { minLength: rows, maxLength: rows }),
      })
      .map(({ raw, scale, labels }) => {
        const isExtreme = smooth === null && scale === EXTREME;
        const logits: Tensor = { shape: raw.shape, data: shifted(raw.data, classes, isExtreme ? EXTREME : 1) };
        return new Map([
          ['inputSize', scalar(classes)],
          ['outputSize', scalar(classes)],
          ['logits', logits],
          ['labels', vector(isExtreme ? likeliest(logits.data, classes) : labels)],
        ]);
      }),
  );
}

function shifted(data: readonly number[], classes: number, scale: number): readonly number[] {
  return data.map((value, at) => {
    const begin = at - (at % classes);
    const largest = Math.max(...data.slice(begin, begin + classes));
    return Number(((value - largest) * scale).toFixed(4));
  });
}

/** The column of each row's largest logit, which is 0. */
function likeliest(logits: readonly number[], classes: number): readonly number[] {
  return Array.from({ length: logits.length / classes }, (_, row) =>
    logits.slice(row * classes, (row + 1) * classes).indexOf(0),
  );
}
