import type { AuditSection } from '../../grader/model/audit-report.ts';
import type { Status } from '../../grader/model/report.ts';

type Colour = 'bold' | 'dim' | 'red' | 'green' | 'yellow';

const CODES: Readonly<Record<Colour, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
};

/** Puts colour around text that is already safe; or not, when colour is off. */
export type Paint = (colour: Colour, safeText: string) => string;

export function painter(isOn: boolean): Paint {
  return (colour, text) => {
    const [start, end] = CODES[colour];
    return isOn ? `\u001b[${start}m${text}\u001b[${end}m` : text;
  };
}

/** The colour of a status. */
export function statusColour(status: Status): Colour {
  switch (status) {
    case 'passed':
      return 'green';
    case 'failed':
      return 'red';
    case 'blocked':
      return 'dim';
    case 'inconclusive':
    case 'grader-error':
    case 'pending':
      return 'yellow';
  }
}

/** The colour of a verdict of an audit. */
export function verdictColour(verdict: AuditSection['verdict']): Colour {
  switch (verdict) {
    case 'holds':
      return 'green';
    case 'falls-short':
      return 'red';
    case 'not-asked':
      return 'dim';
  }
}
