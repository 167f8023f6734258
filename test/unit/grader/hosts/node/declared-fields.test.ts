import { expect, it } from 'vitest';
import { keepDeclaredFields } from '../../../../../grader/hosts/node/declared-fields.ts';
import { parseCode } from '../../../../../grader/hosts/node/transform.ts';

const kept = (code: string): string => keepDeclaredFields(code, parseCode(code));

it('lets fields that are declared again keep what the base class put there', () => {
  expect(kept('class A extends B { W;\n c; f() { return class extends A { x; }; } }')).toBe(
    'class A extends B { W=this.W;\n c=this.c; f() { return class extends A { x=this.x; }; } }',
  );
});

it.each([
  'class A { W; }',
  'class A extends B { W = 1; }',
  'class A extends B { #W; f() { return this.#W; } }',
  'class A extends B { static W; }',
  "class A extends B { 'a name'; }",
  'class A extends B { [key]; }',
  'const W = 1;',
])('leaves everything else as it is: %s', (code) => {
  expect(kept(code)).toBe(code);
});
