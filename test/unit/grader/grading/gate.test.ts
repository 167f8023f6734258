import { expect, it } from 'vitest';
import { createGate } from '../../../../grader/grading/gate.ts';

const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn += 1) await Promise.resolve();
};

/** Many workers, some of whom ask to be alone; returns the largest number seen beside somebody alone. */
async function crowd(
  workers: number,
  wantsAlone: (worker: number) => boolean,
): Promise<{ readonly beside: number; readonly together: number; readonly done: number }> {
  const gate = createGate();
  let [active, alone, beside, together, done] = [0, 0, 0, 0, 0];
  await Promise.all(
    Array.from({ length: workers }, async (_, worker) => {
      await turns(worker % 5);
      await gate.shared(async () => {
        active += 1;
        expect(alone).toBe(0);
        together = Math.max(together, active);
        await turns(3 + (worker % 7));
        if (wantsAlone(worker)) {
          active -= 1;
          await gate.alone(async () => {
            alone += 1;
            beside = Math.max(beside, active, alone - 1);
            await turns(4);
            beside = Math.max(beside, active, alone - 1);
            alone -= 1;
          });
          active += 1;
        }
        await turns(worker % 3);
        active -= 1;
        done += 1;
      });
    }),
  );
  return { beside, together, done };
}

it('lets shared work run side by side', async () => {
  expect(await crowd(10, () => false)).toEqual({ beside: 0, together: 10, done: 10 });
});

it.each([1, 2, 3])(
  'leaves who is alone really alone, when every %i. asks for it, and everybody ends',
  async (every) => {
    expect(await crowd(40, (worker) => worker % every === 0)).toMatchObject({ beside: 0, done: 40 });
  },
);

it('opens again after a failure, alone or not', async () => {
  const gate = createGate();
  const fault = new Error('ours');
  await expect(gate.shared(() => gate.alone(() => Promise.reject(fault)))).rejects.toBe(fault);
  await expect(gate.shared(() => Promise.reject(fault))).rejects.toBe(fault);
  expect(await gate.shared(() => gate.alone(() => Promise.resolve('again')))).toBe('again');
});

it('keeps newcomers waiting while somebody is alone', async () => {
  const gate = createGate();
  const seen: string[] = [];
  const first = gate.shared(() =>
    gate.alone(async () => {
      seen.push('alone begins');
      await turns(20);
      seen.push('alone ends');
    }),
  );
  await turns(6);
  const second = gate.shared(() => Promise.resolve(seen.push('newcomer')));
  await Promise.all([first, second]);
  expect(seen).toEqual(['alone begins', 'alone ends', 'newcomer']);
});
