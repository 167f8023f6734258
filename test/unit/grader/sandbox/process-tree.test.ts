import { describe, expect, it } from 'vitest';
import { treeThreads, treeUsage, type ProcReader } from '../../../../grader/sandbox/process-tree.ts';

/** utime, stime, cutime and cstime are fields 14 to 17. */
const stat = (name: string, times: string): string => `1 (${name}) S 0 0 0 0 0 0 0 0 0 0 ${times} 20 0 1`;

function machine(files: Readonly<Record<string, string>>): ProcReader {
  return {
    read: (path) => files[path],
    list: (path) => [
      ...new Set(
        Object.keys(files)
          .filter((file) => file.startsWith(`${path}/`))
          .map((file) => file.slice(path.length + 1).split('/')[0] ?? ''),
      ),
    ],
  };
}

describe('the usage of a process tree', () => {
  it('sums processor time, of children that ended too, and memory, over children of all threads', () => {
    const proc = machine({
      '/proc/10/stat': stat('a) R 99', '100 50 30 20'),
      '/proc/10/status': 'VmRSS:\t 99999 kB\nRssAnon:\t 1024 kB\nRssShmem:\t 1024 kB\n',
      '/proc/10/task/10/children': '11 ',
      '/proc/10/task/17/children': '12 ',
      '/proc/10/task/10/schedstat': '900 1000000000 7',
      '/proc/10/task/17/schedstat': '900 500000000 7',
      '/proc/11/stat': stat('b', '10 0 0 0'),
      '/proc/11/status': 'RssAnon:\t 2048 kB\n',
      '/proc/12/stat': stat('c', '1 1 1 1'),
      '/proc/12/status': 'RssAnon:\t 0 kB\n',
    });
    expect(treeUsage(10, proc)).toEqual({
      cpuSeconds: 2.14,
      residentMegabytes: 4,
      waitedSeconds: 1.5,
      isWaitingForDisk: false,
    });
  });

  it('tells that a process waits for a disk, and not how long one waited where the kernel does not say', () => {
    const proc = machine({ '/proc/10/stat': stat('a', '1 1 1 1').replace(' S ', ' D '), '/proc/10/status': '' });
    expect(treeUsage(10, proc)).toMatchObject({ isWaitingForDisk: true, waitedSeconds: undefined });
  });

  it('is not known of a process that is gone', () => {
    expect(treeUsage(10, machine({}))).toBeUndefined();
  });

  it('is found for the running process', () => {
    expect(treeUsage(process.pid)?.cpuSeconds).toBeGreaterThan(0);
    expect(treeUsage(process.pid)?.residentMegabytes).toBeGreaterThan(5);
  });
});

describe('the threads of a process tree', () => {
  it('are those of the process and of all that its threads started', () => {
    const proc = machine({
      '/proc/10/task/10/children': '11 ',
      '/proc/10/task/17/children': '12 ',
      '/proc/11/task/11/children': '',
      '/proc/12/task/12/children': '',
      '/proc/12/task/13/children': '',
    });
    expect(treeThreads(10, proc)).toBe(5);
  });

  it('are none where nothing can be told', () => {
    expect(treeThreads(10, machine({}))).toBe(0);
  });
});
