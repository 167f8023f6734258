import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { descentCase } from '../../grader/checks/descent/own-descent.ts';
import { loadAssignment } from '../../grader/cli/load-assignment.ts';
import { namesOfTarget } from '../../grader/contract/forms.ts';
import type { Respondent, Workshop } from '../../grader/contract/question.ts';
import { respondent } from '../../grader/contract/respondent.ts';
import { surveyedNames } from '../../grader/contract/surveyed-names.ts';
import type { Roles } from '../../grader/model/roles.ts';
import type { Subject } from '../../grader/model/subject.ts';
import { processSubject } from '../../grader/subject/process-subject.ts';
import { bubblewrap, hosts, plain } from '../integration/sandbox/sandboxes.ts';
import { root } from './run-grade.ts';

const sandbox = bubblewrap() ?? plain();
const opened: { readonly subject: Subject; readonly folder: string }[] = [];

afterEach(async () => {
  for (const { subject, folder } of opened.splice(0)) {
    await subject.close();
    rmSync(folder, { recursive: true });
  }
});

/** A notebook in the sandbox, asked under an assignment as the checks ask it. */
async function hand(notebook: string, assignmentId: string): Promise<Respondent & Workshop> {
  const { assignment } = await loadAssignment(assignmentId, join(root, 'specs'));
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-figures-'));
  writeFileSync(join(folder, notebook), readFileSync(join(root, 'test/fixtures/notebooks/seeds', notebook)));
  const subject = processSubject({
    ...{ sandbox, folder, hosts },
    language: 'python',
    file: notebook,
    wanted: Object.values(assignment.targets).map(namesOfTarget),
    survey: surveyedNames(assignment),
    packages: assignment.environment.python,
    limits: { ...assignment.limits, cpuSeconds: 30 },
    exclusively: (work) => work(),
  });
  opened.push({ subject, folder });
  return respondent(subject, assignment.targets);
}

interface Asked {
  readonly notebook: string;
  readonly assignment: string;
  readonly target: string;
  /** The cell with what is meant, counted from 1. */
  readonly cell: number;
  readonly roles: Roles;
}

/** What the student's process answers, by role. */
async function answerTo({ notebook, assignment, target, cell, roles }: Asked): Promise<Roles> {
  const student = await hand(notebook, assignment);
  const candidates = await student.candidates(target);
  const meant = candidates.find(({ where }) => where.cell === cell);
  if (meant === undefined) throw new Error(`nothing in cell ${cell}: ${candidates.map(({ text }) => text).join(', ')}`);
  const reply = await student.ask({ target, candidate: meant.key, cases: [roles] });
  const answer = reply.kind === 'answered' ? reply.answers[0] : undefined;
  if (answer?.kind !== 'results') throw new Error(JSON.stringify(answer ?? reply));
  return answer.roles;
}

interface Figure {
  readonly figure: string;
  readonly notebook: string;
  readonly assignment: string;
  readonly target?: string;
  readonly cell: number;
  readonly start: readonly number[];
  readonly epochs: number;
  readonly ends: readonly number[];
  /** How many decimals were printed. */
  readonly decimals: number;
}

/** All at a learning rate of 0.01. */
const FIGURES: readonly Figure[] = [
  {
    figure: 'sin(3 pi x) + x^3/2 from -1 with the printed derivative',
    notebook: 'sine-cubic-printed.ipynb',
    assignment: 'gd-initial-values',
    cell: 3,
    start: [-1],
    epochs: 14,
    ends: [-0.8586577773381233],
    decimals: 14,
  },
  {
    figure: 'the same with the right derivative',
    notebook: 'sine-cubic.ipynb',
    assignment: 'gd-initial-values',
    cell: 3,
    start: [-1],
    epochs: 14,
    ends: [-0.8454294190206627],
    decimals: 14,
  },
  {
    figure: '3x^2 - 3x + 4 from 1.026 at a fixed rate',
    notebook: 'parabola.ipynb',
    assignment: 'gd-1d',
    cell: 4,
    start: [1.026],
    epochs: 100,
    ends: [0.50108086],
    decimals: 8,
  },
  {
    figure: 'the same from 1.28',
    notebook: 'parabola.ipynb',
    assignment: 'gd-1d',
    cell: 4,
    start: [1.28],
    epochs: 100,
    ends: [0.5016028],
    decimals: 8,
  },
  {
    figure: 'a rate from the slope of the step before, at first of the loop above, from -1.678',
    notebook: 'rates-stale.ipynb',
    assignment: 'gd-learning-rates',
    target: 'descent-gradient',
    cell: 4,
    start: [-1.678],
    epochs: 100,
    ends: [0.47894098],
    decimals: 8,
  },
  {
    figure: 'a rate from the slope of the same step, from -1.678',
    notebook: 'rates.ipynb',
    assignment: 'gd-learning-rates',
    target: 'descent-gradient',
    cell: 2,
    start: [-1.678],
    epochs: 100,
    ends: [0.4742568743501484],
    decimals: 14,
  },
  {
    figure: 'a rate that falls with time, from 1.586',
    notebook: 'rates-stale.ipynb',
    assignment: 'gd-learning-rates',
    target: 'descent-time',
    cell: 5,
    start: [1.586],
    epochs: 100,
    ends: [0.55242185],
    decimals: 8,
  },
  {
    figure: 'peaks from (1.74178471, -1.96541217)',
    notebook: 'peaks.ipynb',
    assignment: 'gd-2d',
    cell: 4,
    start: [1.74178471, -1.96541217],
    epochs: 1000,
    ends: [0.228278920556369, -1.6255349575],
    decimals: 8,
  },
  {
    figure: 'sin(x) exp(-x^2/20) from the one side, a point of the grid of 401',
    notebook: 'damped-sine.ipynb',
    assignment: 'gd-experiments',
    cell: 4,
    start: [3.2986722862692837],
    epochs: 1000,
    ends: [4.29860753],
    decimals: 8,
  },
  {
    figure: 'sin(x) exp(-x^2/20) from 0',
    notebook: 'damped-sine.ipynb',
    assignment: 'gd-experiments',
    cell: 4,
    start: [0],
    epochs: 1000,
    ends: [-1.4288],
    decimals: 4,
  },
  // The other basins were printed with two digits, cut off.
  ...(
    [
      [-1.76, -1.4250674148261986, 14],
      [-0.3, -0.4758, 4],
      [0.3, 0.4758, 4],
      [1.76, 1.4251, 4],
      [0, 0, 15],
    ] as const
  ).map(([start, end, decimals]) => ({
    figure: `cos(2 pi x) + x^2 from ${start}`,
    notebook: 'cosine-bumps.ipynb',
    assignment: 'gd-start-value',
    cell: 3,
    start: [start],
    epochs: 100,
    ends: [end],
    decimals,
  })),
  {
    figure: 'cos(2 pi x) + x^2 from 0, in the cell that starts there',
    notebook: 'cosine-bumps.ipynb',
    assignment: 'gd-start-value',
    cell: 4,
    start: [0],
    epochs: 100,
    ends: [0],
    decimals: 15,
  },
];

describe('published figures, out of notebooks', () => {
  it.each(FIGURES)('$figure ends at $ends', async (figure) => {
    const { start, epochs, ends, decimals, target = 'descent' } = figure;
    const roles = await answerTo({ ...figure, target, roles: descentCase(start, epochs, 0.01) });
    const result = roles.get('result')?.data ?? [];
    expect(result).toHaveLength(ends.length);
    for (const [index, end] of ends.entries()) expect(result[index]).toBeCloseTo(end, decimals);
  });

  it('d(peaks)/dx at (1, 1) is -1.07369833656079', async () => {
    const at = new Map([
      ['theta', { shape: [2], data: [1, 1] }],
      ['theta[0]', { shape: [], data: [1] }],
      ['theta[1]', { shape: [], data: [1] }],
    ]);
    const roles = await answerTo({
      ...{ notebook: 'peaks.ipynb', assignment: 'gd-2d', target: 'derivative' },
      ...{ cell: 3, roles: at },
    });
    expect(roles.get('gradient')?.data[0]).toBeCloseTo(-1.07369833656079, 12);
  });

  it('the lecture gradient_descent(lr, epochs) ends at 1/2 from wherever it starts', async () => {
    const roles = await answerTo({
      ...{ notebook: 'centred-parabola.ipynb', assignment: 'gd-rate-and-epochs', target: 'descent' },
      ...{ cell: 2, roles: descentCase([-1.5], 100, 0.1) },
    });
    expect(roles.get('result')?.data[0]).toBeCloseTo(0.5, 8);
  });
});
