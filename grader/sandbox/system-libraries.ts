import { existsSync, lstatSync, readlinkSync } from 'node:fs';

/** What the machine's own shared libraries are found by. */
const FOLDERS = ['/usr/lib', '/usr/lib64', '/lib', '/lib64', '/usr/lib32', '/lib32'];
const FILES = ['/etc/ld.so.cache', '/etc/alternatives'];

/** Folders of programs among the libraries; a grader that was installed for everybody lives in one of them. */
const HIDDEN = ['/usr/lib/node_modules', '/usr/lib/nodejs'];

/** Arguments of bubblewrap that make the system's libraries appear as they are outside. */
export function systemLibraryArguments(): readonly string[] {
  return [
    ...FOLDERS.filter((path) => existsSync(path)).flatMap((path) =>
      lstatSync(path).isSymbolicLink() ? ['--symlink', readlinkSync(path), path] : ['--ro-bind', path, path],
    ),
    ...FILES.filter((path) => existsSync(path)).flatMap((path) => ['--ro-bind', path, path]),
    ...HIDDEN.filter((path) => existsSync(path)).flatMap((path) => ['--tmpfs', path]),
  ];
}
