import { describe, expect, it } from 'vitest';
import { onlyDefinitions } from '../../../../../grader/hosts/node/only-definitions.ts';
import { parseCode, transform } from '../../../../../grader/hosts/node/transform.ts';

const kept = (code: string): string => onlyDefinitions(code, parseCode(code)).replace(/\s+/g, ' ').trim();

describe('onlyDefinitions', () => {
  it('keeps functions, classes, constants and assignments', () => {
    const code = "'use strict'; const a = 1; function f() { while (a) f(); } class C {} exports.f = f; table[1] = 2;";
    expect(kept(code)).toBe(code);
  });

  it('leaves out loops, calls, branches and throws', () => {
    expect(
      kept('f(); while (true) {} for (;;) f(); if (a) f(); throw 1; { f() } await f(); new F(); i++; process.exit(1)'),
    ).toBe('; ; ;'.slice(0, 0));
  });

  it('keeps every line where it is', () => {
    const code = 'const a = 1;\nwhile (true) {\n}\nfunction f() {}';
    expect(onlyDefinitions(code, parseCode(code)).split('\n')).toEqual([
      'const a = 1;',
      '              ',
      ' ',
      'function f() {}',
    ]);
  });

  it('keeps what imports and re-exports are turned into', () => {
    const source =
      "import { g } from './g.ts';\nexport * from './h.ts';\nexport { k } from './k.ts';\nexport const f = () => g();\nf();";
    const transformed = transform(source, 'a.ts', true);
    expect(transformed.kind === 'code' && transformed.code).toMatch(/require\('.\/g.ts'\)/);
    expect(transformed.kind === 'code' && transformed.code).toMatch(/_createStarExport/);
    expect(transformed.kind === 'code' && transformed.code).toMatch(/_createNamedExportFrom/);
    expect(transformed.kind === 'code' && transformed.code).toMatch(/\$export\(\{"f"/);
  });
});
