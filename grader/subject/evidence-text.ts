/** Evidence as text: JSON in which every number survives. */
import { decodeValue, encodeNumber, encodeValue, WireError, type Json } from '../model/number-codec.ts';
import { EVIDENCE_SCHEMA_VERSION, type Evidence, type Recorded } from '../model/evidence.ts';
import type { Answer, Outcome } from '../model/outcome.ts';
import type { Value } from '../model/value.ts';
import { record } from './wire-parts.ts';

/** The same evidence gives the same text. */
export function evidenceToText({ answers, ...rest }: Evidence): string {
  const told = { ...rest, answers: [...answers].map(([question, all]) => [question, all.map(recordedToJson)]) };
  return `${JSON.stringify(told, keptNumber)}\n`;
}

/**
 * Reads what `evidenceToText` wrote. The text is our own (its checksum is kept beside it), so only its version is looked at.
 *
 * @throws WireError for a text of another version, or one that is no evidence
 */
export function evidenceFromText(text: string): Evidence {
  const evidence = record(JSON.parse(text, revivedNumber), 'evidence') as unknown as Written;
  // The type tells what this version writes; another one may have written this.
  const version: number = evidence.schemaVersion;
  if (version !== EVIDENCE_SCHEMA_VERSION) throw new WireError(`evidence of version ${version} is not understood`);
  return {
    ...evidence,
    answers: new Map(evidence.answers.map(([question, all]) => [question, all.map(recordedFromJson)])),
  };
}

type Written = Omit<Evidence, 'answers'> & { readonly answers: readonly [string, readonly Recorded[]][] };

function recordedToJson(recorded: Recorded): unknown {
  return recorded.kind === 'ran' ? { ...recorded, outcome: withValues(recorded.outcome, encodeValue) } : recorded;
}

function recordedFromJson(recorded: Recorded): Recorded {
  return recorded.kind === 'ran' ? { ...recorded, outcome: withValues(recorded.outcome, decodeValue) } : recorded;
}

/** The outcome with every value in another form. */
function withValues(outcome: Outcome, change: (value: Value) => unknown): Outcome {
  if (outcome.kind === 'ended') return outcome;
  const answers = outcome.answers.map((answer) =>
    answer.kind === 'returned'
      ? {
          ...answer,
          value: change(answer.value),
          ...(answer.arguments && { arguments: answer.arguments.map(change) }),
        }
      : answer,
  );
  // On the way out the values are JSON, on the way back they are values again.
  return { ...outcome, answers: answers as readonly Answer[] };
}

function keptNumber(_: string, json: unknown): unknown {
  return typeof json === 'number' ? encodeNumber(json) : json;
}

const NAMES: Readonly<Record<string, number>> = { NaN, Infinity, '-Infinity': -Infinity, '-0': -0 };

function revivedNumber(_: string, json: unknown): unknown {
  const name = typeof json === 'object' && json !== null ? (json as { readonly $number?: Json }).$number : undefined;
  return typeof name === 'string' && Object.hasOwn(NAMES, name) ? NAMES[name] : json;
}
