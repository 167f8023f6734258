import type { Place, StudentError } from '../../model/outcome.ts';

const MAX_TEXT = 2000;
const MAX_TRACE = 20;
/** How much is searched for places: a trace may be any text. Its end, since the message comes first. */
const MAX_STACK = 50_000;
const MAX_LINE = 1000;

/** Before the path of a file in traces, so that a student's places can be told from ours. */
export const FILE_MARK = 'submission:///';

/** What was thrown, as data. What is thrown may be anything, and hostile: nothing of it is called without care. */
export function describeError(thrown: unknown): StudentError {
  if ((typeof thrown !== 'object' && typeof thrown !== 'function') || thrown === null) {
    return { type: typeof thrown, message: cap(printable(thrown)), trace: [] };
  }
  const trace = traceOf(readText(thrown, 'stack'));
  const where = trace.at(-1);
  return {
    type: readText(thrown, 'name').slice(0, 100) || 'Error',
    message: cap(readText(thrown, 'message')),
    ...(where && { where }),
    trace,
  };
}

/** Places in the submission, outermost first, from a trace as V8 writes it. */
export function traceOf(stack: string): readonly Place[] {
  const places: Place[] = [];
  for (const line of stack.slice(-MAX_STACK).split('\n')) {
    if (line.length > MAX_LINE) continue;
    const match = /^\s*at (?:async )?(?:(.*?) \()?submission:\/\/\/(.+?):(\d{1,9}):\d+\)?$/.exec(line);
    if (!match) continue;
    const [, inside, file = '', at] = match;
    const name = inside
      ?.replace(/^(new|async) /, '')
      .replace(/ \[as .*\]$/, '')
      .replace(/^(Object|Module|exports)\./, '');
    // The module itself is the function that it is wrapped in.
    const named = name !== undefined && name !== '' && name !== '<anonymous>' && name !== MODULE_FUNCTION;
    places.push({ file, line: Number(at), ...(named && { inside: name.slice(0, 100) }) });
    if (places.length === MAX_TRACE) break;
  }
  return places.reverse();
}

/** Name of the function that a module is wrapped in. */
export const MODULE_FUNCTION = '$module';

function readText(from: object, name: string): string {
  try {
    const value: unknown = Reflect.get(from, name);
    return typeof value === 'string' ? value : '';
  } catch {
    return '';
  }
}

function printable(value: unknown): string {
  return typeof value === 'string' ? value : String(value);
}

function cap(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}...` : text;
}
