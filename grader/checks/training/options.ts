import { Type, type Static } from '@sinclair/typebox';
import { closed, Tolerance } from '../options.ts';

export const TrainsOptions = Type.Object(
  {
    data: Type.String({ description: "The assignment's id for the data set to train on." }),
    layers: Type.Array(
      Type.Object(
        {
          target: Type.String({ description: "Id of the hidden layer's target." }),
          size: Type.Integer({ minimum: 1, description: 'How many outputs it has.' }),
        },
        { ...closed, description: 'A hidden layer.' },
      ),
      { minItems: 1, description: 'The hidden layers, first to last; the output layer has one output for each class.' },
    ),
    epochs: Type.Integer({ minimum: 1, maximum: 10000, description: 'How often all rows are gone through.' }),
    batchSize: Type.Integer({ minimum: 1, description: 'Rows of a batch; the last one has what is left.' }),
    learningRate: Type.Number({
      exclusiveMinimum: 0,
      description: 'Multiplied by the batch size where the gradients of the weights are averaged over the batch.',
    }),
    weightDecay: Type.Number({
      minimum: 0,
      description: 'Of the L2 term, half of it times the squares of all weights.',
    }),
    testShare: Type.Number({
      exclusiveMinimum: 0,
      exclusiveMaximum: 1,
      description: 'Share of the rows kept for testing.',
    }),
    bar: Type.Number({ minimum: 0, maximum: 1, description: 'Accuracy to reach on training and on test rows.' }),
    networks: Type.Integer({
      minimum: 1,
      maximum: 20,
      description: 'How many networks, each with initial weights of its own.',
    }),
    tolerance: Tolerance,
    library: Type.Optional(
      Type.Object(
        {
          name: Type.String({ minLength: 1, description: 'Which classifier.' }),
          accuracy: Type.Number({ minimum: 0, maximum: 1, description: 'What it reaches on the test rows.' }),
        },
        { ...closed, description: 'What a library reaches, for comparison; a figure that is shown, not judged.' },
      ),
    ),
  },
  closed,
);

export type TrainsOptions = Static<typeof TrainsOptions>;
