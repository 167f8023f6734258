import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { GraderError } from '../model/grader-error.ts';

/** Where the project's own files are. */
export interface Project {
  readonly root: string;
  readonly version: string;
  readonly specs: string;
  readonly templates: string;
  readonly hosts: { readonly node: string; readonly python: string };
}

/** Finds the project around a module of it, whether it runs from the sources or from the build. */
export function findProject(from: string): Project {
  for (let folder = from; ; folder = dirname(folder)) {
    const manifest = readManifest(join(folder, 'package.json'));
    if (manifest?.name === 'plumbline') {
      return {
        root: folder,
        version: manifest.version,
        specs: join(folder, 'specs'),
        templates: join(folder, 'reports'),
        hosts: { node: join(folder, '.build/hosts/node-host.cjs'), python: join(folder, 'grader/hosts/python') },
      };
    }
    if (dirname(folder) === folder)
      throw new GraderError('project-not-found', `No package.json of plumbline was found at or above ${from}.`);
  }
}

/** A course may keep its assignments in a folder of its own. */
export interface WithSpecs {
  readonly specs?: string;
}

export function withSpecs(
  project: Project,
  { specs }: WithSpecs,
  { workingFolder }: { readonly workingFolder: string },
): Project {
  return specs === undefined ? project : { ...project, specs: resolve(workingFolder, specs) };
}

function readManifest(path: string): { readonly name: string; readonly version: string } | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as { readonly name: string; readonly version: string };
  } catch {
    return null;
  }
}
