/** What a page draws of a check: plain data, as everything in a report. */
import { Type, type Static } from '@sinclair/typebox';
import { NamedText } from './named-text.ts';

const closed = { additionalProperties: false } as const;

/** Coordinates of a path; a number that is not finite is null. */
const Path = Type.Object(
  {
    steps: Type.Array(Type.Integer(), { description: 'Step number of each point: 0 is the start.' }),
    points: Type.Array(Type.Array(Type.Union([Type.Number(), Type.Null()])), {
      description: 'A point for each step, rounded to 6 significant digits; not-finite coordinates are null.',
    }),
  },
  closed,
);

const TrajectoryPlot = Type.Object(
  {
    kind: Type.Literal('trajectory'),
    id: Type.String({ description: 'Unique within the report.' }),
    title: Type.String({ description: 'What the plot shows.' }),
    landscape: Type.String({ description: 'Key into the landscapes of the run.' }),
    window: Type.Array(Type.Tuple([Type.Number(), Type.Number()]), {
      description: 'What to show: [low, high] for each variable, 1 or 2 of them.',
    }),
    settings: Type.Array(NamedText, { description: 'Start and hyperparameters, for the caption.' }),
    expected: Type.Unsafe<Static<typeof Path>>({ ...Path, description: "The reference's path." }),
    actual: Type.Union([Path, Type.Null()], { description: "The student's path, or null when there is none." }),
    mistaken: Type.Optional(
      Type.Object(
        { name: Type.String({ description: 'The name of the mistake.' }), path: Path },
        { ...closed, description: 'Where the reference goes with the recognised mistake in it.' },
      ),
    ),
    partsAt: Type.Union([Type.Integer(), Type.Null()], {
      description: 'First step at which the paths part; null when they do not.',
    }),
  },
  { ...closed, description: 'Paths on a function.' },
);

/** Values over epochs; what was not measured is not there, what is not finite is null. */
const Curve = Type.Object(
  {
    who: Type.Union([Type.Literal('reference'), Type.Literal('student')], { description: 'Whose curve it is.' }),
    epochs: Type.Array(Type.Integer(), { description: 'In rising order; a gap in them is a gap in the line.' }),
    values: Type.Array(Type.Union([Type.Number(), Type.Null()]), { description: 'A value for each epoch.' }),
  },
  closed,
);

const CurvesPlot = Type.Object(
  {
    kind: Type.Literal('curves'),
    id: Type.String({ description: 'Unique within the report.' }),
    title: Type.String({ description: 'What the plot shows.' }),
    quantity: Type.String({ description: 'What the values are, e.g. `loss`, `accuracy`, `exponent`.' }),
    settings: Type.Array(NamedText, { description: 'How the network was trained, for the caption.' }),
    curves: Type.Array(Curve, { description: 'The lines.' }),
    bar: Type.Union(
      [
        Type.Object(
          {
            value: Type.Number({ description: 'Height of the line.' }),
            label: Type.String({ description: 'What it means, e.g. `the bar, 0.70`.' }),
          },
          closed,
        ),
        Type.Null(),
      ],
      { description: 'A level to reach; null when there is none.' },
    ),
    partsAt: Type.Union([Type.Integer(), Type.Null()], {
      description: 'First epoch at which the curves part; null when they do not.',
    }),
  },
  { ...closed, description: 'Values over epochs.' },
);

const ConfusionPlot = Type.Object(
  {
    kind: Type.Literal('confusion'),
    id: Type.String({ description: 'Unique within the report.' }),
    title: Type.String({ description: 'What the matrix shows.' }),
    settings: Type.Array(NamedText, { description: 'What it was counted on, for the caption.' }),
    classes: Type.Array(Type.String(), { description: 'Names of the classes.' }),
    counts: Type.Array(Type.Array(Type.Integer({ minimum: 0 })), {
      description: 'A row for each true class, a column for each predicted one.',
    }),
    others: Type.Integer({ minimum: 0, description: 'Predictions that are none of the classes.' }),
  },
  { ...closed, description: 'Which classes were taken for which.' },
);

/** What was varied, or along what: its name and its values. */
const Axis = Type.Object(
  {
    name: Type.String({ description: 'e.g. `learning rate`.' }),
    values: Type.Array(Type.Union([Type.Number(), Type.Null()]), {
      description: 'In the order of the results; what is not finite is null.',
    }),
  },
  closed,
);

const Series = Type.Array(Type.Union([Type.Number(), Type.Null()]), {
  description: 'A result for each value of the axis; what is not finite is null.',
});

const SweepPlot = Type.Object(
  {
    kind: Type.Literal('sweep'),
    id: Type.String({ description: 'Unique within the report.' }),
    title: Type.String({ description: 'What the plot shows.' }),
    quantity: Type.String({ description: 'What the results are, e.g. `end of descent`.' }),
    settings: Type.Array(NamedText, { description: 'What was the same for all of them, for the caption.' }),
    over: Type.Unsafe<Static<typeof Axis>>({ ...Axis, description: 'What was varied.' }),
    expected: Type.Unsafe<Static<typeof Series>>({ ...Series, description: "The reference's results." }),
    actual: Type.Union([Series, Type.Null()], { description: "The student's results, or null when there are none." }),
    partsAt: Type.Union([Type.Integer(), Type.Null()], {
      description: 'First place at which the results part; null when they do not.',
    }),
  },
  { ...closed, description: 'Results over one thing that was varied.' },
);

const Grid = Type.Array(Series, { description: 'A row for each value of `rows`, an entry for each of `columns`.' });

const HeatMapPlot = Type.Object(
  {
    kind: Type.Literal('heat-map'),
    id: Type.String({ description: 'Unique within the report.' }),
    title: Type.String({ description: 'What the plot shows.' }),
    quantity: Type.String({ description: 'What the results are, e.g. `end of descent`.' }),
    settings: Type.Array(NamedText, { description: 'What was the same for all of them, for the caption.' }),
    rows: Type.Unsafe<Static<typeof Axis>>({ ...Axis, description: 'What varies from row to row.' }),
    columns: Type.Unsafe<Static<typeof Axis>>({ ...Axis, description: 'What varies from column to column.' }),
    expected: Type.Unsafe<Static<typeof Grid>>({ ...Grid, description: "The reference's results." }),
    actual: Type.Union([Grid, Type.Null()], { description: "The student's results, or null when there are none." }),
    partsAt: Type.Union([Type.Tuple([Type.Integer(), Type.Integer()]), Type.Null()], {
      description: 'First place (row, column) at which the results part; null when they do not.',
    }),
  },
  { ...closed, description: 'Results over two things that were varied.' },
);

export const Plot = Type.Union([TrajectoryPlot, CurvesPlot, ConfusionPlot, SweepPlot, HeatMapPlot], {
  description: 'Something to look at.',
});

export type Plot = Static<typeof Plot>;
export type TrajectoryPlot = Static<typeof TrajectoryPlot>;
export type CurvesPlot = Static<typeof CurvesPlot>;
export type ConfusionPlot = Static<typeof ConfusionPlot>;
export type SweepPlot = Static<typeof SweepPlot>;
export type HeatMapPlot = Static<typeof HeatMapPlot>;

/** A function's surface, sampled once per run and shared by every plot of it. */
export interface Landscape {
  readonly id: string;
  readonly title: string;
  /** The formula, as plain text. */
  readonly formula: string;
  readonly variables: readonly string[];
  /** [low, high] of each variable. */
  readonly window: readonly (readonly [number, number])[];
  /** Samples along each variable; equal steps from low to high. */
  readonly size: readonly number[];
  /** Row-major, first variable fastest: `values[j * size[0] + i]` is f(x_i, y_j). Not-finite values are null. */
  readonly values: readonly (number | null)[];
  readonly minima: readonly { readonly at: readonly number[]; readonly kind: 'global' | 'local' }[];
}
