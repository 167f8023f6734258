import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import type { Place } from './place.ts';
import { differences, done, notWhole, toldKept } from './results.ts';
import { startRun, type Asked, type Ended } from './run.ts';

/** What an undisturbed run came to. */
export interface Undisturbed {
  readonly code: number | null;
  readonly files: ReadonlyMap<string, Buffer>;
}

/** What is wrong right after a run was ended from outside. */
export function wrongAfterKill({ left }: Ended, { out }: Place): readonly string[] {
  return [...left.map((process) => `left behind: ${process}`), ...notWhole(out)];
}

/** Runs the command to its end, and tells what is wrong after it: all should be as if nothing had happened. */
export async function wrongAfterGoingOn(
  place: Place,
  undisturbed: Undisturbed,
  asked: Asked = {},
): Promise<readonly string[]> {
  const before = done(place.out);
  const ended = await startRun(place, asked).ended;
  const now = done(place.out);
  const kept = toldKept(ended.stderr);
  const names = new Set([...before.keys()].map((folder) => basename(folder)));
  return [
    ...(ended.code === undisturbed.code ? [] : [`ended with ${ended.code ?? ended.signal ?? '?'}: ${ended.stderr}`]),
    ...ended.left.map((process) => `left behind: ${process}`),
    ...differences(place.out, undisturbed.files),
    ...notWhole(place.out),
    ...readdirSync(place.tmp).map((name) => `left in the folder for temporary files: ${name}`),
    ...[...before].flatMap(([folder, state]) =>
      now.get(folder) === state ? [] : [`${folder} was done and is redone`],
    ),
    ...[...names].flatMap((name) => (kept.has(name) ? [] : [`${name} was done and is not told as kept`])),
    ...[...kept].flatMap((name) => (names.has(name) ? [] : [`${name} is told as kept and was not done`])),
  ];
}
