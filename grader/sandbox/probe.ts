import type { Limits } from '../model/assignment.ts';
import type { ProcessEnd } from '../model/outcome.ts';
import type { HostCommand, Sandbox } from './sandbox.ts';

export type Probe =
  | { readonly kind: 'works' }
  /** `problem` says what does not work, and what to do. */
  | { readonly kind: 'broken'; readonly problem: string };

const LIMITS: Limits = { cpuSeconds: 20, wallSeconds: 60, memoryMegabytes: 512, processes: 16, outputKilobytes: 64 };

/** Says hello, reads the question, answers with its id; the smallest host there is. */
const ANSWERERS: Readonly<Record<HostCommand['interpreter'], readonly string[]>> = {
  node: [
    '-e',
    `const fs = require('fs');
     const header = Buffer.alloc(4);
     const send = (body) => {
       header.writeUInt32LE(body.length, 0);
       fs.writeSync(3, Buffer.concat([header, Buffer.from(body)]));
     };
     send('{"hello":1}');
     fs.readSync(3, header, 0, 4, null);
     fs.readSync(3, Buffer.alloc(header.readUInt32LE(0)), 0, header.readUInt32LE(0), null);
     send('{"id":1}');`,
  ],
  python: [
    '-S',
    '-c',
    `import os, struct
send = lambda body: os.write(3, struct.pack('<I', len(body)) + body)
send(b'{"hello":1}')
os.read(3, struct.unpack('<I', os.read(3, 4))[0])
send(b'{"id":1}')`,
  ],
};

/** Tries out whether the sandbox can start an interpreter here: namespaces may be forbidden, libraries missing. */
export async function probeSandbox(sandbox: Sandbox, interpreter: HostCommand['interpreter']): Promise<Probe> {
  const host = sandbox.start({
    interpreter,
    arguments: ANSWERERS[interpreter],
    readOnly: [],
    workingFolder: '/',
    limits: LIMITS,
    environment: {},
  });
  const reply = await host.ask({ id: 1 });
  await host.end();
  if (reply.kind === 'answered') return { kind: 'works' };
  return { kind: 'broken', problem: describe(sandbox.kind, interpreter, reply.end, reply.printed) };
}

function describe(kind: Sandbox['kind'], interpreter: string, end: ProcessEnd, printed: string): string {
  const said = (end.kind === 'never-started' ? end.problem : printed.trim()).slice(0, 500);
  const what = `${interpreter} does not start ${kind === 'bubblewrap' ? 'in the sandbox' : 'here'} (${end.kind}): ${said || 'it said nothing'}.`;
  if (/namespace|Operation not permitted|uid map|Permission denied/i.test(said)) {
    return `${what} User namespaces seem to be forbidden: allow them (Ubuntu: "sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0"; in a container: more privileges), or start grade as root.`;
  }
  return what;
}
