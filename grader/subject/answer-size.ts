import type { Answer, Outcome } from '../model/outcome.ts';
import type { Description } from '../model/subject.ts';
import type { Value } from '../model/value.ts';

/** Of any value, however little it holds; measured between 32 and 56 bytes. */
const OBJECT_BYTES = 48;
const NUMBER_BYTES = 8;
const CHARACTER_BYTES = 2;

/** About how many bytes of memory an answer takes. */
export function sizeOf(given: Description | Outcome): number {
  return given.kind === 'answered' ? given.answers.reduce((sum, answer) => sum + sizeOfAnswer(answer), 0) : told(given);
}

function sizeOfAnswer(answer: Answer): number {
  return answer.kind === 'returned'
    ? [answer.value, ...(answer.arguments ?? [])].reduce((sum, value) => sum + sizeOfValue(value), 0)
    : told(answer);
}

function sizeOfValue(value: Value): number {
  switch (value.kind) {
    case 'none':
    case 'boolean':
    case 'number':
      return OBJECT_BYTES;
    case 'text':
      return OBJECT_BYTES + value.value.length * CHARACTER_BYTES;
    case 'list':
      return value.items.reduce((sum, item) => sum + sizeOfValue(item), OBJECT_BYTES);
    case 'record':
      return [...value.entries].reduce(
        (sum, [key, entry]) => sum + OBJECT_BYTES + key.length * CHARACTER_BYTES + sizeOfValue(entry),
        OBJECT_BYTES,
      );
    case 'array':
      return OBJECT_BYTES + value.data.length * NUMBER_BYTES;
    case 'opaque':
      return told(value);
  }
}

/** Of what is mostly texts. */
function told(what: object): number {
  return OBJECT_BYTES + JSON.stringify(what).length * CHARACTER_BYTES;
}
