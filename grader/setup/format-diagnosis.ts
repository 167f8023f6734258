import { isReady } from './doctor.ts';
import type { Finding } from './finding.ts';

/** All as wide as `ok`'s column. */
const LABELS = { missing: 'MISSING ', unsuitable: 'UNFIT   ', replaced: '-       ' } as const;

/** What the doctor found, for a terminal: one line for what is there, three for what is not. */
export function formatDiagnosis(findings: readonly Finding[]): string {
  const width = Math.max(0, ...findings.map(({ subject }) => subject.length));
  const lines = findings.flatMap((finding) => formatFinding(finding, width));
  const closing = isReady(findings) ? 'Everything that grading needs is there.' : 'Something is missing: see above.';
  return [...lines, '', closing, ''].join('\n');
}

function formatFinding(finding: Finding, width: number): readonly string[] {
  const subject = finding.subject.padEnd(width);
  switch (finding.kind) {
    case 'present':
      return [`ok       ${subject}  ${finding.detail}`];
    case 'missing':
    case 'replaced':
    case 'unsuitable': {
      const label = LABELS[finding.kind];
      const indent = ' '.repeat(width + 11);
      return [
        `${label} ${subject}  ${finding.problem}`,
        `${indent}${finding.cost}`,
        `${indent}${finding.kind === 'replaced' ? 'To have it' : 'To mend it'}: ${finding.mend}`,
      ];
    }
  }
}
