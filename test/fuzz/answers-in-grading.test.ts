import { expect, it } from 'vitest';
import { gradeOne } from '../fixtures/subjects/grade.ts';
import { fuzz, jsonForm } from './fuzz.ts';
import type { Form } from './fuzz.ts';
import { hostileSubject, hostility } from './inputs/hostile-subjects.ts';
import type { Hostility } from './inputs/hostile-subjects.ts';
import { processorMilliseconds } from './processor-time.ts';
import { milliseconds } from './settings.ts';

const name = 'answers in grading';
const MOST_MILLISECONDS = 20_000;

it(
  'of a hostile process give a verdict or none, and never a fault of the grader',
  () =>
    fuzz({
      name,
      inputs: hostility,
      form: jsonForm as Form<Hostility>,
      holds: async (hostile) => {
        const { assignment, checkId, subject } = hostileSubject(hostile);
        const started = processorMilliseconds();
        // A fault is thrown here, not noted.
        const result = await gradeOne(assignment, checkId, subject);
        const took = processorMilliseconds() - started;
        if (took > MOST_MILLISECONDS) throw new Error(`${checkId} took ${Math.round(took)} ms`);
        expect(result.status).not.toBe('grader-error');
        expect(result.message).toMatch(/\S/);
        expect(result.message).not.toMatch(/\[object |\bundefined\b/);
      },
    }),
  milliseconds(name),
);
