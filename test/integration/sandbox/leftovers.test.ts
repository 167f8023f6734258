import { afterEach, describe, expect, it } from 'vitest';
import { answersOf, call, cleanUp, submit } from './submit.ts';

afterEach(cleanUp);

/** Tells how often it was asked by the process that answers, and leaves a thread or a process behind, or neither. */
const LEAVING = `
import os, threading, time
asked = 0
def step():
    global asked
    asked += 1
    return asked
def with_thread():
    threading.Thread(target=time.sleep, args=(600,), daemon=True).start()
    return step()
def with_joined_thread():
    thread = threading.Thread(target=time.sleep, args=(0.01,))
    thread.start()
    thread.join()
    return step()
def with_process():
    if os.fork() == 0:
        time.sleep(600)
    return step()
def many_threads():
    threads = [threading.Thread(target=time.sleep, args=(600,), daemon=True) for _ in range(8)]
    for thread in threads:
        thread.start()
    return step()
def exits():
    if step() > 1:
        os._exit(0)
    return asked
HOARD = []
def hoards():
    HOARD.append(bytearray(120 * 2**20))
    return step()
def forks():
    while True:
        os.fork()
def asks_for_much():
    return bytearray(2**32)
def raises():
    raise MemoryError
def nests():
    return eval("-" * 100_000 + "1")
`;

const returned = (value: number): object => ({ kind: 'returned', value: { kind: 'number', value } });

describe('the next program', () => {
  it.each(['with_thread', 'with_process', 'many_threads'])('has a fresh process after %s', async (name) => {
    const { subject, alone } = submit({ 'hw.py': LEAVING });
    for (let time = 0; time < 3; time += 1) expect(await answersOf(subject, [call(name)])).toMatchObject([returned(1)]);
    expect(alone()).toBe(0);
  });

  it('has the same process after code that tidied up', async () => {
    const { subject } = submit({ 'hw.py': LEAVING });
    for (let time = 1; time < 4; time += 1)
      expect(await answersOf(subject, [call('with_joined_thread')])).toMatchObject([returned(time)]);
  });

  it('is lost when the code ended the process itself, as in a fresh one', async () => {
    const { subject, alone } = submit({ 'hw.py': LEAVING });
    expect(await answersOf(subject, [call('exits')])).toMatchObject([returned(1)]);
    expect(await subject.run([call('exits')])).toMatchObject({ kind: 'ended', end: { kind: 'exited', code: 0 } });
    expect(await answersOf(subject, [call('exits')])).toMatchObject([returned(1)]);
    expect(alone()).toBe(0);
  });

  it('is asked again in a fresh process when no memory was left for it', async () => {
    const { subject } = submit({ 'hw.py': LEAVING });
    for (let time = 0; time < 3; time += 1) {
      const [answer] = await answersOf(subject, [call('hoards')]);
      expect(answer?.kind).toBe('returned');
    }
  });
});

describe('a limit that was met', () => {
  const errorOf = async (name: string): Promise<unknown> => {
    const { subject } = submit({ 'hw.py': LEAVING });
    const [answer] = await answersOf(subject, [call(name)]);
    return answer?.kind === 'threw' ? answer.error : answer;
  };

  it('is named: memory', async () => {
    const message = 'the code asked for more memory than the 256 MB that it may use';
    expect(await errorOf('asks_for_much')).toMatchObject({ type: 'MemoryError', message });
  });

  it('is named: processes', async () => {
    const error = await errorOf('forks');
    expect(error).toMatchObject({ type: 'BlockingIOError' });
    expect((error as { readonly message: string }).message).toContain(
      '(the code may run 8 processes and threads at a time, and all of these were taken)',
    );
  });

  it('is not named where the code raised the error itself', async () => {
    expect(await errorOf('raises')).toMatchObject({ type: 'MemoryError', message: '' });
  });

  it('is not named where it may be the depth of code that is read', async () => {
    expect(JSON.stringify(await errorOf('nests'))).not.toContain('may use');
  });
});

it('cannot change the limits of other processes, only its own', async () => {
  const { subject } = submit({
    'hw.py': `
import os, resource
def step():
    now = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.prlimit(0, resource.RLIMIT_NOFILE, now)
    for process in (os.getppid(), 1):
        try:
            resource.prlimit(process, resource.RLIMIT_NOFILE, (0, 0))
            return process
        except OSError:
            pass
    return 0
`,
  });
  expect(await answersOf(subject, [call('step')])).toMatchObject([returned(0)]);
});
