import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { integer } from './client.ts';
import { bench, lives, loops, script, told, type Bench } from './notebooks.ts';

/** The lecture on parameters, in words of our own, as one notebook: one name means many things in it. */
const lecture = [
  'import numpy as np\nimport matplotlib.pyplot as plt\nimport sympy as sym\nimport matplotlib_inline\nmatplotlib_inline.backend_inline.set_matplotlib_formats("svg")',
  'def fx(x):\n    return 3*x**2 - 3*x + 4\ndef deriv(x):\n    return 6*x - 3',
  'fig, ax = plt.subplots()\nx = np.linspace(-2, 2, 2001)\nax.plot(x, fx(x), x, deriv(x))\nplt.show()',
  'points = []\nslopes = []\ndef keep(p, i):\n    points.append(p)\n    slopes.append(deriv(p))\nlocal_min = np.random.choice(x, 1)\nprint(f"from {local_min}")\nlearning_rate = 0.01\ntraining_epochs = 100\nkeep(local_min[0], 0)\nfor i in range(training_epochs):\n    grad = deriv(local_min)\n    local_min = local_min - learning_rate * grad\n    keep(local_min[0], i)\nprint(local_min)',
  "sx, sy = sym.symbols('sx, sy')\nsZ = 3*(1-sx)**2*sym.exp(-(sx**2) - (sy+1)**2) - 10*(sx/5 - sx**3 - sy**5)*sym.exp(-sx**2-sy**2) - 1/3*sym.exp(-(sx+1)**2 - sy**2)\ndf_x = sym.lambdify((sx, sy), sym.diff(sZ, sx), 'sympy')\ndf_y = sym.lambdify((sx, sy), sym.diff(sZ, sy), 'sympy')\ndf_x(1, 1).evalf()",
  'local_min = np.random.rand(2)*4 - 2\nstart = local_min[:]\nlearning_rate = 0.01\ntraining_epochs = 1000\ntrajectory = np.zeros((training_epochs, 2))\nfor i in range(training_epochs):\n    grad = np.array([df_x(local_min[0], local_min[1]).evalf(), df_y(local_min[0], local_min[1]).evalf()])\n    local_min = local_min - learning_rate * grad\n    trajectory[i, :] = local_min',
  'x = np.linspace(-2*np.pi, 2*np.pi, 401)\nfx = np.sin(x) * np.exp(-x**2*0.05)\ndf = np.cos(x)*np.exp(-x**2*.05) + np.sin(x)*(-.1*x)*np.exp(-x**2*.05)',
  'def fx(x):\n    return np.sin(x) * np.exp(-x**2*0.05)\ndef deriv(x):\n    return np.cos(x)*np.exp(-x**2*.05) + np.sin(x)*(-.1*x)*np.exp(-x**2*.05)',
  'local_min = np.random.choice(x, 1)\nlearning_rate = 0.01\ntraining_epochs = 1000\nfor i in range(training_epochs):\n    grad = deriv(local_min)\n    local_min = local_min - learning_rate * grad\nlocal_min',
  'start_locs = np.linspace(-5, 5, 50)\nfinal_res = np.zeros(len(start_locs))\nfor idx, local_min in enumerate(start_locs):\n    for i in range(training_epochs):\n        grad = deriv(local_min)\n        local_min = local_min - learning_rate*grad\n    final_res[idx] = local_min',
  'def fx(x):\n    return 3*x**2 - 3*x + 4\ndef deriv(x):\n    return 6*x - 3\nx = np.linspace(-2, 2, 2001)\nlocal_min = np.random.choice(x, 1)\nlearning_rate = 0.01\ntraining_epochs = 100\nfor i in range(training_epochs):\n    lr = learning_rate * np.abs(grad)\n    grad = deriv(local_min)\n    local_min = local_min - lr * grad',
  'local_min = np.random.choice(x, 1)\nlearning_rate = 0.01\ntraining_epochs = 100\nfor i in range(training_epochs):\n    lr = learning_rate * (1 - (i+1)/training_epochs)\n    grad = deriv(local_min)\n    local_min = local_min - lr * grad',
];

describe('figures of the lectures, from statements at the top level', () => {
  let work: Bench;
  beforeAll(() => (work = bench()));
  afterAll(() => work.close());

  const start = { name: 'local_min' } as const;
  it.each([
    ['fixed rate', 0, { [start.name]: 1.026 }, 0.50108086, 8],
    ['fixed rate, from elsewhere', 0, { [start.name]: 1.28 }, 0.5016028, 7],
    ['another function under the same names', 2, { [start.name]: 0 }, -1.4288, 4],
    ['rate by a slope that was left over', 3, { [start.name]: -1.678, grad: 6 * 0.78 * 0.94 ** 99 }, 0.47894098, 8],
    ['rate that falls with time', 4, { [start.name]: 1.586 }, 0.55242185, 8],
  ])('reproduces the figure: %s', async (_, index, values, expected, digits) => {
    const { survey } = await work.open(...lecture);
    const found = loops(survey)[index];
    const [answer] = await work.host.run(script(found?.number ?? -1, ['local_min'], values));
    expect(told(answer, 'local_min')).toBeCloseTo(expected, digits);
  });

  it('reproduces the descent on peaks, and keeps its history', async () => {
    const { survey } = await work.open(...lecture);
    const found = loops(survey)[1];
    const values = { local_min: [1.74178471, -1.96541217], training_epochs: integer(1000) };
    const [answer] = await work.host.run(script(found?.number ?? -1, ['local_min', 'trajectory', 'start'], values));
    const [x, y] = told(answer, 'local_min') as readonly number[];
    expect(x).toBeCloseTo(0.228278920556369, 7);
    expect(y).toBeCloseTo(-1.6255349575, 7);
    expect(told(answer, 'start')).toEqual(values.local_min);
    expect(JSON.stringify(answer?.returned)).toContain('"shape":[1000,2]');
  }, 60_000);

  it('tells that the first rate by slope builds on the slope before', async () => {
    const { survey } = await work.open(...lecture);
    expect(loops(survey).map(({ script: one }) => one.carried)).toEqual([
      ...[['local_min'], ['local_min'], ['local_min'], ['grad', 'local_min'], ['local_min']],
    ]);
  });

  it('asks the functions of the lecture in each of their lives', async () => {
    const { survey } = await work.open(...lecture);
    const functions = lives(survey, 'deriv');
    const answers = await work.host.run(
      ...functions.map(({ at }) => ({ op: 'call', callee: { name: 'deriv', at }, arguments: [1] })),
    );
    expect(answers.map((answer) => answer.returned)).toEqual([
      3,
      expect.closeTo(Math.cos(1) * Math.exp(-0.05) - 0.1 * Math.sin(1) * Math.exp(-0.05), 12),
      3,
    ]);
    expect(lives(survey, 'fx').map(({ form }) => form)).toEqual(['function', 'value', 'function', 'function']);
  });

  it('reproduces the figure of the initial values', async () => {
    const { survey } = await work.open(
      'import numpy as np\nimport torch\nimport matplotlib.pyplot as plt\nfrom IPython import display\ndisplay.set_matplotlib_formats("svg")',
      'def custom_function(x):\n    return np.sin(3 * np.pi * x) + 0.5 * x ** 3\ndef custom_derivative(x):\n    return 1.5 * np.pi * np.cos(3 * np.pi * x) + 1.5 * x ** 2',
      'x_values = np.linspace(-2, 2, 2001)\nplt.plot(x_values, custom_function(x_values), "b")\nplt.show()',
      'initial_point = -1.0\nlearning_rate = 0.01\ntraining_epochs = 14\nfor epoch in range(training_epochs):\n    gradient = custom_derivative(initial_point)\n    initial_point = initial_point - learning_rate * gradient\nfound_minima = initial_point#[0]\nfound_minima',
    );
    const [found] = loops(survey);
    const [own, other] = await work.host.run(
      script(found?.number ?? -1, ['found_minima']),
      script(found?.number ?? -1, ['found_minima'], {
        initial_point: 0.3,
        learning_rate: 0.1,
        training_epochs: integer(1),
      }),
    );
    expect(told(own, 'found_minima')).toBe(-0.8586577773381233);
    expect(told(other, 'found_minima')).toBeCloseTo(
      0.3 - 0.1 * (1.5 * Math.PI * Math.cos(0.9 * Math.PI) + 1.5 * 0.09),
      12,
    );
  });

  it('reproduces the unfortunate start', async () => {
    const { survey } = await work.open(
      'import numpy as np\ndef fn(x):\n    return np.cos(2*np.pi*x) + x**2\ndef grad(x):\n    return -2*np.pi*np.sin(2*np.pi*x) + 2*x',
      'x = np.linspace(-2, 2, 2001)',
      'lr=0.01\nepochs=100\nlocalmin = np.random.choice(x)\nprint(localmin)\nfor epoch in range(epochs):\n    localmin -= lr*grad(localmin)\nlocalmin',
      'lr=0.01\nepochs=100\nlocalmin = 0\nlocalmins = np.zeros(epochs)\nfor epoch in range(epochs):\n    localmins[epoch] = localmin\n    localmin -= lr*grad(localmin)\nlocalmin',
    );
    const [one, two] = loops(survey);
    const answers = await work.host.run(
      script(one?.number ?? -1, ['localmin'], { localmin: -1.76 }),
      script(two?.number ?? -1, ['localmin']),
      script(two?.number ?? -1, ['localmins'], { localmin: -1.76, epochs: integer(2) }),
    );
    expect(told(answers[0], 'localmin')).toBe(-1.4250674148261986);
    expect(told(answers[1], 'localmin')).toBe(0);
    expect((told(answers[2], 'localmins') as readonly number[])[0]).toBe(-1.76);
  });
});
