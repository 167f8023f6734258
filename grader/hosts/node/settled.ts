import { types } from 'node:util';
import type { Realm } from './realm.ts';

const { isPromise } = types;

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
  return Promise.race([value.then((result) => ({ value: result })), idle]).finally(() => {
    process.removeListener('beforeExit', onIdle);
  });
}
