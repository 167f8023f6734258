/** Documents with some bytes changed: flipped, cut out, doubled, overwritten by a piece of another one, or with something put in. */
import fc from 'fast-check';

type Change =
  | { readonly kind: 'flip'; readonly at: number; readonly mask: number }
  | { readonly kind: 'cut'; readonly at: number; readonly length: number }
  | { readonly kind: 'end'; readonly at: number }
  | { readonly kind: 'double'; readonly at: number; readonly length: number; readonly times: number }
  | {
      readonly kind: 'splice';
      readonly at: number;
      readonly from: number;
      readonly part: number;
      readonly length: number;
    }
  | { readonly kind: 'put'; readonly at: number; readonly what: Buffer };

/** Of a document, 0 to 1. */
const place = fc.double({ min: 0, max: 1, noNaN: true });
const length = fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 400 }));

function changes(tokens: readonly string[]): fc.Arbitrary<readonly Change[]> {
  const put = fc.oneof(
    fc.constantFrom(...tokens).map((token) => Buffer.from(token)),
    fc.uint8Array({ minLength: 1, maxLength: 4 }).map((bytes) => Buffer.from(bytes)),
  );
  const change: fc.Arbitrary<Change> = fc.oneof(
    fc.record({ kind: fc.constant('flip' as const), at: place, mask: fc.integer({ min: 1, max: 255 }) }),
    fc.record({ kind: fc.constant('cut' as const), at: place, length }),
    fc.record({ kind: fc.constant('end' as const), at: place }),
    fc.record({ kind: fc.constant('double' as const), at: place, length, times: fc.integer({ min: 1, max: 5 }) }),
    fc.record({ kind: fc.constant('splice' as const), at: place, from: fc.nat(), part: place, length }),
    fc.record({ kind: fc.constant('put' as const), at: place, what: put }),
  );
  return fc.array(change, { minLength: 1, maxLength: 6 });
}

/** @param tokens what means something in these documents */
export function changedBytes(documents: readonly Buffer[], tokens: readonly string[]): fc.Arbitrary<Buffer> {
  return fc
    .tuple(fc.constantFrom(...documents), changes(tokens))
    .map(([document, made]) => made.reduce((bytes, change) => changed(bytes, change, documents), document));
}

function changed(bytes: Buffer, change: Change, others: readonly Buffer[]): Buffer {
  const at = Math.floor(change.at * bytes.length);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  switch (change.kind) {
    case 'flip':
      return Buffer.concat([before, Buffer.from([(after[0] ?? 0) ^ change.mask]), after.subarray(1)]);
    case 'cut':
      return Buffer.concat([before, after.subarray(change.length)]);
    case 'end':
      return before;
    case 'double': {
      const piece = after.subarray(0, change.length);
      return Buffer.concat([before, ...Array.from({ length: change.times }, () => piece), after]);
    }
    case 'splice': {
      const other = others[change.from % others.length] ?? bytes;
      const from = Math.floor(change.part * other.length);
      return Buffer.concat([before, other.subarray(from, from + change.length), after.subarray(change.length)]);
    }
    case 'put':
      return Buffer.concat([before, change.what, after]);
  }
}
