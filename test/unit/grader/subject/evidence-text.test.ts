import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DESCRIBED, type Evidence } from '../../../../grader/model/evidence.ts';
import type { Answer } from '../../../../grader/model/outcome.ts';
import type { Value } from '../../../../grader/model/value.ts';
import { evidenceFromText, evidenceToText } from '../../../../grader/subject/evidence-text.ts';

const draws = { normal: 0, uniform: 2 };

const values: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant<Value>({ kind: 'none' }),
    fc.boolean().map((value): Value => ({ kind: 'boolean', value })),
    fc.double().map((value): Value => ({ kind: 'number', value })),
    fc.string().map((value): Value => ({ kind: 'text', value })),
    fc.array(tie('value')).map((items): Value => ({ kind: 'list', items })),
    fc
      .array(fc.tuple(fc.oneof(fc.string(), fc.constantFrom('__proto__', '$number', '$array')), tie('value')))
      .map((entries): Value => ({ kind: 'record', entries: new Map(entries) })),
    fc.array(fc.double(), { maxLength: 40 }).map((data): Value => ({ kind: 'array', shape: [data.length], data })),
    fc.string().map((text): Value => ({ kind: 'opaque', type: 'function', text })),
  ),
})).value;

const answers: fc.Arbitrary<Answer> = fc.oneof(
  fc
    .record({ value: values, arguments: fc.array(values, { maxLength: 2 }) })
    .map((answer): Answer => ({ kind: 'returned', ...answer, draws })),
  fc.string().map((message): Answer => ({
    kind: 'threw',
    error: { type: 'ValueError', message, where: { file: 'hw.py', line: 3 }, trace: [] },
  })),
  fc.string().map((reason): Answer => ({ kind: 'skipped', reason })),
);

function evidenceOf(all: readonly Answer[], printed: string): Evidence {
  return {
    schemaVersion: 1,
    asked: 'a',
    where: 'b',
    environment: { sandbox: 'bubblewrap', versions: [{ name: 'python', version: '3.11' }] },
    answers: new Map([
      [
        DESCRIBED,
        [
          {
            kind: 'described',
            description: {
              kind: 'loaded',
              language: 'python',
              definitions: [],
              helps: [],
              survey: {
                lives: [{ name: 'x', form: 'value', where: { file: 'hw.py', line: 1 }, value: -Infinity }],
                scripts: [],
              },
            },
            helps: [{ kind: 'encoding', message: printed }],
            times: 3,
          },
        ],
      ],
      [
        'program',
        [
          { kind: 'ran', outcome: { kind: 'answered', answers: all, printed }, helps: [], times: 1 },
          {
            kind: 'ran',
            outcome: { kind: 'ended', end: { kind: 'timed-out', clock: 'cpu', seconds: 2 }, printed },
            helps: [],
            times: 2,
          },
        ],
      ],
    ]),
  };
}

describe('evidence as text', () => {
  it('comes back as it was, whatever the answers: every number, every text', () => {
    fc.assert(
      fc.property(fc.array(answers, { maxLength: 4 }), fc.string(), (all, printed) => {
        const evidence = evidenceOf(all, printed);
        expect(evidenceFromText(evidenceToText(evidence))).toEqual(evidence);
      }),
    );
  });

  it('is the same text for the same evidence', () => {
    const once = evidenceToText(evidenceOf([], 'x'));
    expect(evidenceToText(evidenceFromText(once))).toBe(once);
  });

  it('is refused when another version wrote it', () => {
    const text = evidenceToText(evidenceOf([], '')).replace('"schemaVersion":1', '"schemaVersion":2');
    expect(() => evidenceFromText(text)).toThrow('evidence of version 2 is not understood');
  });

  it.each(['', '[]', 'null', '{', '{"schemaVersion":1}'])('is refused when it is no evidence: %s', (text) => {
    expect(() => evidenceFromText(text)).toThrow();
  });
});
