import { writeSync } from 'node:fs';
import { format, inspect } from 'node:util';

const write = writeSync;
const OUTPUT = 1;
const ERRORS = 2;

/**
 * A console that has written when it returns: what was printed before an answer is out before the answer is, and the
 * last words of a process that dies are not lost.
 */
export function createConsole(): Readonly<Record<string, (...values: unknown[]) => void>> {
  const counts = new Map<string, number>();
  let indent = '';
  const print =
    (descriptor: number) =>
    (...values: unknown[]): void => {
      writeText(descriptor, `${indent}${format(...values).replaceAll('\n', `\n${indent}`)}\n`);
    };
  const log = print(OUTPUT);
  const warn = print(ERRORS);
  const nothing = (): void => undefined;
  return {
    log,
    info: log,
    debug: log,
    dirxml: log,
    warn,
    error: warn,
    trace: warn,
    dir: (value) => {
      log(inspect(value));
    },
    table: (value) => {
      log(inspect(value, { depth: 3 }));
    },
    assert: (condition, ...values) => {
      if (!condition) warn('Assertion failed', ...values);
    },
    group: (...values) => {
      if (values.length > 0) log(...values);
      indent += '  ';
    },
    groupCollapsed: (...values) => {
      if (values.length > 0) log(...values);
      indent += '  ';
    },
    groupEnd: () => {
      indent = indent.slice(2);
    },
    count: (label = 'default') => {
      const count = (counts.get(String(label)) ?? 0) + 1;
      counts.set(String(label), count);
      log(`${String(label)}: ${count}`);
    },
    countReset: (label = 'default') => {
      counts.delete(String(label));
    },
    // What depends on the clock would make the same run print something else each time.
    time: nothing,
    timeEnd: nothing,
    timeLog: nothing,
    clear: nothing,
  };
}

/** Writes all of a text; `descriptor` is 1 or 2. */
export function writeText(descriptor: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  for (let sent = 0; sent < bytes.length;) sent += write(descriptor, bytes, sent);
}
