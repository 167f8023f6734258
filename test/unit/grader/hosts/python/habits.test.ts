import { describe, expect, it } from 'vitest';
import { call } from './client.ts';
import { handIn, notebook } from './written.ts';

const NOBODY = 'input() has nobody to answer it while the work is graded';

describe('what stands in notebooks beside the homework', () => {
  it('input() has nobody to answer it, and what depends on it is explained', async () => {
    const { helps, run } = await handIn(
      notebook(['n = int(input("how many? "))', 'def f(x):\n    return x * n', 'def g(x):\n    return x']),
      ['f', 'g'],
    );
    const [failed, right] = await run(call('f', 1), call('g', 1));
    expect(failed?.threw?.message).toContain(`because cell 1 line 1 failed: EOFError: ${NOBODY}`);
    expect(right?.returned).toBe(1);
    expect(helps).toMatchObject([{ kind: 'statement-skipped', where: { cell: 1, line: 1 } }]);
  });

  it.each([
    ['pasted prompts of Python', '>>> def f(x):\n...     return x\n>>> f(1)\n1'],
    ['pasted prompts of IPython', 'In [1]: def f(x):\n   ...:     return x'],
    ['an indented cell', '    def f(x):\n        return x\n    y = f(1)'],
    ['%%time and shell lines', '%%time\n!pip install torch\n%pip install numpy\ndef f(x):\n    return x'],
    [
      'calls of the notebook itself',
      'get_ipython().run_line_magic("matplotlib", "inline")\nget_ipython().system("ls")\ndef f(x): return x',
    ],
    [
      'pictures',
      'from IPython import display\ndisplay.set_matplotlib_formats("svg")\nimport matplotlib.pyplot as plt\ndef f(x):\n    plt.imshow([[x]], origin="bottom")\n    plt.savefig("a.png")\n    return x',
    ],
    [
      'absent modules',
      'import seaborn as sns\nimport torch\nfrom google.colab import files, drive\ndrive.mount("/x")\nsns.set()\ndef f(x): return x',
    ],
    ['widgets', 'from ipywidgets import interact\n@interact(x=(0, 1))\ndef f(x): return x'],
    ['a future import in the middle', 'def f(x): return x\nfrom __future__ import division\nprint(1)'],
    [
      'names that numpy had',
      'import numpy as np\ndef f(x): return np.float(np.asscalar(np.array([x]))) * np.math.cos(0) * np.product([1]) + np.trapz([0, 0])',
    ],
    ['matrices', 'import numpy as np\ndef f(x): return (np.matrix([[x]]) * np.matrix([[1]])).item()'],
  ])('%s do no harm', async (_, source) => {
    const { run } = await handIn(notebook([source]), ['f']);
    const [answer] = await run(call('f', 1));
    expect(answer?.threw).toBeUndefined();
    expect(answer?.returned).toBe(1);
  });

  it('cells of other kinds, comments and the same id twice do no harm', async () => {
    const cells = [
      { cell_type: 'code', id: 'a', source: ['def f(x):\n', '    return x'] },
      { cell_type: 'code', id: 'a', source: '# a note' },
      { cell_type: 'raw', source: 'def f(x): return 9' },
      { cell_type: 'new kind', source: 'def f(x): return 9' },
    ];
    const { helps, run } = await handIn(JSON.stringify({ nbformat: 4, cells }), ['f']);
    expect(helps).toEqual([]);
    expect((await run(call('f', 1)))[0]?.returned).toBe(1);
  });

  it('a file that a notebook was exported to is graded like the notebook', async () => {
    const file =
      '#!/usr/bin/env python\n# coding: utf-8\n\n# In[1]:\n\nget_ipython().run_line_magic("matplotlib", "inline")\nx = unknown\n\n# In[3]:\n\ndef f(x):\n    return x\n\n# In[ ]:\n\n%time f(3)\n';
    const { run } = await handIn(file, ['f'], 'hw.py');
    expect((await run(call('f', 1)))[0]?.returned).toBe(1);
  });

  it.each([
    ['julia-1.6', 'Julia'],
    ['ir', 'R'],
  ])('a notebook of the kernel %s is not taken for Python', async (name, language) => {
    const { reply } = await handIn(notebook(['f(x) = x'], { kernelspec: { name, display_name: name } }), ['f']);
    expect(reply.unreadable?.error.message).toBe(`The notebook is written in ${language}, not in Python.`);
  });
});
