import { expect } from 'vitest';
import { halfWritten, tableOf } from './world.ts';
import type { Ran, World } from './world.ts';

/** What each is worth by right: nobody may have more, whatever happens. */
export const EARNED: Readonly<Record<string, number>> = { 'a-right': 15, 'b-wrong': 12, 'c-right': 15 };

/** No point that was not earned, nobody missing, nothing half-written; where there is no table, a plain word about it. */
export function mustHold(world: World, { code, warned }: Ran): ReadonlyMap<string, string> | null {
  expect(halfWritten(world)).toEqual([]);
  const table = tableOf(world);
  if (code === 2) {
    expect(warned).toMatch(/^grade: \S.*\.$/m);
    expect(warned).not.toContain('an error of the grader itself');
  } else {
    expect([...(table?.keys() ?? [])]).toEqual(world.students);
  }
  for (const [student, line] of table ?? []) {
    const [, total = '', , status] = line.split(',');
    expect({ student, total }).toEqual({
      student,
      total: expect.stringMatching(status === 'graded' ? new RegExp(`^${EARNED[student]}$`) : /^$/) as string,
    });
    if (total === '' && code !== 2) expect(code).toBe(1);
  }
  return table;
}
