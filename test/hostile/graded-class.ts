import { readdirSync } from 'node:fs';
import { makeBadInputs, SECRET } from './bad-inputs.ts';
import { budgetOfOne } from './budget.ts';
import { expectedClass, isHonest } from './expected.ts';
import type { Grader } from './graders.ts';
import { leftForGood, leftSince, snapshot, type Left } from './left/snapshot.ts';
import { fileStates, filesChanged } from './left/files.ts';
import { ownerOf, type Owner } from './left/owner.ts';
import { listen } from './listeners.ts';
import { filesWith, readResults, type Results } from './results.ts';
import { runCommand, type Ran } from './run-command.ts';
import { giveTo, handIn, newRunFolder, removeRunFolder, type RunFolder } from './run-folder.ts';

/** All that is known of the hostile class once it was graded; the folder it was graded in is gone. */
export interface GradedClass {
  readonly everybody: { readonly ran: Ran; readonly results: Results; readonly left: Left };
  readonly honest: { readonly ran: Ran; readonly results: Results };
  /** Honest ones and some others, one at a time. */
  readonly oneByOne: { readonly ran: Ran; readonly results: Results };
  /** Processes that are there after all three runs. */
  readonly leftAtLast: readonly string[];
  /** Names of those that were made for this run. */
  readonly made: readonly string[];
  /** Files outside the results that were written, and submissions that were changed. */
  readonly strayFiles: readonly string[];
  /** What was reached from inside a sandbox. */
  readonly reached: readonly string[];
  /** Where the secret turned up. */
  readonly secretIn: readonly string[];
}

/** So many attackers, the cheapest, are graded once more, one at a time. */
export const ONE_BY_ONE = 8;

export async function gradeClass(grader: Grader): Promise<GradedClass> {
  const folder = newRunFolder();
  try {
    return await gradeIn(folder, grader);
  } finally {
    removeRunFolder(folder);
  }
}

async function gradeIn(folder: RunFolder, grader: Grader): Promise<GradedClass> {
  const { kept: expected, made } = expectedClass();
  const kept = Object.keys(expected);
  const honest = kept.filter(isHonest);
  handIn(kept, folder.everybody);
  handIn(honest, folder.honest);
  const inputs =
    Object.keys(made).length === 0
      ? []
      : await makeBadInputs(folder.everybody, { gradedBy: grader.kind === 'root' ? 'root' : 'user' });
  giveTo(grader, folder);
  const submissions = kept.map((student) => `${folder.everybody}/${student}`);
  const handedIn = fileStates(submissions);
  const listeners = await listen();
  const before = snapshot();
  const ceilingSeconds = (kept.length + inputs.length) * budgetOfOne().wallSeconds;

  let owner: Owner | undefined;
  let left: Left | undefined;
  const ran = await runCommand({
    ...{ grader, folder, ceilingSeconds, submissions: folder.everybody, out: `${folder.out}/everybody`, jobs: 2 },
    onGone: (pid) => {
      owner = ownerOf(grader, pid, folder.path);
      left = leftSince(before, owner);
    },
  });
  if (owner === undefined || left === undefined) throw new Error('the command is gone');
  const results = readResults(`${folder.out}/everybody`);

  const alone = await runCommand({
    ...{ grader, folder, ceilingSeconds, submissions: folder.honest, out: `${folder.out}/honest`, jobs: 2 },
  });
  handIn([...honest, ...cheapest(results, kept)], folder.some);
  const oneByOne = await runCommand({
    ...{ grader, folder, ceilingSeconds, submissions: folder.some, out: `${folder.out}/one-by-one`, jobs: 1 },
  });
  const leftAtLast = await leftForGood(before, owner);
  const reached = [...listeners.reached()];
  await listeners.close();
  return {
    everybody: { ran, results, left },
    leftAtLast,
    honest: { ran: alone, results: readResults(`${folder.out}/honest`) },
    oneByOne: { ran: oneByOne, results: readResults(`${folder.out}/one-by-one`) },
    made: inputs.map(({ student }) => student),
    strayFiles: [
      ...filesChanged(handedIn, fileStates(submissions)),
      ...[folder.temporary, folder.home].flatMap((path) => readdirSync(path).map((name) => `${path}/${name}`)),
    ],
    reached,
    secretIn: [
      ...filesWith(folder.secret, folder.out),
      // What stands in a neighbour's files may be told of that neighbour only.
      ...filesWith(SECRET, folder.out).filter((path) => !path.includes('/bad-neighbour/')),
      ...([ran, alone, oneByOne].some(({ stdout, stderr }) => `${stdout}${stderr}`.includes(folder.secret))
        ? ['what the command printed']
        : []),
    ],
  };
}

function cheapest({ reports }: Results, kept: readonly string[]): readonly string[] {
  const cost = (student: string): number => reports.get(student)?.seconds ?? Infinity;
  return kept
    .filter((student) => !isHonest(student))
    .toSorted((one, other) => cost(one) - cost(other))
    .slice(0, ONE_BY_ONE);
}
