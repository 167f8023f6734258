/** Where the code of a submission ran: a part of the report's schema. */
import { Type } from '@sinclair/typebox';

const closed = { additionalProperties: false } as const;

export const Environment = Type.Object(
  {
    sandbox: Type.Union([Type.Literal('bubblewrap'), Type.Literal('none')], { description: 'What held the code.' }),
    versions: Type.Array(
      Type.Object(
        {
          name: Type.String({ description: 'Interpreter or package.' }),
          version: Type.String({ description: 'Its version.' }),
        },
        closed,
      ),
      { description: 'What the code found around it.' },
    ),
    data: Type.Optional(
      Type.Array(
        Type.Object(
          {
            id: Type.String({ description: "The assignment's id for it." }),
            title: Type.String({ description: 'What pages call it.' }),
            source: Type.Union([Type.Literal('file'), Type.Literal('made-up')], {
              description: '`file`: the published one. `made-up`: of our own making, because the file was not there.',
            }),
          },
          closed,
        ),
        { description: 'Data sets that networks were trained on.' },
      ),
    ),
  },
  { ...closed, description: 'Where the code ran.' },
);
