/** Which reference says what is right about a target: a part of the assignment's schema. */
import { Type, type Static } from '@sinclair/typebox';

const closed = { additionalProperties: false } as const;

export const Oracle = Type.Union(
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

export type Oracle = Static<typeof Oracle>;
