import { describe, expect, it } from 'vitest';
import { bubblewrapArguments, type Chain } from '../../../../grader/sandbox/bubblewrap-arguments.ts';
import type { HostCommand } from '../../../../grader/sandbox/sandbox.ts';

const command: HostCommand = {
  interpreter: 'node',
  arguments: ['/host.cjs'],
  readOnly: [{ from: '/home/a/work', to: '/submission' }],
  workingFolder: '/submission',
  limits: { cpuSeconds: 10, wallSeconds: 60, memoryMegabytes: 512, processes: 8, outputKilobytes: 64 },
  environment: { ONE: 'more' },
};
const chain: Chain = {
  tools: {
    kind: 'found',
    bubblewrap: '/usr/bin/bwrap',
    setpriv: '/usr/bin/setpriv',
    prlimit: '/usr/bin/prlimit',
    limitsSize: true,
  },
  interpreter: { inside: '/node', mounts: [{ from: '/opt/node', to: '/node' }] },
  user: undefined,
  filters: true,
  countsPerSandbox: true,
  environment: {},
};
const line = (changed: Partial<Chain>, asked: Partial<HostCommand> = {}): string =>
  bubblewrapArguments({ ...command, ...asked }, { ...chain, ...changed }).join(' ');

describe('the arguments of bubblewrap', () => {
  it('take everything away from an ordinary user', () => {
    expect(line({})).toContain('--unshare-all');
    expect(line({})).not.toContain('setpriv');
    expect(line({})).toMatch(/ -- \/plumbline\/prlimit --nproc=24 --cpu=260 .* -- \/node \/host\.cjs$/);
  });

  it('let root become somebody else before anything else runs', () => {
    expect(line({ user: 1234 })).not.toContain('--unshare-user');
    expect(line({ user: 1234 })).toMatch(
      / -- \/plumbline\/setpriv --reuid=1234 --regid=1234 --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all -- \/plumbline\/prlimit /,
    );
  });

  it('mount for reading only, and clear the environment', () => {
    expect(line({})).not.toContain(' --bind ');
    expect(line({})).toContain('--ro-bind /home/a/work /submission');
    expect(line({})).toContain('--clearenv --setenv OPENBLAS_NUM_THREADS 1');
    expect(line({})).toContain('--setenv ONE more --');
  });

  it('leave no place for files but two that are bounded', () => {
    const text = line({});
    expect(text.match(/--tmpfs \S+/g)).toEqual(expect.arrayContaining(['--tmpfs /dev/shm', '--tmpfs /tmp']));
    expect(text).toMatch(/--dev \/dev --perms 1777 --size \d+ --tmpfs \/dev\/shm --remount-ro \/dev /);
    expect(text).toMatch(/--size \d+ --tmpfs \/tmp --remount-ro \/ /);
    const old = line({ tools: { ...chain.tools, limitsSize: false } });
    expect(old).toContain('--dev /dev --remount-ro /dev ');
    expect(old).not.toContain('/dev/shm');
  });

  it('limit what Node can write to', () => {
    expect(line({})).toContain(`--data=${1024 * 1024 * 1024} `);
    expect(line({}, { interpreter: 'python' })).not.toContain('--data=');
  });

  it('limit addresses for Python, not for V8', () => {
    expect(line({})).not.toContain('--as=');
    expect(line({}, { interpreter: 'python' })).toContain(`--as=${1536 * 1024 * 1024} `);
  });

  it('leave processes uncounted where the kernel counts all that a user runs', () => {
    expect(line({ countsPerSandbox: false })).not.toContain('--nproc');
    expect(line({ countsPerSandbox: false, user: 1 })).toContain('--nproc');
  });
});
