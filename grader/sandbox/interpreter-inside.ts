import type { Interpreters } from './find-interpreters.ts';
import type { Mount } from './sandbox.ts';

const NODE_INSIDE = '/node';

export interface InterpreterInside {
  /** Its path in a sandbox. */
  readonly inside: string;
  readonly mounts: readonly Mount[];
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * How an interpreter appears in a sandbox.
 *
 * @throws Error when there is none; the host then counts as never started
 */
export function interpreterInside(which: 'python' | 'node', { node, python }: Interpreters): InterpreterInside {
  switch (which) {
    case 'node':
      return { inside: NODE_INSIDE, mounts: [{ from: node.executable, to: NODE_INSIDE }], environment: {} };
    case 'python':
      if (python.kind === 'missing') throw new Error(python.problem);
      return {
        inside: python.inside,
        mounts: [...python.mounts, { from: python.sitePackages, to: '/site-packages' }],
        environment: { LD_LIBRARY_PATH: python.librariesInside, PYTHONPATH: '/site-packages' },
      };
  }
}
