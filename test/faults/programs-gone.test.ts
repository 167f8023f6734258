import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import type { Report } from '../../grader/model/report.ts';
import { readReport } from '../e2e/run-grade.ts';
import { EARNED, mustHold } from './must-hold.ts';
import { ownPrograms } from './own-programs.ts';
import { hasBubblewrap, newWorld } from './world.ts';
import type { World } from './world.ts';

/** Shell commands, in the folder of the programs. */
const FAULTS = {
  python: {
    'the interpreter is removed': 'rm python/bin/python3*',
    'the interpreter may not be run any more': 'chmod 000 python/bin/python3*',
    'another program stands in place of the interpreter': 'cp /bin/false python/bin/python3*',
    'the standard library is removed': 'rm python/lib/python3*',
    'the packages are removed': 'rm -r .venv/lib',
    'numpy alone is removed': 'rm -r .venv/lib/python3*/site-packages/numpy',
    'the host program is removed': 'rm -r hosts/python',
    'the file that starts the host program is removed': 'rm hosts/python/host.py',
    'the host program is emptied': 'for one in hosts/python/*.py; do : > $one; done',
    'the host program is cut short': 'for one in hosts/python/*.py; do truncate -s 300 $one; done',
  },
  typescript: {
    'node is removed': 'rm node',
    'node may not be run any more': 'chmod 000 node',
    'another program stands in place of node': 'cp /bin/false node.new && mv node.new node',
    'the host program is removed': 'rm hosts/node-host.cjs',
    'the host program is emptied': ': > hosts/node-host.cjs',
    'the host program is cut short': 'truncate -s 3000 hosts/node-host.cjs',
  },
} as const;

/** Right only where numpy is to be had. */
const withNumpy = (text: string): string =>
  `import numpy as np\n\n\n${text.replace('return 6 * x - 3', 'return np.subtract(6 * x, 3)')}`;

const programs = ownPrograms();
const execPath = process.execPath;
let world: World | undefined;

afterEach(() => {
  vi.unstubAllEnvs();
  process.execPath = execPath;
  if (world !== undefined) rmSync(world.folder, { recursive: true, force: true });
});
afterAll(() => {
  rmSync(programs.folder, { recursive: true, force: true });
});

function newClass(language: keyof typeof FAULTS): World {
  programs.restore();
  process.execPath = join(programs.folder, 'node');
  const edit = language === 'python' ? withNumpy : undefined;
  world = newWorld({ language, project: programs.project, ...(edit && { edit }) });
  vi.stubEnv('TMPDIR', world.temporary);
  return world;
}

/** Each reason why something is not known, once. */
function reasonsIn({ checks }: Report): readonly string[] {
  return [...new Set(checks.filter(({ points }) => points === null).map(({ message }) => message))];
}

describe.skipIf(!hasBubblewrap).each(['python', 'typescript'] as const)('a run over %s', (language) => {
  it.each(Object.entries(FAULTS[language]))(
    'in which %s after the first student knows nothing of the others, and says why',
    { timeout: 120_000 },
    async (_, commands) => {
      const { students, results, ...rest } = newClass(language);
      rest.when(1, `(cd ${programs.folder} && ${commands});`);
      const ran = await rest.grade();
      const table = mustHold({ students, results, ...rest }, ran);
      expect(ran.code).toBe(1);
      const totals = students.map((student) => table?.get(student)?.split(',')[1]);
      expect(totals).toEqual([String(EARNED['a-right']), '', '']);
      for (const student of students.slice(1)) {
        const report = readReport(join(results, student));
        expect(report.checks.map(({ status }) => status)).not.toContain('failed');
        expect(reasonsIn(report)).toEqual([
          expect.stringMatching(
            /^(The code could not be run|The grader's own program that runs the code failed).*: .+/,
          ),
        ]);
      }
    },
  );

  it('is made good by the same command once the programs are back', { timeout: 120_000 }, async () => {
    const again = newClass(language);
    again.when(1, `rm -r ${programs.folder}/hosts;`);
    expect(await again.grade()).toMatchObject({ code: 1 });
    programs.restore();
    again.when(-1, ':');
    const ran = await again.grade();
    expect(ran).toMatchObject({ code: 0 });
    const totals = [...(mustHold(again, ran) ?? [])].map(([student, line]) => [student, Number(line.split(',')[1])]);
    expect(Object.fromEntries(totals)).toEqual(EARNED);
  });
});
