import { describe, expect, it } from 'vitest';
import { treeUsage, type ProcReader } from '../../../../grader/sandbox/process-tree.ts';

/** utime, stime, cutime and cstime are fields 14 to 17. */
const stat = (name: string, times: string): string => `1 (${name}) S 0 0 0 0 0 0 0 0 0 0 ${times} 20 0 1`;

function machine(files: Readonly<Record<string, string>>): ProcReader {
  return {
    read: (path) => files[path],
    list: (path) =>
      Object.keys(files)
        .filter((file) => file.startsWith(`${path}/`))
        .map((file) => file.slice(path.length + 1).split('/')[0] ?? ''),
  };
}

describe('the usage of a process tree', () => {
  it('sums processor time, of children that ended too, and memory, over children of all threads', () => {
    const proc = machine({
      '/proc/10/stat': stat('a) R 99', '100 50 30 20'),
      '/proc/10/status': 'VmRSS:\t 99999 kB\nRssAnon:\t 1024 kB\nRssShmem:\t 1024 kB\n',
      '/proc/10/task/10/children': '11 ',
      '/proc/10/task/17/children': '12 ',
      '/proc/11/stat': stat('b', '10 0 0 0'),
      '/proc/11/status': 'RssAnon:\t 2048 kB\n',
      '/proc/12/stat': stat('c', '1 1 1 1'),
      '/proc/12/status': 'RssAnon:\t 0 kB\n',
    });
    expect(treeUsage(10, proc)).toEqual({ cpuSeconds: 2.14, residentMegabytes: 4 });
  });

  it('is not known of a process that is gone', () => {
    expect(treeUsage(10, machine({}))).toBeUndefined();
  });

  it('is found for the running process', () => {
    expect(treeUsage(process.pid)?.cpuSeconds).toBeGreaterThan(0);
    expect(treeUsage(process.pid)?.residentMegabytes).toBeGreaterThan(5);
  });
});
