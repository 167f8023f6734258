import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { HostProcess } from '../../grader/sandbox/host.ts';
import { answersFromWire, faultFromWire } from '../../grader/subject/from-wire.ts';
import { hostCommand } from '../../grader/subject/host-command.ts';
import { bubblewrap, hosts, limits, plain } from '../integration/sandbox/sandboxes.ts';
import { fuzz, jsonForm } from './fuzz.ts';
import type { Form } from './fuzz.ts';
import { program, submissions } from './inputs/programs.ts';
import { milliseconds } from './settings.ts';

const name = 'questions to the hosts';
/** These are the submission's own doing: a call repeated for ever, a text without end. */
const OWN_ENDS = ['timed-out', 'out-of-memory', 'too-much-output'];

const sandbox = bubblewrap() ?? plain();
const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
const running = new Map<string, HostProcess>();
let id = 0;
afterAll(async () => {
  await Promise.all([...running.values()].map((host) => host.end()));
  rmSync(folder, { recursive: true });
});

it(
  'are answered, skipped or a fault, in Python and in TypeScript, and the next question is answered too',
  () =>
    fuzz({
      name,
      inputs: program,
      form: jsonForm as Form<string>,
      holds: async (text) => {
        const question = parsed(text);
        if (question === null) return;
        for (const language of ['python', 'typescript'] as const) {
          const host = await ready(language);
          id += 1;
          const reply = await host.ask({ id, ...question });
          if (reply.kind === 'ended') {
            running.delete(language);
            await host.end();
            expect(OWN_ENDS, `${language}: ${JSON.stringify(reply.end)}`).toContain(reply.end.kind);
            continue;
          }
          if (faultFromWire(reply.message) === null) answersFromWire(reply.message, countOf(question.run));
        }
      },
    }),
  milliseconds(name),
);

async function ready(language: keyof typeof submissions): Promise<HostProcess> {
  const known = running.get(language);
  if (known !== undefined) return known;
  const { file, text } = submissions[language];
  writeFileSync(join(folder, file), text);
  const held = { ...limits, memoryMegabytes: 512, cpuSeconds: 30 };
  const { command, folder: inside } = hostCommand({ sandbox, language, folder, limits: held, hosts });
  const host = sandbox.start(command);
  id += 1;
  const load = { folder: inside, file, wanted: [['f'], ['Box']], packages: ['numpy'], survey: ['*', 'x', 'rate'] };
  const loaded = await host.ask({ id, load });
  expect(loaded.kind).toBe('answered');
  running.set(language, host);
  return host;
}

/** Null for what is no list of operations: the grader asks nothing else. */
function parsed(text: string): { readonly run: unknown } | null {
  try {
    const json = JSON.parse(text) as unknown;
    return typeof json === 'object' && json !== null && 'run' in json && Array.isArray(json.run) ? json : null;
  } catch {
    return null;
  }
}

function countOf(run: unknown): number {
  return Array.isArray(run) ? run.length : 0;
}
