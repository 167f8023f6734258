import { expect, it } from 'vitest';
import { chooseGraded } from '../../grader/intake/choose-graded.ts';
import { notebookPictures } from '../../grader/intake/notebook-pictures.ts';
import { gdStartValue, hw2 } from '../fixtures/subjects/grade.ts';
import { fuzz } from './fuzz.ts';
import { handedIn, handedInForm } from './inputs/notebooks.ts';
import { processorMilliseconds } from './processor-time.ts';
import { milliseconds } from './settings.ts';

const name = 'notebooks in the intake';
const MOST_MILLISECONDS = 3000;
const targets = { ...hw2.targets, ...gdStartValue.targets };
const beside = Buffer.from('from work import f\n\ndef deriv(x):\n    return x\n');

it(
  'are chosen from and looked through for pictures, whatever is in them; twice the same',
  () =>
    fuzz({
      name,
      inputs: handedIn,
      form: handedInForm,
      holds: ({ file, bytes }) => {
        const started = processorMilliseconds();
        const look = (): readonly unknown[] => [
          chooseGraded(new Map([[file, bytes]]), targets),
          chooseGraded(
            new Map([
              ['beside.py', beside],
              [file, bytes],
              ['work.ts', bytes],
            ]),
            targets,
          ),
          notebookPictures(file, bytes),
        ];
        const seen = look();
        expect(look()).toEqual(seen);
        const took = processorMilliseconds() - started;
        if (took > MOST_MILLISECONDS) throw new Error(`looking twice took ${Math.round(took)} ms`);
      },
    }),
  milliseconds(name),
);
