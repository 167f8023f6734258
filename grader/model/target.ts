/** What a submission has to define, and which reference says what is right about it: a part of the assignment's schema. */
import { Type, type Static } from '@sinclair/typebox';
import { Oracle } from './oracle.ts';

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

const Entries = Type.Record(Role, Type.String({ minLength: 1 }), {
  ...closed,
  minProperties: 1,
  description:
    'For the role `dictionary`: which key carries which role, e.g. `{"state.first": "m", "iteration": "t", "hyperparameters.learningRate": "learning_rate"}`.',
});

const Shape = Type.Array(Type.Integer({ minimum: 1 }), {
  maxItems: 4,
  description: 'Lengths of the axes, e.g. `[2, 3]`; `[]` is a single number.',
});

const Parts = Type.Union(
  [
    Type.Record(Type.String({ minLength: 1 }), Shape, { minProperties: 1, description: 'A dictionary of arrays.' }),
    Type.Array(Shape, { minItems: 1, description: 'A list of arrays.' }),
  ],
  {
    description:
      'A vector that comes as several arrays of these shapes: by key, e.g. `{"W1": [2, 3], "b1": [2, 1]}`, or as a list.',
  },
);

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
    entries: Type.Optional(Entries),
    parts: Type.Optional(Parts),
    shapes: Type.Optional(
      Type.Array(Shape, {
        minItems: 1,
        description:
          'For the role `theta` as a whole: the shapes in which it is tried; gradient and state have the same. `[[3]]` unless told.',
      }),
    ),
    from: Type.Optional(
      Type.Union([Type.Literal(0), Type.Literal(1)], {
        description:
          'For the role `iteration`, alone or among `entries`: what the first step is counted as. 1 unless told.',
      }),
    ),
    optional: Type.Optional(Type.Boolean({ description: 'Whether a solution may do without this parameter.' })),
    drawn: Type.Optional(
      Type.Literal(true, {
        description: 'For the role `start`: a solution may draw it at random itself, in place of taking it.',
      }),
    ),
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
    entries: Type.Optional(Entries),
    parts: Type.Optional(Parts),
    from: Type.Optional(
      Type.Union([Type.Literal(0), Type.Literal(1)], {
        description:
          'For the iteration among `entries`: what the first step is counted as. 1 unless told. What is returned counts for the next step.',
      }),
    ),
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

const Alternative = Type.Object(
  {
    names: Type.Optional(
      Type.Array(Type.String({ minLength: 1 }), {
        minItems: 1,
        description: "Accepted names of this form; the target's own unless told.",
      }),
    ),
    parameters: Type.Array(ParameterSpec, { description: 'What it takes in this form.' }),
    results: Type.Array(ResultSpec, { description: 'What it returns in this form.' }),
    separate: Type.Optional(
      Type.Literal(true, {
        description:
          "Each result is a function of its own, with one of the result's names: `df_x(x, y)` and `df_y(x, y)`. `names` do not count.",
      }),
    ),
  },
  {
    ...closed,
    description: 'Another form in which the same thing may be handed in, e.g. with a point in place of two numbers.',
  },
);

export const TargetSpec = Type.Object(
  {
    title: Type.String({ minLength: 1, description: 'What pages call it.' }),
    names: Names,
    parameters: Type.Array(ParameterSpec, { description: 'What it takes, in the order in which it is asked.' }),
    results: Type.Array(ResultSpec, { description: 'What it returns, in order; empty for a class.' }),
    alternatives: Type.Optional(
      Type.Array(Alternative, {
        description: 'Other forms in which it may be handed in; the first that fits is taken.',
      }),
    ),
    script: Type.Optional(
      Type.Boolean({
        description:
          'Whether it may also be bare statements: a loop that ends in a variable with a name of the results, started from variables with names of the parameters.',
      }),
    ),
    which: Type.Optional(
      Type.Union([Type.Literal('last'), Type.Literal('first'), Type.Literal('matching'), Type.Literal('any')], {
        description:
          'Which one is meant where a submission defines it several times. `last` (unless told), `first`; `matching`: the one whose values are nearest to what is right; `any`: a check passes when one of them passes.',
      }),
    ),
    attributes: Type.Optional(
      Type.Array(AttributeSpec, { description: 'Of a class: the state of its objects, e.g. weights and bias.' }),
    ),
    methods: Type.Optional(
      Type.Record(Type.String({ pattern: '^[a-z][a-z0-9-]*$' }), MethodSpec, {
        ...closed,
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

export type ParameterSpec = Static<typeof ParameterSpec>;
export type ResultSpec = Static<typeof ResultSpec>;
export type AttributeSpec = Static<typeof AttributeSpec>;
export type MethodSpec = Static<typeof MethodSpec>;
export type TargetSpec = Static<typeof TargetSpec>;
export type Parts = Static<typeof Parts>;
export type Alternative = Static<typeof Alternative>;
