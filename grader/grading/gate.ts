/** Work runs side by side, but can ask to go on alone for a while. */
export interface Gate {
  /** Runs beside others; waits while somebody is alone. */
  readonly shared: <T>(work: () => Promise<T>) => Promise<T>;
  /** From within shared work: runs while nothing else does. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
}

/**
 * A loaded machine must not change a grade: what ran out of time is run once more with the machine to itself.
 */
export function createGate(): Gate {
  let running = 0;
  let alone: Promise<void> = Promise.resolve();
  let waiting: (() => void)[] = [];

  const leave = (): void => {
    running -= 1;
    if (running > 0) return;
    const wake = waiting;
    waiting = [];
    for (const resume of wake) resume();
  };
  const enter = async (): Promise<void> => {
    // Who was alone when we looked may be followed by another: look again.
    for (let seen: Promise<void> | null = null; seen !== alone;) {
      seen = alone;
      await seen;
    }
    running += 1;
  };
  const idle = async (): Promise<void> => {
    while (running > 0) await new Promise<void>((resolve) => waiting.push(resolve));
  };

  return {
    shared: async (work) => {
      await enter();
      try {
        return await work();
      } finally {
        leave();
      }
    },
    alone: async (work) => {
      leave();
      const before = alone;
      let release = (): void => undefined;
      alone = new Promise((resolve) => {
        release = resolve;
      });
      try {
        await before;
        await idle();
        return await work();
      } finally {
        release();
        await enter();
      }
    },
  };
}
