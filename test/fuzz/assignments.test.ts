import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import { surveyedNames } from '../../grader/contract/surveyed-names.ts';
import { oracleFor } from '../../grader/grading/class-oracle.ts';
import { AssignmentSchema } from '../../grader/intake/assignment-schema.ts';
import type { Assignment } from '../../grader/intake/assignment-schema.ts';
import { readAssignment } from '../../grader/intake/read-assignment.ts';
import { misconceptionsOf, truthOf } from '../../grader/oracles/truths.ts';
import { assignmentText } from './inputs/assignments.ts';
import { fuzz, jsonForm } from './fuzz.ts';
import type { Form } from './fuzz.ts';
import { expectPlain } from './plain.ts';
import { processorMilliseconds } from './processor-time.ts';
import { milliseconds } from './settings.ts';

const name = 'assignments';
const MOST_PROBLEMS = 20;
const MOST_MILLISECONDS = 5000;
const schema = new Ajv({
  discriminator: true,
  strict: false,
  formats: { uri: (text: string) => URL.canParse(text) },
}).compile(AssignmentSchema);

it(
  'are read, or refused in plain sentences that name the place; what is read can be graded with',
  () =>
    fuzz({
      name,
      inputs: assignmentText,
      form: jsonForm as Form<string>,
      holds: (text) => {
        const started = processorMilliseconds();
        const reading = readAssignment('specs/some/assignment.json', text);
        const again = readAssignment('specs/some/assignment.json', text);
        const took = processorMilliseconds() - started;
        if (took > MOST_MILLISECONDS) throw new Error(`reading it twice took ${Math.round(took)} ms`);
        expect(again).toEqual(reading);
        switch (reading.kind) {
          case 'read':
            use(reading.assignment);
            return;
          case 'refused':
            expect(reading.problems.length).toBeGreaterThan(0);
            expect(reading.problems.length).toBeLessThanOrEqual(MOST_PROBLEMS);
            expect(reading.more).toBeGreaterThanOrEqual(0);
            for (const { message, line, column, place } of reading.problems) {
              const lines = text.split(/\r\n|\r|\n/);
              expect(line).toBeLessThanOrEqual(lines.length);
              expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 2);
              expect(Math.min(line, column, place.length)).toBeGreaterThan(0);
              const begins = `specs/some/assignment.json:${line}:${column}: ${place} `;
              expect(message.startsWith(begins)).toBe(true);
              expectPlain(message.slice(begins.length), 6000);
            }
        }
      },
    }),
  milliseconds(name),
);

function use(assignment: Assignment): void {
  if (!schema(JSON.parse(JSON.stringify(assignment))))
    throw new Error(`it does not fit its schema: ${JSON.stringify(schema.errors)}`);
  for (const target of Object.values(assignment.targets)) {
    truthOf(target, {});
    misconceptionsOf(target);
  }
  oracleFor(assignment.targets).under({});
  surveyedNames(assignment);
  expect(new Set(assignment.checks.map(({ id }) => id)).size).toBe(assignment.checks.length);
}
