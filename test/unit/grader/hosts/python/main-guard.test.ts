import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call } from './client.ts';
import { bench, type Bench } from './notebooks.ts';

const read = (name: string): object => ({ op: 'read', name });

describe("what is under `if __name__ == '__main__':`", () => {
  let work: Bench;
  beforeAll(() => (work = bench()));
  afterAll(() => work.close());

  const FILE = `rate = 0.5
runs = []
def f(x):
    return rate * x

if __name__ == '__main__':
    runs.append(1)
    rate = 2
    starts = [1, 2, 3]
    ends = [f(x) for x in starts]
`;

  it('is run, once, where a name is asked for that is made nowhere else', async () => {
    await work.openFile(FILE);
    const answers = await work.host.run(read('starts'), read('ends'), read('runs'));
    expect(answers.map(({ returned }) => returned)).toEqual([[1, 2, 3], [2, 4, 6], [1]]);
  });

  it('is run though it was passed over before', async () => {
    await work.openFile(FILE);
    const answers = await work.host.run(call('f', 4), read('rate'), read('starts'));
    expect(answers.map(({ returned }) => returned)).toEqual([2, 0.5, [1, 2, 3]]);
  });

  it('is not run for what a function reads', async () => {
    await work.openFile(FILE);
    const answers = await work.host.run(call('f', 4), read('runs'));
    expect(answers.map(({ returned }) => returned)).toEqual([2, []]);
  });

  it('says why a name is not there where it stops', async () => {
    await work.openFile("if __name__ == '__main__':\n    made = 1\n    starts = [1 / 0]\n    ends = 2\n");
    const answers = await work.host.run(read('made'), read('ends'));
    expect(answers[0]?.returned).toBe(1);
    expect(answers[1]?.threw?.message).toContain('division by zero');
  });
});
