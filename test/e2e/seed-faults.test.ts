import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../grader/model/report.ts';
import { grade, newFolder, readReport, root } from './run-grade.ts';

/** A submission that commits one fault of the published homework, and what it must cost. */
interface Sample {
  readonly fault: string;
  readonly assignment: string;
  /** File of the sample class. */
  readonly file: string;
  /** What is written otherwise in it; nothing where it commits the fault as it stands. */
  readonly changes?: readonly (readonly [from: string, to: string])[];
  /** The checks that fail; all others pass. */
  readonly fails: readonly string[];
  /** Words with which the report names it, in a finding or as the convention that is followed. */
  readonly named: RegExp;
}

const PYTHON = 'bjorn-eriksen/hw2_einsum.py';
const TYPESCRIPT = 'daniel-schmidt/hw2.ts';
const EXPONENT = ['hidden-vondrick.exponent-update', 'hidden-vondrick.gradient', 'network.training-vondrick'];
const CORRECTION = ['adam.on-mult', 'adam.trajectory', 'adam.update'];
const NOISE = ['adagrad.noise', 'adam.noise'];

const SAMPLES: readonly Sample[] = [
  {
    fault: '1: the inner derivative 3 pi written 1.5 pi',
    assignment: 'gd-initial-values',
    file: 'sara-haddad/exploration.ipynb',
    fails: ['derivative.agrees', 'derivative.value'],
    named: /derivative|slope/iu,
  },
  {
    fault: '2: lr ignored, the global learning_rate read',
    assignment: 'gd-initial-values',
    file: 'tom-baker/hw.ipynb',
    fails: ['descent.other-rates'],
    named: /learning rate|`?lr`?/iu,
  },
  {
    fault: '3: the rate made of the slope left over from the step before',
    assignment: 'gd-learning-rates',
    file: 'irene-costa/taxas.ipynb',
    fails: ['descent-gradient.other-rates', 'descent-gradient.steps'],
    named: /step before|left over|previous|before/iu,
  },
  ...inBoth({
    fault: '5: the slope of leaky ReLU at exactly 0 is 0',
    python: [['return np.where(h > 0, 1.0, 0.01)', 'return 1.0 * (h > 0) + 0.01 * (h < 0)']],
    typescript: [['(v > 0 ? 1 : 0.01)', '(v > 0 ? 1 : v < 0 ? 0.01 : 0)']],
    fails: [],
    named: /slope 0 at exactly 0/u,
  }),
  ...inBoth({
    fault: '6: the upstream gradient left out of that of the exponent',
    python: [["np.einsum('no,no->', dLdh, dn)", 'dn.sum()']],
    typescript: [['columnSums(zip(dLdh, dhdn, (a, b) => a * b))', 'columnSums(dhdn)']],
    fails: EXPONENT,
    named: /layer above is left out/u,
  }),
  ...inBoth({
    fault: '7: bias gradients averaged in two layers, summed in the third',
    python: [],
    typescript: [],
    fails: [],
    named: /sum/u,
  }),
  ...inBoth({
    fault: '8: the bias correction of Adam counts from 0',
    python: [
      ['first, second = 1 - b1**(i + 1), 1 - b2**(i + 1)', 't = i or 0.001\n    first, second = 1 - b1**t, 1 - b2**t'],
    ],
    typescript: [
      ['b1 ** (i + 1)', 'b1 ** (i || 0.001)'],
      ['b2 ** (i + 1)', 'b2 ** (i || 0.001)'],
    ],
    fails: CORRECTION,
    named: /`[xy]` is not right/u,
  }),
  ...inBoth({
    fault: '9: no noise in AdaGrad and Adam',
    python: [['g_x, g_y = np.random.normal(dx, 1), np.random.normal(dy, 1)', 'g_x, g_y = dx, dy']],
    typescript: [['const g = gauss(slope, 1);', 'const g = slope;']],
    fails: NOISE,
    named: /noise|random/iu,
  }),
];

interface Twice extends Pick<Sample, 'fault' | 'fails' | 'named'> {
  readonly python: NonNullable<Sample['changes']>;
  readonly typescript: NonNullable<Sample['changes']>;
}

function inBoth({ python, typescript, ...rest }: Twice): readonly Sample[] {
  return [
    { ...rest, assignment: 'hw2', file: PYTHON, changes: python },
    { ...rest, assignment: 'hw2', file: TYPESCRIPT, changes: typescript },
  ];
}

/** Everybody in a folder of their own: of one file several are made. */
const studentOf = (sample: Sample): string => `sample-${SAMPLES.indexOf(sample) + 1}`;

const out = newFolder();
const submissions = newFolder();

/** Findings and conventions of a report, as one text. */
function toldOf({ checks }: Report): string {
  return JSON.stringify(checks.map(({ finding, conventions }) => ({ finding, conventions })));
}

describe('each fault of the published homework', () => {
  beforeAll(async () => {
    for (const sample of SAMPLES) {
      const folder = join(submissions, sample.assignment, studentOf(sample));
      const file = join(root, 'submissions', sample.assignment, sample.file);
      mkdirSync(folder, { recursive: true });
      if (sample.changes === undefined) cpSync(dirname(file), folder, { recursive: true });
      else writeFileSync(join(folder, basename(file)), changed(readFileSync(file, 'utf8'), sample.changes));
    }
    const { code, stderr } = await grade([submissions, '--out', out, '--jobs', '2', '--quiet']);
    expect(stderr).toBe('');
    expect(code).toBe(0);
  }, 900_000);

  it.each(SAMPLES)('$fault ($file) costs its own points and nothing else, and is named', (sample) => {
    const report = readReport(join(out, sample.assignment, studentOf(sample)));
    const ended = Object.fromEntries(report.checks.map(({ id, status }) => [id, status]));
    expect(ended).toEqual(
      Object.fromEntries(report.checks.map(({ id }) => [id, sample.fails.includes(id) ? 'failed' : 'passed'])),
    );
    const lost = report.checks.filter(({ id }) => sample.fails.includes(id)).map(({ maxPoints }) => maxPoints);
    expect(report.total.points).toBe(lost.reduce((left, points) => left - points, report.total.maxPoints));
    expect(toldOf(report)).toMatch(sample.named);
  });
});

function changed(text: string, changes: NonNullable<Sample['changes']>): string {
  return changes.reduce((before, [from, to]) => {
    if (!before.includes(from)) throw new Error(`the sample no longer has: ${from}`);
    return before.replaceAll(from, to);
  }, text);
}
