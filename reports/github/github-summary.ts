import type { ClassRow, ClassSummary } from '../../grader/model/class-summary.ts';
import { markdownText } from '../escape/markdown.ts';
import { counted, countsText } from '../words/counts.ts';
import { pointsText, totalText } from '../words/points.ts';
import { checkRates } from '../words/check-rates.ts';
import { mistakesByName, nameInPart } from '../words/mistakes-by-name.ts';
import { standingOf, standingsText } from '../words/standing.ts';

/** GitHub drops a job summary that is larger. Source: its documentation of `GITHUB_STEP_SUMMARY`. */
const MOST_BYTES = 1024 * 1024;
/** Room for the sentence that says what was left out. */
const RESERVE = 1024;
const MOST_CHARACTERS = 300;

/** The class as GitHub's Markdown for `$GITHUB_STEP_SUMMARY`, never larger than GitHub takes. */
export function githubSummary(summary: ClassSummary): string {
  const head = [
    `## ${markdownText(summary.assignment.title)}`,
    '',
    `${standingsText(summary.rows, summary.scope)}. Most points: ${pointsText(summary.maxPoints)}.`,
    ...(summary.scope === 'all' ? [] : [`Checks run: ${summary.scope} only, no grade.`]),
    '',
    '| Check | Points | Passed | Failed | Blocked | Not known |',
    '| :--- | ---: | ---: | ---: | ---: | ---: |',
    ...checkRates(summary).map(
      ({ title, maxPoints, passed, failed, blocked, undecided }) =>
        `| ${cell(title)} | ${pointsText(maxPoints)} | ${passed} | ${failed} | ${blocked} | ${undecided} |`,
    ),
    ...mistakeTable(summary),
    '',
    '| Student | Points | Checks | For a person |',
    '| :--- | ---: | :--- | :--- |',
  ];
  return within(
    [...head],
    summary.rows.map((row) => rowLine(row, summary)),
  );
}

/** Students read what their repository's CI shows: the sentence is theirs, and there is none where names are for staff only. */
function mistakeTable(summary: ClassSummary): readonly string[] {
  const named = summary.assignment.mistakesShownTo === 'staff' ? [] : mistakesByName(summary);
  if (named.length === 0) return [];
  return [
    '',
    '| Mistake by name | What it is about | Students |',
    '| :--- | :--- | ---: |',
    ...named.map(({ mistake, rows }) => `| ${cell(nameInPart(mistake))} | ${cell(mistake.student)} | ${rows.length} |`),
  ];
}

function rowLine(row: ClassRow, summary: ClassSummary): string {
  const attention = row.attention.map(cell).join('; ');
  const isNone = standingOf(row) === 'not-graded';
  const points = isNone ? 'not graded' : totalText(summary.scope, row.total);
  return `| ${cell(row.student)} | ${points} | ${countsText(row.checks)} | ${attention} |`;
}

function cell(text: string): string {
  const characters = Array.from(text);
  return markdownText(
    characters.length <= MOST_CHARACTERS ? text : `${characters.slice(0, MOST_CHARACTERS).join('')}…`,
  );
}

/** As many lines as fit; the rest are counted. */
function within(head: readonly string[], rows: readonly string[]): string {
  const lines: string[] = [];
  let bytes = RESERVE;
  for (const line of [...head, ...rows]) {
    bytes += Buffer.byteLength(line) + 1;
    if (bytes > MOST_BYTES) break;
    lines.push(line);
  }
  const left = head.length + rows.length - lines.length;
  const rest = left === 0 ? [] : ['', `${counted(left, 'more line')} did not fit here: see the class page.`];
  return [...lines, ...rest, ''].join('\n');
}
