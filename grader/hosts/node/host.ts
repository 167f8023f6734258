/**
 * The host for JavaScript and TypeScript: loads a submission and answers programs about it over descriptor 3, as
 * ../protocol.md tells. Bundled into one file, which is all that the sandbox sees of the grader.
 */
import type { Help } from '../../model/subject.ts';
import { readMessage, writeMessage } from './channel.ts';
import { contentsOf } from './definitions.ts';
import { loadSubmission } from './loader.ts';
import { closeHostWorld } from './lockdown.ts';
import { createModules } from './modules.ts';
import { createRandomness } from './randomness.ts';
import { createRealm } from './realm.ts';
import { runProgram, type Ground } from './run-program.ts';
import { createSignatures } from './signatures.ts';
import { createConsole, writeText } from './student-console.ts';
import { fillGlobals } from './student-globals.ts';
import { createProcess } from './student-process.ts';
import type { LoadQuestion, RunQuestion } from './wire.ts';

const leave = process.exit.bind(process);
/** Of one message: more nobody reads. */
const MAX_HELPS = 100;
const TOO_LARGE = { type: 'RangeError', message: 'The answer is too large to be sent.', trace: [] };

async function serve(): Promise<void> {
  let ground: Ground | undefined;
  let graded = false;
  const load = async ({
    id,
    load: { folder, file, wanted, definitionsOnly = false },
  }: LoadQuestion): Promise<unknown> => {
    const helps: Help[] = [];
    const help = (one: Help): void => void helps.push(one);
    const realm = createRealm();
    const randomness = createRandomness(() => realm.make.error('Error', 'more random draws were made than expected'));
    // Not silent: loops at the top level may wait for a draw that suits them.
    randomness.use({ kind: 'seeded', seed: 0 });
    const given = { console: createConsole(), process: createProcess() };
    fillGlobals(realm, randomness, given);
    const modules = createModules({ realm, randomness, ...given, isGraded: () => graded, help });
    graded = false;
    const result = await loadSubmission(file, { realm, modules, folder, help, definitionsOnly });
    if (result.kind === 'unreadable')
      return { id, unreadable: { error: result.error, helps: helps.slice(0, MAX_HELPS) } };
    const contents = contentsOf(result.module, wanted, result.modules);
    const signatureOf = createSignatures(result.modules);
    ground = { realm, randomness, find: contents.find, signatureOf, stopped: result.module.stopped };
    graded = true;
    const told = [...helps, ...contents.helps].slice(0, MAX_HELPS);
    return { id, loaded: { definitions: contents.definitions, helps: told } };
  };
  const run = async ({ id, run: operations }: RunQuestion): Promise<unknown> => {
    const answers = ground
      ? await runProgram(operations, ground)
      : operations.map(() => ({ skipped: 'nothing is loaded' }));
    return { id, answers };
  };
  writeMessage({ hello: 1 }, () => ({}));
  for (let question = readMessage(); question !== undefined; question = readMessage()) {
    const asked = question as LoadQuestion | RunQuestion;
    // The host's own fault must not look like a student's.
    const answer = await ('load' in asked ? load(asked) : run(asked)).catch((error: unknown) => ({
      id: asked.id,
      fault: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown',
    }));
    writeMessage(answer, () =>
      'load' in asked
        ? { id: asked.id, unreadable: { error: TOO_LARGE, helps: [] } }
        : { id: asked.id, answers: asked.run.map(() => ({ threw: TOO_LARGE })) },
    );
  }
  leave(0);
}

// What a student's code left waiting may fail at any time; it belongs to no question any more.
process.on('uncaughtException', () => undefined);
process.on('unhandledRejection', () => undefined);
closeHostWorld();
serve().catch((error: unknown) => {
  // The host's own failure. Silence would look as if the student's code had left.
  writeText(2, `host: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  leave(70);
});
