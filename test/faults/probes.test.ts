import { describe, expect, it } from 'vitest';
import { ourEndings, studentEndings } from '../fixtures/subjects/endings.ts';
import type { Assignment } from '../../grader/intake/assignment-schema.ts';
import type { Subject } from '../../grader/model/subject.ts';
import { gdStartValue, gradeOne, hw2 } from '../fixtures/subjects/grade.ts';
import { inProcess } from '../fixtures/subjects/in-process.ts';
import { deriv, descentBy, fn, startValue } from '../fixtures/subjects/start-value.ts';
import { faultySubject, remembering } from './faulty-subject.ts';
import type { SubjectFault } from './faulty-subject.ts';

const right = descentBy(deriv);
const wrongSlope = (x: number): number => 2 * x - Math.sin(2 * Math.PI * x);
const { PI, cos, exp } = Math;
const easom = (x: number, y: number): number => -cos(x) * cos(y) * exp(-((x - PI) ** 2) - (y - PI) ** 2);

/** Checks that ask more where all seems right, or all seems wrong, and code for which they do. */
const probed: readonly (readonly [string, Assignment, string, Subject])[] = [
  [
    'a remedy that looks for its minimum',
    gdStartValue,
    'experiment.remedy',
    inProcess({
      ...startValue,
      remedy: (start: number, rate: number, epochs: number) => right(start + 0.01, rate, epochs),
    }),
  ],
  [
    'a number that is made to move',
    gdStartValue,
    'experiment.remedy',
    inProcess({ ...startValue, remedy: (_: number, __: number, epochs: number) => 0.4744 + 1e-5 * epochs }),
  ],
  ['an optimum beside its function', hw2, 'easom.optimum', inProcess({ easom: () => [easom, [PI, PI]] })],
  ['an optimum beside nothing', hw2, 'easom.optimum', inProcess({ easom: () => [(x: number) => x, [PI, PI]] })],
  ...['descent.steps', 'descent.basins'].map(
    (check) =>
      [
        `descent by a wrong derivative: ${check}`,
        gdStartValue,
        check,
        inProcess({ fn, deriv: wrongSlope, gradient_descent: descentBy(wrongSlope) }),
      ] as const,
  ),
];

describe.each(probed)('%s', { timeout: 120_000 }, (_, assignment, check, subject) => {
  const known = remembering(subject);
  const graded = async (fault: SubjectFault | null, at = 0) => {
    const faulty = faultySubject(known, (question) => (question === at ? fault : null));
    return { result: await gradeOne(assignment, check, faulty), asked: faulty.asked() };
  };
  /** Of many alike, such as one for each step, some. */
  const places = (count: number): readonly number[] =>
    [...Array(count).keys()].filter((at) => at < 24 || at > count - 3 || at % 10 === 0);

  it('is judged as without a fault, or not at all, whichever question the machine loses', async () => {
    const { result: whole, asked } = await graded(null);
    for (const end of ourEndings)
      for (const at of places(asked)) {
        const { status } = (await graded({ kind: 'ends', end }, at)).result;
        expect({ at, status }).toEqual({
          at,
          status: expect.stringMatching(new RegExp(`^(inconclusive|${whole.status})$`)) as string,
        });
      }
  });

  it('gains no point by ending its process at any question', async () => {
    const { result: whole, asked } = await graded(null);
    // What runs on and on was written: it is no stub, and its mistake is paid for where its value is asked.
    const runsOut = check.endsWith('.optimum') ? ['timed-out', 'out-of-memory', 'too-much-output'] : [];
    for (const end of studentEndings.filter(({ kind }) => !runsOut.includes(kind)))
      for (const at of places(asked)) {
        const { points } = (await graded({ kind: 'ends', end }, at)).result;
        expect({ at, gains: (points ?? 0) > (whole.points ?? 0) }).toEqual({ at, gains: false });
      }
  });
});
