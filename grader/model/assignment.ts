/**
 * The assignment: what is asked, as JSON. This schema is the one source of the types and of
 * `specs/schema/assignment.schema.json`. The options of each kind of check are declared beside the check.
 */
import { Type, type Static } from '@sinclair/typebox';
import { DataSetSpec } from './data-set-spec.ts';
import { TargetSpec } from './target.ts';

const ASSIGNMENT_SCHEMA_VERSION = 1;

const closed = { additionalProperties: false } as const;

export const Tolerance = Type.Object(
  {
    relative: Type.Number({
      minimum: 0,
      description: 'Relative to the larger magnitude of the expected values of a case.',
    }),
    absolute: Type.Number({ minimum: 0, description: 'Allowed whatever the size of the expected value.' }),
    reason: Type.String({ minLength: 10, description: 'Why so much and no more.' }),
  },
  { ...closed, description: 'How far an answer may be from what is right.' },
);

const Limits = Type.Object(
  {
    cpuSeconds: Type.Number({
      exclusiveMinimum: 0,
      maximum: 3600,
      description: 'Processor time for one check, loading included.',
    }),
    wallSeconds: Type.Number({
      exclusiveMinimum: 0,
      maximum: 36000,
      description: 'Time on the clock for one check: ends what sleeps.',
    }),
    memoryMegabytes: Type.Integer({ minimum: 128, description: 'Memory of all its processes together.' }),
    processes: Type.Integer({ minimum: 1, description: 'Processes and threads.' }),
    outputKilobytes: Type.Integer({
      minimum: 1,
      description: 'How much of what the code prints during one check is kept.',
    }),
  },
  { ...closed, description: 'What a submission may use.' },
);

/** Fields that every check has, whatever its kind. */
export const checkFields = {
  id: Type.String({
    pattern: '^[a-z][a-z0-9-]*\\.[a-z0-9][a-z0-9-]*$',
    description: '`<target>.<aspect>`, unique within the assignment.',
  }),
  title: Type.String({ minLength: 1, description: 'What is asked, in the words of the course.' }),
  points: Type.Number({ minimum: 0, description: '0: shown, not scored.' }),
  visibility: Type.Optional(
    Type.Union([Type.Literal('public'), Type.Literal('hidden')], {
      description: '`public` (unless told): also run by `grade check`. `hidden`: by `grade` only.',
    }),
  ),
  requires: Type.Optional(
    Type.Array(Type.String(), {
      description: 'Ids of checks that must not have failed; otherwise this one is blocked.',
    }),
  ),
  followThrough: Type.Optional(
    Type.Object(
      {
        paidBy: Type.String({ description: 'Id of the check that already failed for the same mistake.' }),
        shownBy: Type.String({ description: 'Id of the check that passed and shows that this part is right.' }),
      },
      {
        ...closed,
        description:
          'No mistake is paid for twice: when `paidBy` failed and `shownBy` passed, a failure of this check is forgiven.',
      },
    ),
  ),
};

/** Fields of an assignment besides its checks. */
export const assignmentFields = {
  $schema: Type.Optional(Type.String({ description: 'Where an editor finds this schema.' })),
  schemaVersion: Type.Literal(ASSIGNMENT_SCHEMA_VERSION, { description: 'Version of this format.' }),
  id: Type.String({ pattern: '^[a-z0-9][a-z0-9-]*$', description: 'The name of the folder of this assignment.' }),
  title: Type.String({ minLength: 1, description: 'What pages and tables call it.' }),
  summary: Type.String({ description: 'What it is about, in a sentence or two.' }),
  environment: Type.Object(
    {
      python: Type.Array(Type.String(), {
        description: 'Python packages that a submission may rely on; others are replaced by stand-ins.',
      }),
    },
    { ...closed, description: 'What submissions find around them.' },
  ),
  limits: Limits,
  mistakesShownTo: Type.Optional(
    Type.Union([Type.Literal('everyone'), Type.Literal('staff')], {
      description:
        'Who reads the name of a mistake that was recognised: `everyone` (unless told), or `staff`: then it is on the class page only.',
    }),
  ),
  data: Type.Optional(
    Type.Record(Type.String({ pattern: '^[a-z][a-z0-9-]*$' }), DataSetSpec, {
      ...closed,
      description: 'Data sets, by id.',
    }),
  ),
  targets: Type.Record(Type.String({ pattern: '^[a-z][a-z0-9-]*$' }), TargetSpec, {
    ...closed,
    description: 'What a submission has to define, by id: lower-case letters, digits and -.',
  }),
};

export type Tolerance = Static<typeof Tolerance>;
export type Limits = Static<typeof Limits>;
