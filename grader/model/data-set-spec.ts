import { Type, type Static } from '@sinclair/typebox';

const closed = { additionalProperties: false } as const;

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

export type DataSetSpec = Static<typeof DataSetSpec>;
