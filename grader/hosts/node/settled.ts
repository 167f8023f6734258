import { types } from 'node:util';
import { detached } from './detached.ts';
import type { Realm } from './realm.ts';

const { isPromise } = types;
const then = detached(Promise.prototype, 'then');

/** A value that can be handed through `await` without being taken for a promise, whatever it is. */
export interface Held {
  readonly value: unknown;
}

/**
 * Waits for a promise; holds anything else as it is. A promise that nothing can settle any more is an error, not the
 * end of the process.
 */
export function settled(value: unknown, realm: Realm): Held | Promise<Held> {
  if (!isPromise(value)) return { value };
  let onIdle = (): void => undefined;
  const idle = new Promise<never>((_resolve, reject) => {
    onIdle = () => {
      // Not at once: this keeps Node from leaving.
      setImmediate(() => {
        reject(realm.make.error('Error', 'The promise is never settled: nothing is left to wait for.'));
      });
    };
  });
  process.once('beforeExit', onIdle);
  // Not `value.then`, nor what it returns: both may be a student's own.
  const result = new Promise<Held>((resolve, reject) => {
    const hold = (held: unknown): void => {
      resolve({ value: held });
    };
    then(value, hold, reject);
  });
  return Promise.race([result, idle]).finally(() => {
    process.removeListener('beforeExit', onIdle);
  });
}
