import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProject } from '../../grader/cli/project.ts';
import type { Project } from '../../grader/cli/project.ts';
import { findPython } from '../../grader/sandbox/find-python.ts';

const root = new URL('../..', import.meta.url).pathname;
const usual = findProject(root);
const node = realpathSync(process.execPath);

/** A project that starts copies of the interpreters and of the host programs: a test may take them away half-way. */
export interface OwnPrograms {
  readonly project: Project;
  readonly folder: string;
  /** Puts everything (back) in its place. */
  readonly restore: () => void;
}

export function ownPrograms(): OwnPrograms {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-programs-'));
  const at = (...parts: readonly string[]): string => join(folder, ...parts);
  const restore = (): void => {
    rmSync(folder, { recursive: true });
    mkdirSync(at('hosts'), { recursive: true });
    // What a result depends on is looked up below the project.
    for (const name of ['.build', 'reports', 'grader']) symlinkSync(join(root, name), at(name));
    copyFileSync(usual.hosts.node, at('hosts/node-host.cjs'));
    cpSync(usual.hosts.python, at('hosts/python'), { recursive: true });
    copyFileSync(node, at('node'));
    copyPython(at);
  };
  restore();
  const hosts = { node: at('hosts/node-host.cjs'), python: at('hosts/python') };
  return { folder, project: { ...usual, root: folder, hosts }, restore };
}

/** The interpreter is small; its library is not, and is linked. */
function copyPython(at: (...parts: readonly string[]) => string): void {
  const python = findPython(root);
  if (python.kind === 'missing') throw new Error(python.problem);
  for (const name of ['python/bin', 'python/lib', '.venv/bin']) mkdirSync(at(name), { recursive: true });
  const executable = python.inside.replace(/^\/python/, at('python'));
  copyFileSync(python.executable, executable);
  for (const { from, to } of python.mounts)
    if (from !== python.executable) symlinkSync(from, to.replace(/^\/python/, at('python')));
  symlinkSync(executable, at('.venv/bin/python3'));
  copyFileSync(join(root, '.venv/pyvenv.cfg'), at('.venv/pyvenv.cfg'));
  const packages = python.sitePackages.replace(root.replace(/\/$/, ''), folderOf(at));
  mkdirSync(join(packages, '..'), { recursive: true });
  // By names of the same files, where that can be: only names are taken away.
  for (const how of ['-al', '-a']) if (spawnSync('cp', [how, python.sitePackages, packages]).status === 0) return;
  throw new Error(`${python.sitePackages} cannot be copied.`);
}

function folderOf(at: (...parts: readonly string[]) => string): string {
  return at('.').replace(/\/$/, '');
}
