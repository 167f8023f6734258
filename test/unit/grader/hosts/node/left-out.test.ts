import { describe, expect, it } from 'vitest';
import { namespacesLeftOut } from '../../../../../grader/hosts/node/left-out.ts';
import { transform } from '../../../../../grader/hosts/node/transform.ts';

const leftOut = (source: string): unknown => {
  const transformed = transform(source, 'hw.ts');
  return transformed.kind === 'code' ? transformed.leftOut : transformed;
};

describe('namespaces', () => {
  it('are told where more than types is wanted of them', () => {
    expect(leftOut('const a = 1;\nnamespace P {\n export const f = 1; }\nexport const g = P.f;')).toEqual([
      { name: 'P', line: 2 },
    ]);
    expect(leftOut('export namespace $Q.R { export const f = 1; }')).toEqual([{ name: '$Q', line: 1 }]);
  });

  it.each([
    'namespace T { export interface A {} }\nexport const f = (a: T.A) => 1;',
    'declare namespace P { const f: number; }\nexport const g = 1;',
    '/*\nnamespace P {\n*/\nexport const g = P.f;',
    'const text = `\nnamespace P {\n`; P.f();',
    'const namespace = 1;\nexport { namespace };',
  ])('are not told where nothing is missed: %j', (source) => {
    expect(leftOut(source)).toEqual([]);
  });

  it('are told of modules without end too', () => {
    const source = 'namespace P {\n'.repeat(20_000);
    expect(namespacesLeftOut(source, '')).toEqual([]);
  });
});

describe('other parts of TypeScript', () => {
  it.each([
    ['class A {\n  @logged f() {}\n}', /^decorators .* not supported here$/, 2],
    ['@sealed\nclass A {}', /^decorators .* not supported here$/, 1],
    ['class A {\n  static accessor w: number = 1;\n}', /`accessor` .* not supported here$/, 2],
  ])('that cannot be read are named: %j', (source, message, line) => {
    expect(transform(source, 'hw.ts')).toEqual({
      kind: 'syntax-error',
      message: expect.stringMatching(message) as string,
      line,
    });
  });

  it('are not blamed for other errors', () => {
    expect(transform('const accessor = = 1;', 'hw.ts')).toMatchObject({ message: 'Unexpected token' });
  });
});
