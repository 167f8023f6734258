import { describe, expect, it } from 'vitest';
import { surveyFromWire } from '../../../../grader/subject/survey-from-wire.ts';
import { WireError } from '../../../../grader/model/number-codec.ts';

const where = { file: 'a.ipynb', cell: 2, line: 1 };

const script = {
  at: 7,
  where,
  loop: { kind: 'counted', count: { kind: 'name', name: 'n' } },
  inputs: [
    { name: 'start', statement: 1, where, value: -1.5, from: [] },
    { name: 'x', statement: 2, where, from: ['start'], copies: 'start' },
  ],
  carried: ['x'],
  outputs: ['x', 'history'],
  literals: [{ id: 0, value: { $number: 'Infinity' }, as: 'factor' }],
};

describe('a survey', () => {
  it('is read as it is told', () => {
    const life = { name: 'deriv', form: 'function', where, at: 3, signature: { parameters: [], variadic: false } };
    expect(surveyFromWire({ lives: [life, { name: 'x', form: 'value', where }], scripts: [script] })).toEqual({
      lives: [life, { name: 'x', form: 'value', where }],
      scripts: [{ ...script, literals: [{ id: 0, value: Infinity, as: 'factor' }] }],
    });
  });

  it('tells which scripts stand within sweeps', () => {
    const told = [script, { ...script, within: true }, { ...script, within: 'yes' }, { ...script, within: false }];
    const { scripts } = surveyFromWire({ lives: [], scripts: told });
    expect(scripts.map(({ within }) => within)).toEqual([undefined, true, undefined, undefined]);
  });

  it('has every kind of loop', () => {
    const loops = [
      null,
      { kind: 'open' },
      { kind: 'counted', count: { kind: 'literal', literal: 100 } },
      { kind: 'counted', count: { kind: 'other' } },
    ];
    const { scripts } = surveyFromWire({ lives: [], scripts: loops.map((loop) => ({ ...script, loop })) });
    expect(scripts.map(({ loop }) => loop)).toEqual(loops);
  });

  it('is cut where somebody tells too much', () => {
    const lives = Array.from({ length: 1000 }, () => ({ name: 'x', form: 'value', where }));
    expect(surveyFromWire({ lives, scripts: Array.from({ length: 100 }, () => script) })).toMatchObject({
      lives: { length: 400 },
      scripts: { length: 60 },
    });
  });

  it.each([
    ['no list', { lives: {}, scripts: [] }],
    ['an unknown form', { lives: [{ name: 'x', form: 'other', where }], scripts: [] }],
    ['a moment before the first', { lives: [{ name: 'x', form: 'value', where, at: -1 }], scripts: [] }],
    ['an unknown loop', { lives: [], scripts: [{ ...script, loop: { kind: 'endless' } }] }],
    ['a name that is no text', { lives: [], scripts: [{ ...script, carried: [3] }] }],
    [
      'a literal that is no number',
      { lives: [], scripts: [{ ...script, literals: [{ id: 0, value: 'x', as: 'factor' }] }] },
    ],
  ])('with %s is refused', (_, json) => {
    expect(() => surveyFromWire(json)).toThrow(WireError);
  });
});
