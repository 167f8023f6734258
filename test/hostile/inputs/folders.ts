import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder, made, type BadInput } from './bad-input.ts';
import { honestPython, notebook } from './honest.ts';

const deep = (levels: number): string => Array.from({ length: levels }, () => 'd').join('/');

/** Folders that are empty, huge, deep, or named as files are. */
export const folders: readonly BadInput[] = [
  folder('bad folder empty', { '': '' }),
  folder('bad folder of empty folders', { 'a/b/': '', 'c/': '' }),
  folder('bad folder with clutter only', {
    '.ipynb_checkpoints/solution-checkpoint.ipynb': notebook(),
    '__pycache__/solution.pyc': 'x',
    '.DS_Store': 'x',
  }),
  folder('bad folder with hidden code', { '.solution.py': honestPython }),
  folder('bad folder in a hidden one', { '.mine/solution.py': honestPython }),
  folder('bad folder called solution.py', { 'solution.py/inner.py': honestPython }),
  folder('bad folder called solution.py, empty', { 'solution.py/': '' }),
  folder('bad folder called solution.ipynb', { 'solution.ipynb/solution.py': honestPython }),
  folder('bad folder 10 deep', { [`${deep(10)}/solution.py`]: honestPython }),
  folder('bad folder 100 deep', { [`${deep(100)}/solution.py`]: honestPython }),
  folder('bad folder with data only', { 'results.csv': '1,2\n', 'readme.txt': 'see e-mail' }),
  made('bad folder of 20000 files', ({ path }) => {
    mkdirSync(path);
    for (const index of Array.from({ length: 20_000 }).keys()) writeFileSync(join(path, `data-${index}.csv`), '');
    writeFileSync(join(path, 'solution.py'), honestPython);
  }),
  made('bad folder of 1000 programs', ({ path }) => {
    mkdirSync(path);
    for (const index of Array.from({ length: 1000 }).keys())
      writeFileSync(join(path, `try-${index}.py`), `x = ${index}`);
    writeFileSync(join(path, 'solution.py'), honestPython);
  }),
  made('bad folder of 300 notebooks', ({ path }) => {
    mkdirSync(path);
    for (const index of Array.from({ length: 300 }).keys()) writeFileSync(join(path, `try-${index}.ipynb`), notebook());
  }),
];
