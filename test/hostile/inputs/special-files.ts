import { chmodSync, linkSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder, made, type BadInput, type MadePlace } from './bad-input.ts';
import { honestPython } from './honest.ts';
import { makeDevice, makePipe, makeSocket } from './make-node.ts';

/** What only the neighbour's own report may show. */
export const SECRET = 'PLUMBLINE-NEIGHBOUR-SECRET';

const NEIGHBOUR = 'bad-neighbour';

type Make = (path: string, place: MadePlace) => void | Promise<void>;

/** A folder in which `name` is made; with `beside`, code that is right lies beside it. */
function holding(student: string, name: string, make: Make, { beside = false } = {}): BadInput {
  return made(`bad file ${student}`, async (place) => {
    mkdirSync(place.path);
    if (beside) writeFileSync(join(place.path, 'right.py'), honestPython);
    await make(join(place.path, name), place);
  });
}

const byRoot = (input: BadInput): BadInput => ({ ...input, only: 'root' });
const forUser = (input: BadInput): BadInput => ({ ...input, only: 'user' });

const zeros: Make = (path) => {
  makeDevice(path, 'c', 1, 5);
};
const pipe: Make = (path) => {
  makePipe(path);
};
const linkTo =
  (target: string): Make =>
  (path) => {
    symlinkSync(target, path);
  };
const linkToNeighbour: Make = (path) => {
  symlinkSync(`../${NEIGHBOUR}/secret.py`, path);
};
const hardLink: Make = (path, { folder: all }) => {
  linkSync(join(all, NEIGHBOUR, 'solution.py'), path);
};
const hole =
  (bytes: number): Make =>
  (path) => {
    writeFileSync(path, honestPython);
    truncateSync(path, bytes);
  };
const closed: Make = (path) => {
  writeFileSync(path, honestPython);
  chmodSync(path, 0);
};
const closedFolder: Make = (path) => {
  mkdirSync(path);
  writeFileSync(join(path, 'solution.py'), honestPython);
  chmodSync(path, 0);
};

/** Links, pipes, sockets, devices, holes, and what may not be read. The neighbour comes first: others lead to it. */
export const specialFiles: readonly BadInput[] = [
  folder(NEIGHBOUR, { 'solution.py': honestPython, 'secret.py': `print("${SECRET}")`, 'secret.txt': SECRET }),
  holding('link to passwd', 'solution.py', linkTo('/etc/passwd')),
  holding('link to a neighbour', 'solution.py', linkToNeighbour),
  holding('link to itself', 'solution.py', linkTo('solution.py')),
  holding('link to nothing', 'solution.py', linkTo('nothing.py')),
  holding('link to a device', 'solution.py', linkTo('/dev/zero')),
  holding('link to its folder', 'loop', linkTo('.'), { beside: true }),
  holding('link to everything', 'all', linkTo('/'), { beside: true }),
  holding('link to data', 'data.csv', linkTo(`../${NEIGHBOUR}/secret.txt`), { beside: true }),
  holding('hard link', 'solution.py', hardLink),
  holding('pipe', 'solution.py', pipe),
  holding('pipe beside', 'data.csv', pipe, { beside: true }),
  holding('socket', 'solution.py', makeSocket),
  holding('socket beside', 'data.csv', makeSocket, { beside: true }),
  byRoot(holding('device', 'solution.py', zeros)),
  byRoot(holding('device beside', 'data.csv', zeros, { beside: true })),
  holding('hole of 60 MB', 'solution.py', hole(60e6)),
  holding('hole of 1 TB beside', 'data.csv', hole(1e12), { beside: true }),
  forUser(holding('closed', 'solution.py', closed)),
  forUser(holding('closed beside', 'data.csv', closed, { beside: true })),
  forUser(holding('closed folder', 'inner', closedFolder)),
  forUser(holding('closed folder beside', 'inner', closedFolder, { beside: true })),
  forUser(made('bad entry closed', (place) => closedFolder(place.path, place))),
  made('bad entry link to a neighbour', ({ path }) => {
    symlinkSync(NEIGHBOUR, path);
  }),
  made('bad entry link to everything', ({ path }) => {
    symlinkSync('/', path);
  }),
  made('bad entry link to itself', ({ path }) => {
    symlinkSync('bad entry link to itself', path);
  }),
  made('bad entry pipe', (place) => pipe(place.path, place)),
  made('bad entry socket', (place) => makeSocket(place.path)),
  byRoot(made('bad entry device', (place) => zeros(place.path, place))),
];
