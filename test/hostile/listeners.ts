import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';

/** What attackers try to reach: whoever gets through to it has left the sandbox. */
const PORT = 47_611;
const ABSTRACT_SOCKET = '\0plumbline-hostile';
const UNIX_SOCKET = '/tmp/plumbline-hostile.sock';

export interface Listeners {
  /** What was reached so far. */
  readonly reached: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** Listens in each way in which programs of one machine talk to each other. */
export async function listen(): Promise<Listeners> {
  const reached: string[] = [];
  rmSync(UNIX_SOCKET, { force: true });
  const servers = await Promise.all(
    [
      { name: `TCP port ${PORT}`, at: { host: '127.0.0.1', port: PORT } },
      { name: 'the abstract socket', at: { path: ABSTRACT_SOCKET } },
      { name: UNIX_SOCKET, at: { path: UNIX_SOCKET, readableAll: true, writableAll: true } },
    ].map(async ({ name, at }) => {
      const server = createServer((socket) => {
        reached.push(name);
        socket.destroy();
      }).listen(at);
      await once(server, 'listening');
      return server;
    }),
  );
  const datagrams = createSocket('udp4', () => reached.push(`UDP port ${PORT}`)).bind(PORT, '127.0.0.1');
  await once(datagrams, 'listening');
  return {
    reached: () => reached,
    close: async () => {
      datagrams.close();
      await Promise.all(servers.map((server) => once(server.close(), 'close')));
    },
  };
}
