import { expect, it } from 'vitest';
import { WireError } from '../../grader/model/number-codec.ts';
import {
  answersFromWire,
  descriptionFromWire,
  faultFromWire,
  lateHelpsFromWire,
} from '../../grader/subject/from-wire.ts';
import { fuzz, jsonForm } from './fuzz.ts';
import type { Form } from './fuzz.ts';
import { message } from './inputs/answers.ts';
import { processorMilliseconds } from './processor-time.ts';
import { milliseconds } from './settings.ts';

const name = 'answers';
const MOST_MILLISECONDS = 2000;

it(
  'of a host that may be hostile are understood or not, and nothing else happens',
  () =>
    fuzz({
      name,
      inputs: message,
      form: jsonForm as Form<string>,
      holds: (text) => {
        const json = parsed(text);
        const started = processorMilliseconds();
        const readers = [
          () => faultFromWire(json),
          () => descriptionFromWire(json, 'python'),
          () => lateHelpsFromWire(json),
          () => answersFromWire(json, countOf(json)),
        ];
        for (const read of readers) expect(understood(read)).toEqual(understood(read));
        const took = processorMilliseconds() - started;
        if (took > MOST_MILLISECONDS) throw new Error(`reading took ${Math.round(took)} ms`);
      },
    }),
  milliseconds(name),
);

/** As the reader of frames gives it; what is no JSON never comes so far. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** How many operations may have been asked. */
function countOf(json: unknown): number {
  const answers: unknown = typeof json === 'object' && json !== null && 'answers' in json ? json.answers : [];
  return Array.isArray(answers) ? answers.length : 1;
}

function understood(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    expect(error.message).toMatch(/\S/);
    return error.message;
  }
}
