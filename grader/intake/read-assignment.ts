import { createHash } from 'node:crypto';
import { Ajv, type ValidateFunction } from 'ajv';
import { AssignmentSchema, type Assignment } from './assignment-schema.ts';
import { parseJson, type Places } from './parse-json.ts';
import { plainErrors } from './plain-errors.ts';
import { placeOf, type AssignmentProblem, type Complaint } from './problem.ts';
import { ruleStages } from './rules/index.ts';
import { folderNamed } from './rules/folder-name.ts';

export type { AssignmentProblem } from './problem.ts';

export type AssignmentReading =
  | { readonly kind: 'read'; readonly assignment: Assignment; /** Of the text, in UTF-8. */ readonly sha256: string }
  | {
      readonly kind: 'refused';
      /** In the order of the text; at most 20. */
      readonly problems: readonly AssignmentProblem[];
      /** How many more there are. */
      readonly more: number;
    };

/** More than this nobody mends at once. */
const MOST = 20;

const BYTE_ORDER_MARK = /^\ufeff/;

/**
 * Reads an assignment: JSON, then the schema, then what no schema can say (names that must name something). Later ones are only
 * looked at when the ones before are right. `path` is for the messages; a folder in it must have the name of the assignment.
 */
export function readAssignment(path: string, text: string): AssignmentReading {
  const body = text.replace(BYTE_ORDER_MARK, '');
  const parsing = parseJson(body);
  const locate = locator(path, body);
  if (parsing.kind === 'refused')
    return refused(
      parsing.problems.map(({ place, offset, says }) => ({ offset, place, says })),
      locate,
    );

  const { value, places } = parsing;
  const isAssignment = validator();
  const refuse = (complaints: readonly Complaint[]): AssignmentReading =>
    refused(
      complaints.map((one) => placed(one, places)),
      locate,
    );
  if (!isAssignment(value)) return refuse(plainErrors(isAssignment.errors ?? []));
  const complaints = semanticComplaints(value, path);
  if (complaints.length > 0) return refuse(complaints);
  return { kind: 'read', assignment: value, sha256: createHash('sha256').update(text, 'utf8').digest('hex') };
}

function semanticComplaints(assignment: Assignment, path: string): readonly Complaint[] {
  const found = folderNamed(assignment, path);
  for (const stage of ruleStages) {
    const complaints = stage.flatMap((rule) => rule(assignment));
    if (complaints.length > 0) return [...found, ...complaints];
  }
  return found;
}

let compiled: ValidateFunction<Assignment> | undefined;

/** Compiled on first use: it takes longer than reading. */
function validator(): ValidateFunction<Assignment> {
  compiled ??= new Ajv({
    allErrors: true,
    discriminator: true,
    verbose: true,
    strict: true,
    strictRequired: false,
    formats: { uri: (text: string) => URL.canParse(text) },
  }).compile<Assignment>(AssignmentSchema);
  return compiled;
}

interface Placed {
  readonly offset: number;
  readonly place: string;
  readonly says: string;
}

function placed({ pointer, at, missing, says }: Complaint, places: Places): Placed {
  const found = places.get(pointer) ?? { path: [], value: 0, key: 0 };
  return {
    offset: at === 'key' ? found.key : found.value,
    place: placeOf(missing === undefined ? found.path : [...found.path, missing]),
    says,
  };
}

type Locate = (problem: Placed) => AssignmentProblem;

function refused(problems: readonly Placed[], locate: Locate): AssignmentReading {
  const ordered = problems.toSorted((one, other) => one.offset - other.offset);
  return { kind: 'refused', problems: ordered.slice(0, MOST).map(locate), more: Math.max(0, ordered.length - MOST) };
}

function locator(path: string, text: string): Locate {
  return ({ offset, place, says }) => {
    const before = text.slice(0, offset);
    const line = (before.match(/\r\n|\r|\n/g)?.length ?? 0) + 1;
    const column = offset - Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'));
    return { place, line, column, message: `${path}:${line}:${column}: ${place} ${says}` };
  };
}
