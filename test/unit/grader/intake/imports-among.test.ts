import { describe, expect, it } from 'vitest';
import { importsAmong, reachedFrom } from '../../../../grader/intake/imports-among.ts';

const files = (contents: Readonly<Record<string, string>>): readonly (readonly [string, Buffer])[] =>
  Object.entries(contents).map(([path, text]) => [path, Buffer.from(text)]);

describe('importsAmong', () => {
  it('sees what a TypeScript module imports or re-exports, with and without ending', () => {
    const imports = importsAmong(
      files({
        'main.ts': "import { a } from './parts/a.ts';\nexport * from './b';\nconst c = require('./c.js');",
        'parts/a.ts': "export { x } from '../b.ts';",
        'b.ts': '',
        'c.ts': '',
        'd.ts': "import 'b';",
      }),
    );
    expect(imports.get('main.ts')).toEqual(['parts/a.ts', 'b.ts', 'c.ts']);
    expect(imports.get('parts/a.ts')).toEqual(['b.ts']);
    expect(imports.get('d.ts')).toEqual([]);
  });

  it('sees what a Python file or a notebook imports', () => {
    const imports = importsAmong(
      files({
        'hw.py': 'from helper import *\nimport numpy as np',
        'n.ipynb': '{"source": ["import lib.tools"]}',
        'helper.py': '',
        'lib/tools.py': '',
      }),
    );
    expect(imports.get('hw.py')).toEqual(['helper.py']);
    expect(imports.get('n.ipynb')).toEqual(['lib/tools.py']);
  });
});

describe('reachedFrom', () => {
  it('follows imports, also in a circle', () => {
    const imports = new Map([
      ['a', ['b']],
      ['b', ['c', 'a']],
      ['c', []],
    ]);
    expect(reachedFrom('a', imports)).toEqual(['a', 'b', 'c']);
  });

  it('looks at a million dots, or names, in seconds', () => {
    const began = performance.now();
    importsAmong([
      ['a.py', Buffer.from(`from ${'.'.repeat(1_000_000)}`)],
      ['b.py', Buffer.from('import a\n'.repeat(110_000))],
    ]);
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});
