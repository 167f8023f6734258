import { describe, expect, it } from 'vitest';
import { diagnose, isReady } from '../../../../grader/setup/doctor.ts';
import type { CommandResult, Environment } from '../../../../grader/setup/environment.ts';
import type { Finding } from '../../../../grader/setup/finding.ts';
import { allPackages, healthy, packages } from './healthy.ts';

/** What is not as it should be on a machine that differs from a healthy one by `change`. */
async function troubles(change: Partial<Environment>): Promise<readonly Finding[]> {
  const findings = await diagnose({ ...healthy, ...change });
  return findings.filter(({ kind }) => kind !== 'present');
}

const answering = (result: CommandResult): Partial<Environment> => ({ run: () => Promise.resolve(result) });

describe('diagnose', () => {
  it('finds everything present on a healthy machine', async () => {
    const findings = await diagnose(healthy);
    expect(isReady(findings)).toBe(true);
    expect(findings.map(({ subject }) => subject)).toEqual([
      'Node.js',
      'bubblewrap',
      'setpriv',
      'prlimit',
      'Node.js in the sandbox',
      'Python in the sandbox',
      'Python',
      'numpy',
      'autograd',
      'sympy',
      'host for Python',
      'host for TypeScript and JavaScript',
    ]);
  });

  it.each(['v18.20.4', 'v20.18.3', 'unknown'])('finds Node.js %s unsuitable', async (nodeVersion) => {
    const [trouble, ...others] = await troubles({ nodeVersion });
    expect(trouble).toMatchObject({ kind: 'unsuitable', subject: 'Node.js' });
    expect(others).toEqual([]);
  });

  it.each(['v20.19.0', 'v22.1.0', 'v24.0.0'])('is content with Node.js %s', async (nodeVersion) => {
    expect(await troubles({ nodeVersion })).toEqual([]);
  });

  it('says what a missing bubblewrap costs, and the command that mends it', async () => {
    const sandbox = { kind: 'missing', problem: 'bubblewrap (bwrap) is not installed.' } as const;
    const [trouble] = await troubles({ interpreters: { ...healthy.interpreters, sandbox } });
    expect(trouble).toMatchObject({
      kind: 'missing',
      subject: 'sandbox',
      problem: sandbox.problem,
      mend: 'npm run setup',
    });
    expect(trouble).toHaveProperty('cost', expect.stringContaining('refuses to run'));
  });

  it('tells a missing prlimit apart from a missing sandbox', async () => {
    const sandbox = { kind: 'missing', problem: 'This is darwin.' } as const;
    const found = await troubles({ interpreters: { ...healthy.interpreters, sandbox, prlimit: undefined } });
    expect(found.map(({ subject }) => subject)).toEqual(['sandbox', 'prlimit']);
  });

  it('finds a sandbox unsuitable in which an interpreter does not start', async () => {
    const probe: Environment['probe'] = (interpreter) =>
      Promise.resolve(
        interpreter === 'python' ? { kind: 'broken', problem: 'python does not start.' } : { kind: 'works' },
      );
    expect(await troubles({ probe })).toMatchObject([
      { kind: 'unsuitable', subject: 'Python in the sandbox', problem: 'python does not start.' },
    ]);
  });

  it('tells a missing Python once, and does not probe for it', async () => {
    const probed: string[] = [];
    const python = { kind: 'missing', problem: 'There is no Python environment.' } as const;
    const found = await troubles({
      interpreters: { ...healthy.interpreters, python },
      probe: (interpreter) => {
        probed.push(interpreter);
        return Promise.resolve({ kind: 'works' });
      },
    });
    expect(found).toMatchObject([{ kind: 'missing', subject: 'Python', problem: python.problem }]);
    expect(probed).toEqual(['node']);
  });

  it('says what a missing numpy costs', async () => {
    const { autograd, sympy } = allPackages;
    const numpy = { problem: 'ModuleNotFoundError: No module named numpy' };
    const [trouble, ...others] = await troubles(answering(packages({ numpy, autograd, sympy })));
    expect(trouble).toMatchObject({
      kind: 'missing',
      subject: 'numpy',
      problem: 'numpy cannot be imported (ModuleNotFoundError: No module named numpy).',
      cost: 'Without numpy 2.3.5, notebooks that import numpy cannot be graded.',
    });
    expect(others).toEqual([]);
  });

  it('finds another version than the one asked for unsuitable', async () => {
    const found = await troubles(answering(packages({ ...allPackages, numpy: { version: '2.4.0' } })));
    expect(found).toMatchObject([
      {
        kind: 'unsuitable',
        subject: 'numpy',
        problem: 'requirements.txt asks for numpy 2.3.5, and 2.4.0 is installed.',
      },
    ]);
  });

  it('reads the answer below what a package printed while it was imported', async () => {
    const stdout = `hello\n${JSON.stringify(allPackages)}\n`;
    expect(await troubles(answering({ kind: 'ended', exitCode: 0, stdout, stderr: '' }))).toEqual([]);
  });

  it.each<[string, CommandResult, string]>([
    ['is not started', { kind: 'not-started', problem: 'ENOENT' }, 'ENOENT'],
    ['ends with an error', { kind: 'ended', exitCode: 1, stdout: '', stderr: 'a\nbroken pipe\n' }, 'broken pipe'],
    ['ends without a word', { kind: 'ended', exitCode: 127, stdout: '', stderr: '' }, 'exit code 127'],
    ['answers nonsense', { kind: 'ended', exitCode: 0, stdout: 'nonsense', stderr: '' }, 'nonsense'],
  ])('finds a Python unsuitable that %s', async (_, result, told) => {
    const [trouble, ...others] = await troubles(answering(result));
    expect(trouble).toMatchObject({
      kind: 'unsuitable',
      subject: 'Python',
      problem: expect.stringContaining(told) as string,
    });
    expect(others).toEqual([]);
  });

  it('misses a host that is not built', async () => {
    const readText: Environment['readText'] = (path) =>
      path.endsWith('node-host.cjs') ? Promise.resolve(undefined) : healthy.readText(path);
    expect(await troubles({ readText })).toMatchObject([
      { kind: 'missing', subject: 'host for TypeScript and JavaScript', mend: 'npm run build' },
    ]);
  });
});
