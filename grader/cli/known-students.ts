import { distance } from 'fastest-levenshtein';
import { mostEdits, normalise } from '../contract/names.ts';
import { compareCodePoints } from '../intake/code-points.ts';
import { listed, show } from '../intake/show.ts';
import { GraderError } from '../model/grader-error.ts';

/** As many names as are read at a glance. */
const NEAR = 3;
const SHOWN = 8;

/**
 * The students that `--only` names: each text is one name, or several with commas between them (a name may hold a comma itself). Throws a
 * GraderError for a name that none of them has, with the names that it may be meant for, or some of those there are.
 */
export function studentsNamed(told: readonly string[], students: readonly string[], folder: string): readonly string[] {
  const all = [...new Set(students)].toSorted(compareCodePoints);
  const names = told.flatMap((text) => (all.includes(text) ? [text] : text.split(',').filter((part) => part !== '')));
  for (const name of names) {
    if (all.includes(name)) continue;
    const near = nearTo(name, all);
    const known = all.length === 0 ? 'There are none.' : `There are ${listed(all, 'and', SHOWN)}.`;
    const hint = near.length === 0 ? known : `Did you mean ${listed(near, 'or')}?`;
    throw new GraderError(
      'student-unknown',
      `--only ${show(name)}: there is no such submission. ${hint} Students are named like their folders, or files without the ending, below ${show(folder)}.`,
    );
  }
  return names;
}

/** The nearest first: those that are a few letters away, and those of which the name is a part (a first name, say). */
function nearTo(name: string, students: readonly string[]): readonly string[] {
  const wanted = normalise(name);
  const most = mostEdits(wanted);
  return students
    .map((student) => ({ student, edits: distance(wanted, normalise(student)) }))
    .filter(({ student, edits }) => edits <= most || (wanted.length > 1 && normalise(student).includes(wanted)))
    .toSorted((one, other) => one.edits - other.edits)
    .slice(0, NEAR)
    .map(({ student }) => student);
}
