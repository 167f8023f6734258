import type { HostProcess } from '../sandbox/host.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';

interface StoppableSandbox extends Sandbox {
  /** Ends every host at once, whatever it is asked just now, and starts no other. */
  readonly stop: () => Promise<void>;
}

/** A sandbox that can be left at once: an audit asks for much that takes as long as its limits allow. */
export function stoppable(sandbox: Sandbox): StoppableSandbox {
  const hosts = new Set<HostProcess>();
  let isStopped = false;
  return {
    kind: sandbox.kind,
    pathInside: (mount) => sandbox.pathInside(mount),
    start: (command) => {
      if (isStopped) throw new Error('no host is started any more');
      const host = sandbox.start(command);
      hosts.add(host);
      return {
        ...host,
        end: async () => {
          await host.end();
          hosts.delete(host);
        },
      };
    },
    stop: async () => {
      isStopped = true;
      await Promise.all([...hosts].map((host) => host.end()));
    },
  };
}
