import type { AuditRow, AuditSection } from '../../model/audit-report.ts';
import type { Source } from '../section.ts';
import { rewrites } from './index.ts';
import type { GroupTried, Refused } from './try-group.ts';

export interface SourceTried {
  readonly source: Source;
  readonly tried: readonly GroupTried[];
  /** For each target how many rewritings changed it. */
  readonly wordsOf: ReadonlyMap<string, number>;
}

/** So many ways to write it are wanted of each target: fewer say little. */
const LEAST_WORDS = 10;

export function tellRewrites(sources: readonly SourceTried[], left: readonly AuditRow[]): AuditSection {
  const all = sources.flatMap(({ tried }) => tried);
  const asked = all.reduce((sum, { applied }) => sum + applied.size, 0);
  const refused = all.flatMap((one) => one.refused);
  const lost = refused.reduce((sum, { ids }) => sum + ids.length, 0);
  const words = sources.flatMap(({ wordsOf }) => [...wordsOf.values()]);
  const enough = words.filter((count) => count >= LEAST_WORDS).length;
  return {
    id: 'right-in-other-words',
    title: 'Right solutions in other words',
    asked: 'The same solution, written in other words, passes every check that the solution passes.',
    verdict:
      asked === 0 && words.length === 0 ? 'not-asked' : lost > 0 || enough < words.length ? 'falls-short' : 'holds',
    result: asked === 0 ? 'nothing to write in other words' : `${asked - lost} of ${asked} accepted`,
    rows: [
      ...sources.flatMap(({ source, tried, wordsOf }) => [
        ...tried.flatMap((one) => one.refused.map((each) => refusal(source, each))),
        ...[...wordsOf].filter(([, count]) => count < LEAST_WORDS).map(([id, count]) => scarcity(source, id, count)),
      ]),
      ...left,
    ],
    counts: [
      { name: 'accepted', of: asked, are: asked - lost },
      { name: `targets in ${LEAST_WORDS} ways`, of: words.length, are: enough },
    ],
  };
}

function refusal({ file }: Source, { ids, results }: Refused): AuditRow {
  const texts = ids.map((id) => rewrites.find((one) => one.id === id)?.text ?? id);
  const [first] = results;
  const seen = first?.finding?.summary ?? first?.message ?? '';
  return {
    kind: 'falls-short',
    name: `${file}  ${ids.join(' + ')}`,
    text: `Refused, though it is right: ${texts.join('; ')}. ${seen}`,
    checks: results.map(({ id }) => id),
  };
}

function scarcity({ file }: Source, target: string, count: number): AuditRow {
  return {
    kind: 'falls-short',
    name: `${file}  ${target}`,
    text: `Only ${count} ways were found to write it in other words; ${LEAST_WORDS} are wanted.`,
    checks: [],
  };
}
