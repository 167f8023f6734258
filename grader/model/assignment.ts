/**
 * The assignment: what is asked, as JSON. This schema is the one source of the types and of
 * `specs/schema/assignment.schema.json`. The options of each kind of check are declared beside the check.
 */
import { Type, type Static } from '@sinclair/typebox';

const ASSIGNMENT_SCHEMA_VERSION = 1;

const closed = { additionalProperties: false } as const;

const Role = Type.String({
  pattern: '^[a-z][A-Za-z]*(\\.[a-z][A-Za-z0-9]*)?(\\[[0-9]+\\])?$',
  description:
    'What the value means, e.g. `theta`, `theta[0]`, `gradient[1]`, `state.velocity[0]`, `iteration`, `hyperparameters`, `hyperparameters.learningRate`, `start`, `epochs`, `result`, `history`, `value`.',
});

const Names = Type.Array(Type.String({ minLength: 1 }), {
  minItems: 1,
  description: 'Accepted names, the one to show first. snake_case and camelCase of a name are the same name.',
});

const Layout = Type.Union([Type.Literal('flat'), Type.Literal('column')], {
  description: '`flat`: (n,). `column`: (n, 1).',
});

export const ParameterSpec = Type.Object(
  {
    role: Role,
    names: Names,
    keys: Type.Optional(
      Type.Record(Type.String(), Type.String(), {
        description:
          'For the role `hyperparameters`: which key of the dictionary carries which hyperparameter, e.g. `{"learningRate": "alpha"}`.',
      }),
    ),
    from: Type.Optional(
      Type.Union([Type.Literal(0), Type.Literal(1)], {
        description: 'For the role `iteration`: what the first step is counted as. 1 unless told.',
      }),
    ),
    optional: Type.Optional(Type.Boolean({ description: 'Whether a solution may do without this parameter.' })),
    layout: Type.Optional(
      Type.Object(
        { python: Layout, typescript: Layout },
        {
          ...closed,
          description: 'How a list of numbers, such as the labels of a batch, is handed over. `flat` unless told.',
        },
      ),
    ),
  },
  { ...closed, description: 'A parameter of a target.' },
);

const ResultSpec = Type.Object(
  {
    role: Role,
    names: Names,
    optional: Type.Optional(Type.Boolean({ description: 'Whether a solution may leave this result out.' })),
    callable: Type.Optional(
      Type.Object(
        {
          parameters: Type.Array(ParameterSpec, { description: 'What the function takes.' }),
          result: Role,
        },
        { ...closed, description: 'The result is itself a function: what it takes and what it returns.' },
      ),
    ),
  },
  { ...closed, description: 'A result of a target. Results may come as tuple, list, array, dictionary or object.' },
);

const AttributeSpec = Type.Object(
  {
    role: Role,
    names: Names,
    optional: Type.Optional(Type.Boolean({ description: 'Whether a solution may do without this attribute.' })),
    setAfter: Type.Optional(
      Type.String({
        description:
          'Id of the method that makes it: it is set once that method was called, not before, and only where it is there.',
      }),
    ),
  },
  { ...closed, description: 'State of an object of a target that is a class; set before a method is asked.' },
);

const MethodSpec = Type.Object(
  {
    names: Names,
    parameters: Type.Array(ParameterSpec, { description: 'What it takes, in the order in which it is asked.' }),
    results: Type.Array(ResultSpec, { description: 'What it returns, in order; empty when that is not looked at.' }),
    after: Type.Optional(
      Type.String({ description: 'Id of the method that is called first, with the same case, e.g. `forward`.' }),
    ),
    changes: Type.Optional(
      Type.Array(Role, { description: 'Roles of the attributes that it changes: they are read afterwards.' }),
    ),
  },
  { ...closed, description: 'A method of a target that is a class.' },
);

const Oracle = Type.Union(
  [
    Type.Object({ testFunction: Type.String({ description: 'Id of a test function: its value.' }) }, closed),
    Type.Object({ gradientOf: Type.String({ description: 'Id of a test function: its gradient.' }) }, closed),
    Type.Object({ optimizer: Type.String({ description: 'Id of an optimizer: its update rule.' }) }, closed),
    Type.Object(
      {
        descentOn: Type.String({ description: 'Id of a test function: gradient descent on it.' }),
        schedule: Type.Optional(Type.String({ description: 'Id of a learning-rate schedule; `fixed` unless told.' })),
      },
      closed,
    ),
    Type.Object({ layer: Type.String({ description: 'Id of a layer of a network.' }) }, closed),
    Type.Object({ loss: Type.String({ description: 'Id of a loss: its value and its gradient.' }) }, closed),
    Type.Object(
      {
        network: Type.Array(
          Type.Object(
            {
              target: Type.String({ description: 'Id of the target with the layer or the loss.' }),
              called: Type.String({ description: 'The name by which it is added to a network.' }),
            },
            { ...closed, description: 'A part that networks are made of.' },
          ),
          { minItems: 1, description: 'A network of the layers and the loss that other targets define.' },
        ),
      },
      closed,
    ),
  ],
  { description: 'Which reference implementation says what is right.' },
);

export const TargetSpec = Type.Object(
  {
    title: Type.String({ minLength: 1, description: 'What pages call it.' }),
    names: Names,
    parameters: Type.Array(ParameterSpec, { description: 'What it takes, in the order in which it is asked.' }),
    results: Type.Array(ResultSpec, { description: 'What it returns, in order; empty for a class.' }),
    attributes: Type.Optional(
      Type.Array(AttributeSpec, { description: 'Of a class: the state of its objects, e.g. weights and bias.' }),
    ),
    methods: Type.Optional(
      Type.Record(Type.String({ pattern: '^[a-z][a-z0-9-]*$' }), MethodSpec, {
        description: 'Of a class: its methods, by the ids that the oracle has for them, e.g. `forward`, `backward`.',
      }),
    ),
    oracle: Oracle,
    conventions: Type.Optional(
      Type.Record(Type.String(), Type.Array(Type.String(), { minItems: 1 }), {
        description:
          'Accepted conventions, e.g. `{"epsilon": ["inside-root", "outside-root"]}`. Without it only the first of the oracle.',
      }),
    ),
    contradictions: Type.Optional(
      Type.Array(
        Type.Object(
          {
            convention: Type.Record(Type.String(), Type.String(), { description: 'Of this target.' }),
            target: Type.String({ description: 'Id of the other target.' }),
            with: Type.Record(Type.String(), Type.String(), { description: 'The convention that the other follows.' }),
            because: Type.String({ minLength: 10, description: 'What goes wrong when both are followed.' }),
          },
          closed,
        ),
        { description: 'Conventions of this target that are not accepted from one who follows another elsewhere.' },
      ),
    ),
  },
  { ...closed, description: 'Something that a submission has to define.' },
);

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

export const DataSetSpec = Type.Object(
  {
    title: Type.String({ minLength: 1, description: 'What pages call it.' }),
    file: Type.String({ minLength: 1, description: 'Name of the file, looked for in the folder of data sets.' }),
    address: Type.String({ format: 'uri', description: 'Where it can be had.' }),
    sha256: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'Of the file.' }),
    licence: Type.String({ minLength: 1, description: 'Under which it is published.' }),
    rows: Type.Integer({ minimum: 1, description: 'How many there are, without the header.' }),
    columns: Type.Array(Type.String(), { minItems: 2, description: 'The header.' }),
    label: Type.Object(
      {
        column: Type.String({ description: 'Which column tells the class.' }),
        atLeast: Type.Number({ description: 'Class 1 from this value on, class 0 below.' }),
      },
      { ...closed, description: 'What is to be learned; the other columns are the features.' },
    ),
    madeUp: Type.String({
      description: 'Id of the data set of our own making that serves where the file is not there.',
    }),
  },
  { ...closed, description: 'A data set that networks are trained on. It is not part of the project.' },
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
  data: Type.Optional(
    Type.Record(Type.String({ pattern: '^[a-z][a-z0-9-]*$' }), DataSetSpec, { description: 'Data sets, by id.' }),
  ),
  targets: Type.Record(Type.String({ pattern: '^[a-z][a-z0-9-]*$' }), TargetSpec, {
    description: 'What a submission has to define, by id: lower-case letters, digits and -.',
  }),
};

export type ParameterSpec = Static<typeof ParameterSpec>;
export type ResultSpec = Static<typeof ResultSpec>;
export type AttributeSpec = Static<typeof AttributeSpec>;
export type MethodSpec = Static<typeof MethodSpec>;
export type DataSetSpec = Static<typeof DataSetSpec>;
export type TargetSpec = Static<typeof TargetSpec>;
export type Oracle = Static<typeof Oracle>;
export type Tolerance = Static<typeof Tolerance>;
export type Limits = Static<typeof Limits>;
