import type { AuditRow, AuditSection } from '../../model/audit-report.ts';
import type { Mutant } from './change.ts';
import type { Fate } from './try-mutant.ts';

/** One mutant, and what became of it. */
export interface Tried {
  readonly file: string;
  readonly mutant: Mutant;
  readonly fate: Fate;
}

/** Of the mutants that are not right as well, so many have to be found. */
const LEAST_KILLED = 0.99;

export function tellMutants(tried: readonly Tried[], left: readonly AuditRow[]): AuditSection {
  const killed = tried.filter(({ fate }) => fate.kind === 'killed').length;
  const survived = tried.filter(({ fate }) => fate.kind === 'survived').length;
  const wrong = killed + survived;
  const right = tried.length - wrong;
  return {
    id: 'mutants',
    title: 'Changed solutions',
    asked: `Of all changes of a solution that make it wrong, at least ${LEAST_KILLED * 100} of 100 are found by a check that is worth points; the others are listed.`,
    verdict: verdictOf(tried.length, killed, wrong),
    result: tried.length === 0 ? 'nothing to change' : `${killed} of ${wrong} found, ${right} right as well`,
    rows: [...tried.flatMap(rowOf), ...choices(tried), ...left],
    counts: [
      { name: 'found', of: wrong, are: killed },
      { name: 'right as well', of: tried.length, are: right },
    ],
  };
}

/** Where changes are tried and every one of them is as right, the checks have shown nothing. */
function verdictOf(tried: number, killed: number, wrong: number): AuditSection['verdict'] {
  if (tried === 0) return 'not-asked';
  return wrong > 0 && killed >= LEAST_KILLED * wrong ? 'holds' : 'falls-short';
}

function rowOf({ file, mutant, fate }: Tried): readonly AuditRow[] {
  const row = (kind: AuditRow['kind'], text: string, checks: readonly string[]): readonly AuditRow[] => [
    {
      kind,
      name: `${file}:${mutant.line}  ${mutant.before} -> ${mutant.after}`,
      text,
      checks,
      where: { file, line: mutant.line },
      code: mutant.after,
    },
  ];
  switch (fate.kind) {
    case 'killed':
      return [];
    case 'equivalent':
      return row('told', `Right as well (${mutant.operator}): it agrees in ${fate.inputs} cases.`, []);
    case 'convention':
      return row(
        'told',
        `Right as well, by an accepted convention (${mutant.operator}): ${fate.followed.join('; ')}.`,
        [],
      );
    case 'choice':
      return [];
    case 'survived':
      return row('falls-short', survivalOf(mutant, fate), fate.checks);
  }
}

/** One row for each line on which an experiment was changed into another one. */
function choices(tried: readonly Tried[]): readonly AuditRow[] {
  const found = tried.filter(({ fate }) => fate.kind === 'choice');
  const lines = new Map<string, Tried[]>();
  for (const one of found) {
    const place = `${one.file}:${one.mutant.line}`;
    lines.set(place, [...(lines.get(place) ?? []), one]);
  }
  return [...lines].flatMap(([place, [first, ...more]]): AuditRow[] =>
    first === undefined
      ? []
      : [
          {
            kind: 'told',
            name: `${place}  ${first.mutant.before}`,
            text: `Other experiments than the solution's, where the assignment leaves that open: ${more.length + 1} changes, e.g. ${first.mutant.after}`,
            checks: [],
            where: { file: first.file, line: first.mutant.line },
            code: first.mutant.before,
          },
        ],
  );
}

function survivalOf({ operator }: Mutant, { caughtBy }: Extract<Fate, { kind: 'survived' }>): string {
  return caughtBy.length > 0
    ? `No check finds it (${operator}), though it is wrong: what shows it is ${caughtBy.join('; ')}.`
    : `No check finds it (${operator}), and it could not be shown that it is right as well.`;
}
