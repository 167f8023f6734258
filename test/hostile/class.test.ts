import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvText } from '../../reports/escape/csv.ts';
import { xmlAttribute } from '../../reports/escape/xml.ts';
import { budgetOfOne } from './budget.ts';
import { costTable } from './cost-table.ts';
import { assignment, expectedBy, expectedClass, isFor, isHonest, withoutExpectation } from './expected.ts';
import type { Expected } from './expected-schema.ts';
import { gradeClass, ONE_BY_ONE, type GradedClass } from './graded-class.ts';
import { graders, nameOf } from './graders.ts';
import { honestPoints } from './honest-points.ts';
import { sentencesOf, type GradedStudent, type Results } from './results.ts';

const HOUR = 3_600_000;

const { kept, made } = expectedClass();
const honest = Object.keys(kept).filter(isHonest);

/** What honest students got from each grader: an ordinary user gives what root gives. */
const told = new Map<string, string>();

for (const grader of graders()) {
  describe(`the hostile class, graded by ${nameOf(grader)}`, () => {
    const everybody = Object.fromEntries(
      Object.entries<Expected>({ ...kept, ...made })
        .filter(([, expected]) => isFor(grader, expected))
        .map(([name, expected]) => [name, expectedBy(grader, expected)]),
    );
    let graded: GradedClass;
    beforeAll(async () => {
      graded = await gradeClass(grader);
    }, HOUR);
    afterAll(() => {
      process.stdout.write(costTable(nameOf(grader), graded));
    });

    const studentOf = (name: string, results: Results = graded.everybody.results): GradedStudent => {
      const student = results.reports.get(name);
      if (student === undefined) throw new Error(`${name} has no report. ${graded.everybody.ran.stderr.slice(-2000)}`);
      return student;
    };

    const pointsWithoutAttackers = (name: string): number => {
      const { points } = studentOf(name, graded.honest.results).report.total;
      if (points === null) throw new Error(`${name}, whom others are compared with, has no points.`);
      return points;
    };

    for (const [name, expected] of Object.entries(everybody)) {
      it(`${name} gets what honest code with the same answers gets, and the report says why`, () => {
        const row = graded.everybody.results.rows.get(asCell(name));
        expect(row).toMatchObject({
          total: expected.points === null ? '' : String(expected.points),
          status: expected.points === null ? 'undecided' : 'graded',
          needs_person: expected.points === null ? 'yes' : 'no',
        });
        if (expected.report === false) return;

        const { report, cpuSeconds } = studentOf(name);
        const failed = report.checks.filter(({ status }) => status === 'failed').map(({ id }) => id);
        expect({ points: report.total.points, failed: failed.toSorted() }).toEqual({
          points: expected.points,
          failed: [...expected.failed].toSorted(),
        });
        const honestly = honestPoints(name, expected.honest, pointsWithoutAttackers, assignment.checks);
        if (report.total.points === null) expect(report.total.earned).toBeLessThanOrEqual(honestly);
        else expect(report.total.points).toBe(honestly);
        const sentences = sentencesOf(report);
        for (const says of expected.says) {
          expect(sentences).toContainEqual(expect.stringMatching(new RegExp(says, 'u')));
        }
        expect(cpuSeconds).toBeLessThanOrEqual(budgetOfOne().cpuSeconds);
        expect(graded.everybody.results.junit).toContain(`<testsuite name="${xmlAttribute(name)}"`);
      });
    }

    it('has a row for everybody, and a suite of tests for everybody who has a report', () => {
      const { names, reports, junit } = graded.everybody.results;
      expect(names.toSorted()).toEqual(Object.keys(everybody).map(asCell).toSorted());
      expect(junit.match(/<testcase /g)?.length).toBe(
        [...reports.values()].flatMap(({ report }) => report.checks).length,
      );
    });

    it('has an expectation for everybody who is kept in its folder', () => {
      expect(withoutExpectation()).toEqual([]);
    });

    it('was made of those of whom something is expected', () => {
      expect([...graded.made].toSorted()).toEqual(
        Object.keys(everybody)
          .filter((name) => name in made)
          .toSorted(),
      );
    });

    it('ends by itself, and tells by its exit code whether a person is needed', () => {
      const undecided = Object.values(everybody).some(({ points }) => points === null);
      expect(graded.everybody.ran.code).toBe(undecided ? 1 : 0);
      expect(graded.honest.ran.code).toBe(0);
      expect(graded.honest.results.reports.size).toBe(honest.length);
    });

    for (const name of honest) {
      it(`${name} has the same report, byte for byte, as without attackers`, () => {
        const { text } = studentOf(name, graded.honest.results);
        expect(studentOf(name).text).toBe(text);
        expect(studentOf(name, graded.oneByOne.results).text).toBe(text);
        expect(told.get(name) ?? text).toBe(text);
        told.set(name, text);
      });
    }

    it('comes to the same points one at a time', () => {
      const points = ({ reports }: Results, names: readonly string[]): object =>
        Object.fromEntries(names.map((name) => [name, reports.get(name)?.report.total.points]));
      const names = [...graded.oneByOne.results.reports.keys()];
      expect(names.length).toBe(Math.min(honest.length + ONE_BY_ONE, Object.keys(kept).length));
      expect(points(graded.oneByOne.results, names)).toEqual(points(graded.everybody.results, names));
    });

    it('leaves no process behind', () => {
      expect([...graded.everybody.left.processes, ...graded.leftAtLast]).toEqual([]);
    });

    it('leaves no socket and no mount behind', () => {
      expect([...graded.everybody.left.sockets, ...graded.everybody.left.mounts]).toEqual([]);
    });

    it('changes no file of the project or of a submission, and leaves none outside its results', () => {
      expect([...graded.everybody.left.files, ...graded.strayFiles]).toEqual([]);
    });

    it('lets nobody out to the network or to a socket of this machine', () => {
      expect(graded.reached).toEqual([]);
    });

    it('shows nobody what stands in its environment or in files beside the submissions', () => {
      expect(graded.secretIn).toEqual([]);
    });
  });
}

/** A name as it is read back from a cell. */
function asCell(name: string): string {
  const cell = csvText(name);
  return cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}
