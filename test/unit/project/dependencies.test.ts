import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

const read = (path: string): Promise<string> => readFile(new URL(`../../../${path}`, import.meta.url), 'utf8');

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

async function manifest(): Promise<Manifest> {
  return JSON.parse(await read('package.json')) as Manifest;
}

async function locked(): Promise<Readonly<Record<string, LockedPackage>>> {
  const { packages } = JSON.parse(await read('package-lock.json')) as { packages: Record<string, LockedPackage> };
  return packages;
}

describe('package.json', () => {
  it('pins every dependency to one version', async () => {
    const { dependencies, devDependencies } = await manifest();
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
  });
});

describe('package-lock.json', () => {
  it('locks the versions that package.json asks for', async () => {
    const { dependencies, devDependencies } = await manifest();
    const packages = await locked();
    const wanted = { ...dependencies, ...devDependencies };
    const actual = Object.keys(wanted).map((name) => [name, packages[`node_modules/${name}`]?.version]);
    expect(Object.fromEntries(actual)).toEqual(wanted);
  });

  it('names no registry, and has a checksum for every package', async () => {
    const packages = Object.entries(await locked()).filter(([path]) => path !== '');
    expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
    expect(packages.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([]);
  });

  it('holds the packages of every platform, for `npm ci` refuses a lock file that lacks one', async () => {
    const packages = await locked();
    const names = new Set(Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 13)));
    const missing = Object.values(packages)
      .flatMap(({ optionalDependencies }) => Object.keys(optionalDependencies ?? {}))
      .filter((name) => !names.has(name));
    expect(missing).toEqual([]);
  });
});

describe('requirements.txt', () => {
  it('pins every package to one version', async () => {
    const lines = (await read('requirements.txt')).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(lines.filter((line) => !/^[a-z][\w.-]*==\d+(\.\d+)*$/.test(line))).toEqual([]);
    expect(lines.length).toBeGreaterThan(0);
  });
});
