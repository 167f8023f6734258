import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../grader/model/report.ts';
import { grade, newFolder, readReport, root } from './run-grade.ts';

/** What in a report says which fault it is. */
type Named =
  | { readonly by: 'mistake'; readonly check: string; readonly id: string }
  /** It is no fault under every reading of the homework: the report says which one is followed. */
  | { readonly by: 'convention'; readonly check: string; readonly text: string }
  /** In what was found, or noted, at a check. */
  | { readonly by: 'sentence'; readonly check: string; readonly text: string }
  /** Of the environment: it is made good while the file is loaded, and told. */
  | { readonly by: 'help'; readonly text: string };

/** Old text and new: a right submission commits a fault where these are written otherwise. */
type Changes = readonly (readonly [from: string, to: string])[];

interface Sample {
  readonly fault: string;
  readonly language: 'Python' | 'TypeScript';
  readonly assignment: string;
  /** From the top of the repository. */
  readonly file: string;
  readonly changes: Changes;
  /** The checks that fail; all others pass. */
  readonly fails: readonly string[];
  readonly named: readonly Named[];
}

const PYTHON = 'submissions/hw2/bjorn-eriksen/hw2_einsum.py';
const TYPESCRIPT = 'submissions/hw2/daniel-schmidt/hw2.ts';

const mistake = (check: string, id: string): Named => ({ by: 'mistake', check, id });
const convention = (check: string, text: string): Named => ({ by: 'convention', check, text });
const sentence = (check: string, text: string): Named => ({ by: 'sentence', check, text });

const SAMPLES: readonly Sample[] = [
  ...inFiles({
    fault: '1: the inner derivative 3 pi written 1.5 pi',
    assignment: 'gd-initial-values',
    python: 'submissions/gd-initial-values/sara-haddad/exploration.ipynb',
    typescript: 'test/fixtures/faults/1-inner-factor-halved.ts',
    fails: ['derivative.agrees', 'derivative.value'],
    named: [mistake('derivative.value', 'sine-cubic-gradient/first-term-half')],
  }),
  ...inFiles({
    fault: '2: lr ignored, the global learning_rate read',
    assignment: 'gd-initial-values',
    python: 'submissions/gd-initial-values/tom-baker/hw.ipynb',
    typescript: 'test/fixtures/faults/2-global-rate.ts',
    fails: ['descent.other-rates'],
    named: [mistake('descent.other-rates', 'descent/ignores-rate')],
  }),
  ...inFiles({
    fault: '3: the rate made of the slope left over from the step before',
    assignment: 'gd-learning-rates',
    python: 'submissions/gd-learning-rates/irene-costa/taxas.ipynb',
    typescript: 'test/fixtures/faults/3-slope-left-over.ts',
    fails: ['descent-gradient.steps'],
    named: [mistake('descent-gradient.steps', 'descent/stale-gradient')],
  }),
  {
    fault: '4: the training_epochs of an earlier cell relied on',
    language: 'Python',
    assignment: 'gd-experiments',
    file: 'submissions/gd-experiments/adam-nowak/projekt.ipynb',
    changes: [],
    fails: ['experiment.starts'],
    named: [sentence('experiment.starts', 'makes only 5 epochs (`training_epochs`, from cell 2, line 4)')],
  },
  {
    fault: '4: the epochs of an earlier try relied on, which are a default by now',
    language: 'TypeScript',
    assignment: 'gd-experiments',
    file: 'test/fixtures/faults/4-epochs-of-earlier-try.ts',
    changes: [],
    fails: ['experiment.starts'],
    named: [sentence('experiment.starts', 'makes only 5 epochs (`trainingEpochs`, from line 5)')],
  },
  {
    fault: '4: the list of a cell for the trajectory never filled',
    language: 'Python',
    assignment: 'gd-2d',
    file: 'submissions/gd-2d/wendy-park/peaks_hw.ipynb',
    changes: [],
    // Nobody asks for the list; a function that returns it empty says that descent has no points.
    fails: [],
    named: [sentence('experiment.trajectory', '`trajectory` (cell 3, line 1) is made and never filled')],
  },
  {
    fault: '4: the list that is returned for the trajectory never filled',
    language: 'TypeScript',
    assignment: 'gd-2d',
    file: 'test/fixtures/faults/4-path-never-filled.ts',
    changes: [],
    fails: ['experiment.trajectory'],
    named: [sentence('experiment.trajectory', 'Nothing was ever written into')],
  },
  ...inBoth({
    fault: '5: the slope of leaky ReLU at exactly 0 is 0',
    python: [['return np.where(h > 0, 1.0, 0.01)', 'return 1.0 * (h > 0) + 0.01 * (h < 0)']],
    typescript: [['(v > 0 ? 1 : 0.01)', '(v > 0 ? 1 : v < 0 ? 0.01 : 0)']],
    fails: [],
    named: [convention('hidden.leaky-relu-derivative', 'slope 0 at exactly 0')],
  }),
  ...inBoth({
    fault: '6: the upstream gradient left out of that of the exponent',
    python: [["np.einsum('no,no->', dLdh, dn)", 'dn.sum()']],
    typescript: [['columnSums(zip(dLdh, dhdn, (a, b) => a * b))', 'columnSums(dhdn)']],
    fails: ['hidden-vondrick.exponent-update', 'hidden-vondrick.gradient', 'network.training-vondrick'],
    named: [mistake('hidden-vondrick.exponent-update', 'learnable-exponent/exponent-without-upstream')],
  }),
  ...inBoth({
    fault: '6: the same, and the derivative by the exponent returned already summed',
    python: [
      ['np.log(positive) * positive ** n', 'np.sum(np.log(positive) * positive ** n)'],
      ["np.einsum('no,no->', dLdh, dn)", 'dn'],
    ],
    typescript: [
      ['[Matrix, Matrix]', '[Matrix, number]'],
      [
        'map(this.U, (u) => (u > 0 ? u ** n * Math.log(u) : 0))',
        'this.U.flat().reduce((s, u) => s + (u > 0 ? u ** n * Math.log(u) : 0), 0)',
      ],
      ['columnSums(zip(dLdh, dhdn, (a, b) => a * b)).reduce((s, v) => s + v, 0)', 'dhdn'],
    ],
    fails: [
      'hidden-vondrick.derivative',
      'hidden-vondrick.exponent-update',
      'hidden-vondrick.gradient',
      'hidden-vondrick.slope',
      'network.training-vondrick',
    ],
    named: [
      mistake('hidden-vondrick.derivative', 'learnable-exponent/exponent-slope-summed'),
      mistake('hidden-vondrick.exponent-update', 'learnable-exponent/exponent-without-upstream'),
    ],
  }),
  ...inBoth({
    fault: '7: bias gradients averaged in two layers, summed in the third',
    python: [],
    typescript: [],
    fails: [],
    named: [
      convention('hidden.backward', 'bias: averaged over the batch'),
      convention('output.backward', 'bias: averaged over the batch'),
      convention('hidden-vondrick.backward', 'bias: summed over the batch'),
    ],
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
    fails: ['adam.on-mult', 'adam.trajectory', 'adam.update'],
    named: ['adam.on-mult', 'adam.trajectory', 'adam.update'].map((check) =>
      mistake(check, 'adam/iteration-from-zero-nudged'),
    ),
  }),
  ...inBoth({
    fault: '9: no noise in AdaGrad and Adam',
    python: [['g_x, g_y = np.random.normal(dx, 1), np.random.normal(dy, 1)', 'g_x, g_y = dx, dy']],
    typescript: [['const g = gauss(slope, 1);', 'const g = slope;']],
    fails: ['adagrad.noise', 'adam.noise'],
    named: [mistake('adagrad.noise', 'noise/none'), mistake('adam.noise', 'noise/none')],
  }),
  {
    // Its distance to (0, 1) is of a class that is not asked for; there is no such name in TypeScript.
    fault: '10: np.asscalar, which numpy no longer has',
    language: 'Python',
    assignment: 'hw2',
    file: PYTHON,
    changes: [['return x - rate*dx, y - rate*dy', 'return np.asscalar(np.array(x - rate*dx)), y - rate*dy']],
    fails: [],
    named: [{ by: 'help', text: 'asscalar' }],
  },
];

interface InFiles extends Pick<Sample, 'fault' | 'assignment' | 'fails' | 'named'> {
  readonly python: string;
  readonly typescript: string;
}

/** A fault that has a file in each language. */
function inFiles({ python, typescript, ...rest }: InFiles): readonly Sample[] {
  return [
    { ...rest, language: 'Python', file: python, changes: [] },
    { ...rest, language: 'TypeScript', file: typescript, changes: [] },
  ];
}

interface InBoth extends Pick<Sample, 'fault' | 'fails' | 'named'> {
  readonly python: Changes;
  readonly typescript: Changes;
}

/** A fault put into a right submission of `hw2` in each language. */
function inBoth({ python, typescript, ...rest }: InBoth): readonly Sample[] {
  return [
    { ...rest, assignment: 'hw2', language: 'Python', file: PYTHON, changes: python },
    { ...rest, assignment: 'hw2', language: 'TypeScript', file: TYPESCRIPT, changes: typescript },
  ];
}

/** Everybody in a folder of their own: of one file several are made. */
const studentOf = (sample: Sample): string => `sample-${SAMPLES.indexOf(sample) + 1}`;

const out = newFolder();
const submissions = newFolder();

/** What a report says of this kind, at this check. */
function toldBy(report: Report, named: Named): readonly string[] {
  if (named.by === 'help') return report.helps.map((help) => JSON.stringify(help));
  const { mistakes = [], conventions, finding, notes } = checkOf(report, named.check);
  switch (named.by) {
    case 'mistake':
      return mistakes.map(({ id }) => id);
    case 'convention':
      return conventions.flatMap(({ name, text }) => [text, `${name}: ${text}`]);
    case 'sentence':
      return [...(finding ? [finding.summary] : []), ...notes];
  }
}

function checkOf({ checks }: Report, id: string): Report['checks'][number] {
  const check = checks.find((one) => one.id === id);
  if (check === undefined) throw new Error(`the report has no check ${id}`);
  return check;
}

describe('each fault of the published homework', () => {
  beforeAll(async () => {
    for (const sample of SAMPLES) {
      const folder = join(submissions, sample.assignment, studentOf(sample));
      mkdirSync(folder, { recursive: true });
      const text = readFileSync(join(root, sample.file), 'utf8');
      writeFileSync(join(folder, basename(sample.file)), changed(text, sample.changes));
    }
    const { code, stderr } = await grade([submissions, '--out', out, '--jobs', '2', '--quiet']);
    expect(stderr).toBe('');
    expect(code).toBe(0);
  }, 900_000);

  it.each(SAMPLES)('$fault ($language) costs its own points and nothing else', (sample) => {
    const report = readReport(join(out, sample.assignment, studentOf(sample)));
    const ended = Object.fromEntries(report.checks.map(({ id, status }) => [id, status]));
    expect(ended).toEqual(
      Object.fromEntries(report.checks.map(({ id }) => [id, sample.fails.includes(id) ? 'failed' : 'passed'])),
    );
    const lost = report.checks.filter(({ id }) => sample.fails.includes(id)).map(({ maxPoints }) => maxPoints);
    expect(report.total.points).toBe(lost.reduce((left, points) => left - points, report.total.maxPoints));
  });

  it.each(SAMPLES)('$fault ($language) is named', (sample) => {
    const report = readReport(join(out, sample.assignment, studentOf(sample)));
    for (const named of sample.named) {
      const told = toldBy(report, named);
      // Of mistakes there is one, and it is this one: another name beside it would be wrong.
      if (named.by === 'mistake') expect(told).toEqual([named.id]);
      else expect(told).toContainEqual(expect.stringContaining(named.text));
    }
  });

  it.each(SAMPLES)('$fault ($language) has no other mistake named', (sample) => {
    const report = readReport(join(out, sample.assignment, studentOf(sample)));
    const right = sample.named.flatMap((named) => (named.by === 'mistake' ? [named.id] : []));
    const names = report.checks.flatMap(({ mistakes = [] }) => mistakes.map(({ id }) => id));
    expect(names.filter((id) => !right.includes(id))).toEqual([]);
  });
});

describe('the samples', () => {
  it('are there for each of the faults 1 to 9, in Python and in TypeScript', () => {
    for (const language of ['Python', 'TypeScript']) {
      const faults = SAMPLES.filter((sample) => sample.language === language).map(({ fault }) => fault.split(':')[0]);
      expect([...new Set(faults)].slice(0, 9)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9']);
    }
  });
});

function changed(text: string, changes: Changes): string {
  return changes.reduce((before, [from, to]) => {
    if (!before.includes(from)) throw new Error(`the sample no longer has: ${from}`);
    return before.replaceAll(from, to);
  }, text);
}
