/** What stands where nobody expects it. */
import fc from 'fast-check';

export const strangeText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    ...[
      '',
      ' ',
      '\0',
      '\n',
      '\r\n',
      '\t',
      '\f',
      '\u2028',
      '\ufeff',
      '\ud800',
      '\udc00x',
      '\u202e',
      '\u001b[31m',
      'e\u0301',
    ],
    ...[
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
      'undefined',
      'null',
      'NaN',
      '0',
      '-1',
      '1e999',
      '$number',
    ],
    ...['../../etc/passwd', '/', '.', 'a'.repeat(5000), '%s%n', '{{x}}', '=1+1', '<script>', '::error::', '`', '~0~1/'],
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ maxLength: 30 }),
);

export const strangeNumber: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(0, -0, 1, -1, 2, 0.5, 1e-300, 5e-324, 1e300, 2 ** 31, 2 ** 32, 2 ** 53, -(2 ** 53), 1e21, 255, 1000),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

const leaf: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [null], { '': null }),
  strangeNumber,
  strangeText,
);

/** A list or an object within another, and so on. */
const nested: fc.Arbitrary<unknown> = fc
  .tuple(fc.constantFrom(2, 20, 101, 150), fc.boolean(), leaf)
  .map(([depth, asList, inmost]) =>
    Array.from({ length: depth }).reduce<unknown>((inner) => (asList ? [inner] : { a: inner }), inmost),
  );

/** Any JSON at all: small, and now and then deep. */
export const strangeJson: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: leaf },
  { weight: 3, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: nested },
);
