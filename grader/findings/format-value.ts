import type { Tensor } from '../model/roles.ts';
import type { Language } from '../model/subject.ts';
import type { Value } from '../model/value.ts';

/** A number as the student's language writes it; reads back as the same number. */
function formatNumber(value: number, language: Language): string {
  if (language !== 'python') return Object.is(value, -0) ? '-0' : String(value);
  if (Number.isNaN(value)) return "float('nan')";
  if (!Number.isFinite(value)) return value > 0 ? "float('inf')" : "-float('inf')";
  if (Object.is(value, -0)) return '-0.0';
  return /^-?\d+$/.test(String(value)) ? `${value}.0` : String(value);
}

/** A value that the grader made, as a literal of the student's language. */
export function formatValue(value: Value, language: Language): string {
  switch (value.kind) {
    case 'none':
      return language === 'python' ? 'None' : 'null';
    case 'boolean':
      return language === 'python' ? (value.value ? 'True' : 'False') : String(value.value);
    case 'number':
      return value.whole ? String(value.value) : formatNumber(value.value, language);
    case 'text':
      return JSON.stringify(value.value);
    case 'list':
      return `[${value.items.map((item) => formatValue(item, language)).join(', ')}]`;
    case 'record':
      return formatRecord(value.entries, language);
    case 'array':
      return language === 'python' ? `np.array(${nested(value, language)})` : nested(value, language);
    case 'opaque':
      return value.callable ? 'a function' : `an object of type ${value.type}`;
  }
}

/** Numbers for a table: plain, without the language's array constructor. */
export function formatTensor(tensor: Tensor, language: Language): string {
  return nested(tensor, language);
}

function formatRecord(entries: ReadonlyMap<string, Value>, language: Language): string {
  const key = (name: string): string =>
    language !== 'python' && /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
  return `{${[...entries].map(([name, entry]) => `${key(name)}: ${formatValue(entry, language)}`).join(', ')}}`;
}

/** At most this many elements are written out: a counterexample is for reading. */
const MOST_ELEMENTS = 64;

function nested(tensor: Tensor, language: Language): string {
  // An array without entries may be as long as one likes.
  const isLong = tensor.data.length > MOST_ELEMENTS || tensor.shape.some((length) => length > MOST_ELEMENTS);
  if (isLong) return `an array of shape (${tensor.shape.join(', ')})`;
  const write = (shape: readonly number[], offset: number): string => {
    const [length, ...inner] = shape;
    if (length === undefined) return formatNumber(tensor.data[offset] ?? NaN, language);
    const size = inner.reduce((product, one) => product * one, 1);
    return `[${Array.from({ length }, (_, index) => write(inner, offset + index * size)).join(', ')}]`;
  };
  return write(tensor.shape, 0);
}
