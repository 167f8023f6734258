import { join } from 'node:path';
import type { PythonInterpreter } from '../sandbox/find-python.ts';
import type { CommandResult, Environment } from './environment.ts';
import type { Finding, Trouble } from './finding.ts';

/** The packages that notebooks import and no stand-in replaces. Without mpmath there is no sympy. */
const PACKAGES = ['numpy', 'autograd', 'sympy'] as const;
const MEND = 'npm run setup';

/** Imports each package for real: a package that is there may still not load. */
const QUESTION = `
import importlib, importlib.metadata, json, sys
sys.path.insert(0, sys.argv[1])
answers = {}
for name in sys.argv[2:]:
    try:
        importlib.import_module(name)
        answers[name] = {"version": importlib.metadata.version(name)}
    except Exception as error:
        answers[name] = {"problem": f"{type(error).__name__}: {error}".splitlines()[0]}
print(json.dumps(answers))
`;

export async function examinePython({
  interpreters: { python },
  projectRoot,
  readText,
  run,
}: Pick<Environment, 'interpreters' | 'projectRoot' | 'readText' | 'run'>): Promise<readonly Finding[]> {
  const cost = 'Without Python, notebooks and Python files cannot be graded.';
  switch (python.kind) {
    case 'missing':
      return [{ kind: 'missing', subject: 'Python', problem: python.problem, cost, mend: MEND }];
    case 'found': {
      const result = await run(python.executable, ['-I', '-c', QUESTION, python.sitePackages, ...PACKAGES]);
      const answers = readAnswers(result);
      if (typeof answers === 'string') {
        const problem = `${python.executable} does not run: ${answers}`;
        return [{ kind: 'unsuitable', subject: 'Python', problem, cost, mend: `rm -rf .venv && ${MEND}` }];
      }
      const requirements = (await readText(join(projectRoot, 'requirements.txt'))) ?? '';
      return [
        { kind: 'present', subject: 'Python', detail: describePython(python) },
        ...PACKAGES.map((name) => tellPackage(name, answers[name], versionAskedFor(name, requirements))),
      ];
    }
  }
}

interface Answer {
  readonly version?: string;
  readonly problem?: string;
}

/** What Python answered, or as a text why it did not. */
function readAnswers(result: CommandResult): Readonly<Record<string, Answer>> | string {
  switch (result.kind) {
    case 'not-started':
      return result.problem;
    case 'ended':
      if (result.exitCode !== 0) return lastLine(result.stderr) ?? `it ended with exit code ${result.exitCode}`;
      try {
        // The last line: a package may print something while it is imported.
        return JSON.parse(lastLine(result.stdout) ?? '') as Readonly<Record<string, Answer>>;
      } catch {
        return `it was asked for its packages and answered ${JSON.stringify(result.stdout.slice(0, 200))}`;
      }
  }
}

function tellPackage(name: string, answer: Answer | undefined, wanted: string | undefined): Finding {
  const trouble: Omit<Trouble, 'problem'> = {
    subject: name,
    cost: `Without ${name}${wanted === undefined ? '' : ` ${wanted}`}, notebooks that import ${name} cannot be graded.`,
    mend: `rm -rf .venv && ${MEND}`,
  };
  if (answer?.version === undefined) {
    return { kind: 'missing', ...trouble, problem: `${name} cannot be imported (${answer?.problem ?? 'no answer'}).` };
  }
  if (wanted !== undefined && answer.version !== wanted) {
    return {
      kind: 'unsuitable',
      ...trouble,
      problem: `requirements.txt asks for ${name} ${wanted}, and ${answer.version} is installed.`,
      cost: `With another ${name} a submission may be judged differently than on other machines.`,
    };
  }
  return { kind: 'present', subject: name, detail: answer.version };
}

function versionAskedFor(name: string, requirements: string): string | undefined {
  const line = requirements.split(/\r?\n/).find((text) => text.startsWith(`${name}==`));
  return line?.slice(name.length + 2).trim();
}

function describePython({ version, executable }: PythonInterpreter): string {
  return `${version} (${executable})`;
}

function lastLine(text: string): string | undefined {
  return text.trim().split('\n').at(-1) || undefined;
}
