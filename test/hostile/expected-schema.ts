import { Type, type Static } from '@sinclair/typebox';
import { Ajv } from 'ajv';

const closed = { additionalProperties: false } as const;

const Points = Type.Union([Type.Null(), Type.Number({ minimum: 0 })], {
  description: 'null only where nobody can know: a person decides.',
});
const Failed = Type.Array(Type.String(), { uniqueItems: true, description: 'Ids of the checks that fail.' });
const Says = Type.Array(Type.String({ format: 'regex' }), {
  description: 'Regular expressions, each of which some sentence of the report matches.',
});
const HasReport = Type.Literal(false, {
  description: 'So unreadable that it has its row in the tables and nothing else.',
});

const Honest = Type.Union(
  [
    Type.Literal('right'),
    Type.Literal('wrong'),
    Type.Literal('nothing'),
    Type.String({ pattern: '^honest-[a-z-]+$', description: 'Name of a submission.' }),
    Type.Array(Type.String(), { minItems: 1, uniqueItems: true, description: 'Ids of the checks that it passes.' }),
  ],
  { description: 'Which honest code gives the same answers: it says what they may be worth.' },
);

export type Honest = Static<typeof Honest>;

const Expected = Type.Object(
  {
    points: Points,
    failed: Failed,
    says: Says,
    honest: Honest,
    note: Type.String({ minLength: 1, description: 'One sentence on what it tries, and on its answers.' }),
    report: Type.Optional(HasReport),
    only: Type.Optional(
      Type.Union([Type.Literal('user'), Type.Literal('root')], {
        description:
          'user: only handed in where an ordinary user grades; root: where root started the tests, who alone can make it.',
      }),
    ),
    asUser: Type.Optional(
      Type.Object(
        {
          points: Type.Optional(Points),
          failed: Type.Optional(Failed),
          says: Type.Optional(Says),
          honest: Type.Optional(Honest),
          report: Type.Optional(HasReport),
        },
        { ...closed, minProperties: 1, description: 'What differs for an ordinary user.' },
      ),
    ),
  },
  closed,
);

/** What a member of the hostile class has to come to. */
export type Expected = Static<typeof Expected>;
export type ExpectedClass = Readonly<Record<string, Expected>>;

const ajv = new Ajv({ allErrors: true, formats: { regex: isPattern } });
const isExpectedClass = ajv.compile<ExpectedClass>(Type.Record(Type.String(), Expected));

/**
 * Reads a file of expectations.
 *
 * @throws Error for anything that is not as the schema says, or is told twice: a slip must not weaken a test
 */
export function expectationsFrom(text: string, file: string): ExpectedClass {
  const json: unknown = JSON.parse(text);
  if (!isExpectedClass(json)) throw new Error(`${file}: ${ajv.errorsText(isExpectedClass.errors, { dataVar: '' })}`);
  const told = text.match(/^ {2}"/gm)?.length ?? 0;
  if (told !== Object.keys(json).length)
    throw new Error(`${file}: a name stands there twice, or not on a line of its own.`);
  return json;
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u').source !== '';
  } catch {
    return false;
  }
}
