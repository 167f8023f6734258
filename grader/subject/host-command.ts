import type { Limits } from '../model/assignment.ts';
import type { Language } from '../model/subject.ts';
import type { HostCommand, Mount, Sandbox } from '../sandbox/sandbox.ts';

/** Where the host programs are. */
export interface HostPrograms {
  /** The bundle of hosts/node: `.build/hosts/node-host.cjs`. */
  readonly node: string;
  /** The folder hosts/python. */
  readonly python: string;
}

export interface Hosted {
  readonly sandbox: Sandbox;
  readonly language: Language;
  readonly folder: string;
  readonly limits: Limits;
  readonly hosts: HostPrograms;
}

/** The command that starts the host for a submission, and the submission's folder as the host sees it. */
export function hostCommand({ sandbox, language, folder, limits, hosts }: Hosted): {
  readonly command: HostCommand;
  readonly folder: string;
} {
  const submission: Mount = { from: folder, to: '/submission' };
  const program = hostProgram(language, hosts);
  const inside = sandbox.pathInside(submission);
  return {
    folder: inside,
    command: {
      interpreter: program.interpreter,
      arguments: program.start(sandbox.pathInside(program.mount), limits),
      readOnly: [program.mount, submission],
      workingFolder: inside,
      limits,
      environment: {},
    },
  };
}

interface HostProgram {
  readonly interpreter: HostCommand['interpreter'];
  readonly mount: Mount;
  readonly start: (path: string, limits: Limits) => readonly string[];
}

function hostProgram(language: Language, hosts: HostPrograms): HostProgram {
  switch (language) {
    case 'python':
      return {
        interpreter: 'python',
        mount: { from: hosts.python, to: '/host' },
        // No site: nothing of the machine's own packages, only what PYTHONPATH tells.
        start: (path, { memoryMegabytes, processes }) => [
          ...['-S', '-s', '-B', `${path}/host.py`],
          ...['--limits', String(memoryMegabytes), String(processes)],
        ],
      };
    case 'javascript':
    case 'typescript':
      return {
        interpreter: 'node',
        mount: { from: hosts.node, to: '/host.cjs' },
        start: (path, { memoryMegabytes }) => [`--max-old-space-size=${memoryMegabytes}`, path],
      };
  }
}
