import type { FoundDataSet } from '../intake/find-data-set.ts';
import type { DataSetSpec } from '../model/data-set-spec.ts';
import type { Environment } from './environment.ts';
import type { Finding } from './finding.ts';

const MEND = '`grade setup --data`';

/** Whether the data sets of the assignments are there. A missing one costs nothing: made-up rows serve. */
export function examineData({
  dataSets,
  unreadableAssignments,
}: Pick<Environment, 'dataSets' | 'unreadableAssignments'>): readonly Finding[] {
  return [
    ...unreadableAssignments.map(({ assignment, problem }): Finding => {
      const [first = '', ...others] = problem.split('\n');
      return {
        kind: 'unsuitable',
        subject: assignment,
        problem: others.length === 0 ? first : `${first} (and ${others.length} more)`,
        cost: 'Nothing that was handed in for it can be graded.',
        mend: 'correct the assignment',
      };
    }),
    ...dataSets.map(({ spec, found }) => tell(spec, found)),
  ];
}

function tell({ title: subject, file, address }: DataSetSpec, found: FoundDataSet): Finding {
  switch (found.kind) {
    case 'found':
      return { kind: 'present', subject, detail: found.path };
    case 'refused':
      return {
        kind: 'unsuitable',
        subject,
        problem: found.problems.join(' '),
        cost: 'What trains networks on it is not graded: `grade` stops before it runs anything.',
        mend: `remove that file; ${MEND} gets the right one (or leave it to made-up rows)`,
      };
    case 'absent': {
      const where =
        found.looked.length === 0 ? 'there is no folder to look in' : `looked in ${found.looked.join(', ')}`;
      return {
        kind: 'replaced',
        subject,
        problem: `${file} is not on this machine (${where}).`,
        cost: 'This costs nothing: networks are trained on made-up rows in its place.',
        mend: `${MEND} gets it from ${address}`,
      };
    }
  }
}
