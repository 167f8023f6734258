/** What the Python host really says of some submissions of this project, without sandbox: they are our own. */
import { startHost } from '../../unit/grader/hosts/python/client.ts';

const root = new URL('../../..', import.meta.url).pathname;
const SUBMISSIONS = [
  { folder: 'submissions/hw2/ada-okafor', file: 'CV_HW2_ao2231.ipynb' },
  { folder: 'submissions/gd-1d/deniz-yilmaz', file: 'homework_gd.ipynb' },
  { folder: 'submissions/gd-learning-rates/nils-berg', file: 'uppgift37.ipynb' },
];
const SURVEY = [
  '*',
  'x',
  'y',
  'fx',
  'start',
  'localmin',
  'local_min',
  'learning_rate',
  'lr',
  'training_epochs',
  'epochs',
];

interface Captured {
  readonly loaded: unknown;
  readonly answers: unknown;
}

interface Described {
  readonly definitions: readonly { readonly name: string; readonly form: string }[];
  readonly survey: {
    readonly scripts: readonly {
      readonly inputs: readonly { readonly name: string }[];
      readonly outputs: readonly string[];
    }[];
  };
}

/** Reads names, calls functions, makes objects and runs scripts, whatever comes of it. */
function programFor({ definitions, survey }: Described): readonly object[] {
  const array = { $array: { shape: [2, 3], values: [1, 2, 3, 4, 5, 6] } };
  const asked = definitions.slice(0, 12).flatMap(({ name, form }): readonly object[] => {
    if (form === 'value') return [{ op: 'read', name }];
    const op = form === 'class' ? 'construct' : 'call';
    return [[], [0.5], [0.5, 2], [array, array]].map((args) => ({ op, callee: { name }, arguments: args, echo: true }));
  });
  const scripts = survey.scripts.slice(0, 4).map(({ inputs, outputs }, script) => ({
    ...{ op: 'script', script, rounds: 5, read: outputs },
    given: inputs.slice(0, 1).map(({ name }) => ({ name, value: 0.5 })),
  }));
  return [
    ...asked,
    ...asked.slice(0, 8).map((_, index) => ({ op: 'members', object: { $ref: index, path: [] } })),
    ...scripts,
  ];
}

async function capture({ folder, file }: (typeof SUBMISSIONS)[number]): Promise<Captured> {
  const host = startHost();
  const loaded = await host.ask({
    load: {
      folder: root + folder,
      file,
      wanted: [['f'], ['deriv'], ['bowl']],
      survey: SURVEY,
      packages: ['numpy', 'autograd', 'sympy'],
    },
  });
  const answers = await host.ask({ run: programFor(loaded.loaded as unknown as Described) });
  await host.close();
  return { loaded, answers };
}

export const captured: readonly Captured[] = await Promise.all(SUBMISSIONS.map(capture));
