/**
 * The grade report: everything that is known of one submission, as plain data. Every page, table and export is
 * rendered from it. Nothing in it depends on the clock, the machine or the number of workers.
 *
 * Every string that came from a submission (names, messages, prints, code) is hostile text.
 */
import { Type, type Static } from '@sinclair/typebox';
import { Tolerance } from './assignment.ts';
import { Environment } from './environment.ts';
import { Mistake } from './mistake.ts';
import { NamedText } from './named-text.ts';
import { Picture } from './picture.ts';
import { Plot } from './plot.ts';

export const REPORT_SCHEMA_VERSION = 1;

const closed = { additionalProperties: false } as const;

const Place = Type.Object(
  {
    file: Type.String({ description: 'Path within the submission.' }),
    cell: Type.Optional(Type.Integer({ description: 'Notebook cell, counted from 1 over all cells.' })),
    line: Type.Integer({ description: 'Line, counted from 1 within the cell or the file.' }),
    inside: Type.Optional(Type.String({ description: 'Name of the function.' })),
  },
  closed,
);

const Difference = Type.Object(
  {
    name: Type.String({ description: 'Which result, e.g. `x`.' }),
    expected: Type.String({ description: 'What the reference gives.' }),
    actual: Type.String({ description: "What the student's code gave." }),
    difference: Type.Optional(Type.String({ description: 'Largest absolute difference, where both are numbers.' })),
    agrees: Type.Boolean({ description: 'Whether this result is within the tolerance.' }),
  },
  closed,
);

const Snippet = Type.Object(
  {
    language: Type.Union([Type.Literal('python'), Type.Literal('typescript'), Type.Literal('javascript')], {
      description: 'The language of the code.',
    }),
    code: Type.String({ description: "Reproduces the finding when pasted below the student's code." }),
  },
  closed,
);

export const Finding = Type.Object(
  {
    kind: Type.Union(
      [
        Type.Literal('missing'),
        Type.Literal('unreadable'),
        Type.Literal('signature'),
        Type.Literal('threw'),
        Type.Literal('misfit'),
        Type.Literal('differs'),
        Type.Literal('law-broken'),
        Type.Literal('parts-from-path'),
        Type.Literal('wrong-minimum'),
        Type.Literal('wrong-noise'),
        Type.Literal('ended'),
      ],
      { description: 'What sort of mistake it is.' },
    ),
    summary: Type.String({ description: 'One or two plain sentences that a student understands.' }),
    asked: Type.Optional(Type.String({ description: 'What was asked for.' })),
    inputs: Type.Optional(Type.Array(NamedText, { description: 'The smallest input that shows it.' })),
    differences: Type.Optional(Type.Array(Difference, { description: 'Expected and actual, result by result.' })),
    snippet: Type.Optional(Snippet),
    where: Type.Optional(Type.Unsafe<Static<typeof Place>>({ ...Place, description: 'The code that it concerns.' })),
    trace: Type.Optional(Type.Array(Place, { description: "The student's frames, outermost first." })),
    details: Type.Optional(Type.Array(Type.String(), { description: 'Further sentences, one fact each.' })),
  },
  { ...closed, description: 'Why a check failed.' },
);

export const Status = Type.Union(
  [
    Type.Literal('passed'),
    Type.Literal('failed'),
    Type.Literal('inconclusive'),
    Type.Literal('blocked'),
    Type.Literal('grader-error'),
    Type.Literal('pending'),
  ],
  {
    description:
      'passed and failed are verdicts. blocked: what it builds on failed first; earns nothing. inconclusive, grader-error and pending: not known, a person decides.',
  },
);

export const CheckResult = Type.Object(
  {
    id: Type.String({ description: '`<target>.<aspect>`' }),
    title: Type.String({ description: 'What is asked, in the words of the course.' }),
    kind: Type.String({ description: 'Kind of the check, e.g. `matches-reference`.' }),
    target: Type.String({ description: 'Id of the target that is asked.' }),
    visibility: Type.Union([Type.Literal('public'), Type.Literal('hidden')], {
      description: 'Whether `grade check` runs it too.',
    }),
    status: Status,
    points: Type.Union([Type.Number(), Type.Null()], { description: 'null: not known until a person decides.' }),
    maxPoints: Type.Number({ minimum: 0, description: '0: shown, not scored.' }),
    message: Type.String({ description: 'One sentence: what was found.' }),
    cases: Type.Integer({ minimum: 0, description: 'How many inputs were compared.' }),
    tolerance: Type.Optional(Type.Unsafe<Static<typeof Tolerance>>(Tolerance)),
    conventions: Type.Array(
      Type.Object(
        {
          name: Type.String({ description: 'What may be done in more than one way, e.g. `epsilon`.' }),
          value: Type.String({ description: 'Id of the way that is followed.' }),
          text: Type.String({ description: 'The same in words.' }),
        },
        closed,
      ),
      {
        description: 'Where careful people differ: the choice that this submission follows.',
      },
    ),
    notes: Type.Array(Type.String(), { description: 'Facts worth telling that change nothing.' }),
    finding: Type.Optional(Finding),
    mistakes: Type.Optional(
      Type.Array(Mistake, {
        minItems: 1,
        description: 'What was recognised of it; several where only all of them together explain the answers.',
      }),
    ),
    blockedBy: Type.Optional(Type.String({ description: 'Id of the check that failed first.' })),
    printed: Type.Optional(Type.String({ description: 'What the code printed during the check, capped.' })),
    figures: Type.Optional(
      Type.Array(NamedText, { description: 'What was measured, e.g. the accuracy that was reached; hostile text.' }),
    ),
    plots: Type.Array(Plot, { description: 'Paths on the function, curves of a training, confusion matrices.' }),
    replay: Type.String({ description: 'Command that runs this check alone, with the same cases.' }),
  },
  closed,
);

export const Report = Type.Object(
  {
    schemaVersion: Type.Literal(REPORT_SCHEMA_VERSION),
    assignment: Type.Object(
      {
        id: Type.String({ description: 'Its folder below `specs/`.' }),
        title: Type.String({ description: 'What pages call it.' }),
        sha256: Type.String({ description: 'Of the assignment file.' }),
        mistakesShownTo: Type.Optional(
          Type.Literal('staff', {
            description: 'Names of mistakes are not shown to students. To everyone unless told.',
          }),
        ),
      },
      { ...closed, description: 'What was asked.' },
    ),
    submission: Type.Object(
      {
        student: Type.String({ description: 'Name of the folder or file handed in.' }),
        language: Type.Union(
          [Type.Literal('python'), Type.Literal('typescript'), Type.Literal('javascript'), Type.Null()],
          { description: 'Of the graded file; null when there is none.' },
        ),
        files: Type.Array(
          Type.Object(
            {
              path: Type.String({ description: 'Within the submission.' }),
              bytes: Type.Integer({ description: 'Its size.' }),
              sha256: Type.String({ description: 'Of its bytes.' }),
              graded: Type.Boolean({ description: 'Whether this is the file whose code was asked.' }),
            },
            closed,
          ),
        ),
      },
      closed,
    ),
    seed: Type.Integer({ description: 'Seed of the run; the cases of each check derive from it.' }),
    grader: Type.Object(
      { name: Type.String({ description: 'plumbline' }), version: Type.String({ description: 'Its version.' }) },
      { ...closed, description: 'Who graded.' },
    ),
    environment: Environment,
    scope: Type.Union([Type.Literal('all'), Type.Literal('public'), Type.Literal('selected')], {
      description: 'Which checks were run. Only `all` gives a grade.',
    }),
    helps: Type.Array(
      Type.Object(
        {
          kind: Type.String({ description: 'What sort of help it was.' }),
          message: Type.String({ description: 'One plain sentence.' }),
          where: Type.Optional(Place),
        },
        closed,
      ),
      { description: 'What the grader did so that the submission could be loaded; never punished.' },
    ),
    pictures: Type.Optional(
      Type.Array(Picture, { description: 'Pictures that a notebook came with, some of them where there are many.' }),
    ),
    checks: Type.Array(CheckResult, { description: "In the assignment's order." }),
    total: Type.Object(
      {
        points: Type.Union([Type.Number(), Type.Null()], {
          description: 'null while any score is not known.',
        }),
        maxPoints: Type.Number({ description: 'What can be earned with these checks.' }),
        earned: Type.Number({ description: 'Sum of the points that are known.' }),
        undecided: Type.Array(Type.String(), { description: 'Ids of the checks that a person has to decide.' }),
      },
      { ...closed, description: 'The points of the checks that were run; a grade only when `scope` is `all`.' },
    ),
  },
  { ...closed, $id: 'report.schema.json', title: 'Plumbline grade report' },
);

export type Report = Static<typeof Report>;
export type CheckResult = Static<typeof CheckResult>;
export type Status = Static<typeof Status>;
export type Finding = Static<typeof Finding>;
export type ReportPlace = Static<typeof Place>;
export type Difference = Static<typeof Difference>;
export type Snippet = Static<typeof Snippet>;
