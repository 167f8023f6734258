/**
 * `npm run setup`: prepares this machine for grading. Plain JavaScript that needs Node alone, for it may run first.
 * Run it as often as you like: what is there is left as it is.
 *
 * Exit code 1 when something that was tried failed; 0 with a warning when only an administrator can do what is missing
 * (`grade` itself refuses to run other people's code without a sandbox, so going on is safe).
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { putInPlace } from './put-in-place.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const requirements = join(root, 'requirements.txt');
const environment = join(root, '.venv');
/** Where it is made. */
const newEnvironment = join(root, '.venv.new');
const scripts = process.platform === 'win32' ? 'Scripts' : 'bin';
/** @param {string} folder an environment */
const pythonOf = (folder) => join(folder, scripts, process.platform === 'win32' ? 'python.exe' : 'python');
const python = pythonOf(environment);
const STAMP = '.made-from';
const stampFile = join(environment, STAMP);

const isRoot = process.getuid?.() === 0;
/** numpy 2.3, which requirements.txt asks for, does not run on anything older. */
const OLDEST_PYTHON = [3, 11];
const PYTHON_NAMES = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python'];

/** @typedef {'done' | 'warned' | 'failed'} Result */

/** @param {string} topic @param {string} text */
const say = (topic, text) => process.stdout.write(`${topic}: ${text}\n`);

/** @param {string} topic @param {string} text @returns {Result} */
const warn = (topic, text) => {
  process.stdout.write(`${topic}: WARNING: ${text}\n`);
  return 'warned';
};

/** Runs a command; its output is shown only when it fails. @param {string} command @param {readonly string[]} args */
function run(command, args) {
  const shell = process.platform === 'win32' && command === 'npm';
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    shell,
    maxBuffer: 2 ** 28,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return {
    ok: status === 0,
    stdout: stdout ?? '',
    output: `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`.trim(),
  };
}

/** @param {string} topic @param {string} what @param {string} output @returns {Result} */
function fail(topic, what, output) {
  say(topic, `FAILED: ${what}`);
  process.stdout.write(`${output.replace(/^/gm, '    ')}\n`);
  return 'failed';
}

/**
 * Installs a Debian package, or says how to.
 * @param {string} topic @param {string} wanted the package @param {string} cost what is lost without it @returns {Result}
 */
function installPackage(topic, wanted, cost) {
  if (!run('apt-get', ['--version']).ok) {
    return warn(
      topic,
      `install ${wanted} with this system's package manager, then run \`npm run setup\` again; ${cost}`,
    );
  }
  const install = ['install', '-y', '--no-install-recommends', wanted];
  const byHand = `apt-get update && apt-get ${install.join(' ')}`;
  if (!isRoot) {
    const command = byHand.replaceAll('apt-get', 'sudo apt-get');
    return warn(topic, `ask an administrator to run \`${command}\`, then run \`npm run setup\` again; ${cost}`);
  }
  say(topic, `running \`${byHand}\``);
  // An outdated list of packages may be good enough: whether the install works decides.
  const update = run('apt-get', ['update']);
  const installed = run('apt-get', install);
  return installed.ok
    ? 'done'
    : fail(topic, `could not install ${wanted}; ${cost}`, `${update.output}\n${installed.output}`);
}

/** @returns {Result} */
function setUpSandbox() {
  const cost = 'without it `grade` refuses to run what others handed in';
  if (process.platform !== 'linux') return warn('sandbox', `bubblewrap exists on Linux only; ${cost}`);
  const before = run('bwrap', ['--version']);
  if (before.ok) {
    say('sandbox', `${before.stdout.trim()} is there`);
    return 'done';
  }
  const result = installPackage('sandbox', 'bubblewrap', cost);
  if (result === 'done') say('sandbox', 'bubblewrap installed');
  return result;
}

/** Asks a Python who it is. @param {string} name */
function askPython(name) {
  // The base executable: with .venv activated, `python3` is the one in the very folder that may be made anew.
  const { ok, stdout } = run(name, [
    '-c',
    'import sys; print(*sys.version_info[:3], sep="."); print(sys._base_executable)',
  ]);
  const [version, executable] = stdout.trim().split(/\r?\n/);
  if (!ok || !version || !executable) return undefined;
  const [major, minor] = version.split('.').map(Number);
  return { version, executable, isNewEnough: major === OLDEST_PYTHON[0] && minor >= OLDEST_PYTHON[1] };
}

/** What `.venv` was made from: it is left alone for as long as that is the same. @param {string} version of Python */
function fingerprint(version) {
  return createHash('sha256').update(`${version}\n`).update(readFileSync(requirements)).digest('hex');
}

function isEnvironmentReady() {
  const version = existsSync(stampFile) ? askPython(python)?.version : undefined;
  return version !== undefined && readFileSync(stampFile, 'utf8') === fingerprint(version);
}

/** @returns {Result} */
function setUpPython() {
  if (isEnvironmentReady()) {
    say('python', '.venv has what requirements.txt asks for');
    return 'done';
  }
  const cost = 'without it Python files and notebooks cannot be graded';
  if (PYTHON_NAMES.every((name) => askPython(name) === undefined)) {
    const result = installPackage('python', 'python3-venv', cost);
    if (result !== 'done') return result;
  }
  const answers = PYTHON_NAMES.map(askPython).filter((answer) => answer !== undefined);
  const found = answers.find((answer) => answer.isNewEnough);
  if (!found) {
    const met = answers.map((answer) => answer.version).join(', ');
    return warn(
      'python',
      `Python ${OLDEST_PYTHON.join('.')} or newer is needed, and this is ${met}; install one; ${cost}`,
    );
  }
  // Debian keeps the part of Python that makes environments in a package of its own.
  if (!run(found.executable, ['-c', 'import ensurepip, venv']).ok) {
    const result = installPackage('python', 'python3-venv', cost);
    if (result !== 'done') return result;
  }
  return makeEnvironment(found, cost);
}

/**
 * Makes the environment beside the one that is there, and puts it in place when it is whole: `grade` may be running, and
 * half an environment would let right submissions fail.
 * @param {{ version: string, executable: string }} found @param {string} cost @returns {Result}
 */
function makeEnvironment({ version, executable }, cost) {
  say('python', `making .venv with Python ${version} (${executable})`);
  rmSync(newEnvironment, { recursive: true, force: true });
  const made = run(executable, ['-m', 'venv', newEnvironment, '--prompt', '.venv']);
  if (!made.ok) return fail('python', `could not make .venv; ${cost}`, made.output);

  say('python', 'installing requirements.txt into .venv');
  // Wheels only: no compiler is needed, and no package's set-up script runs here.
  const options = ['--disable-pip-version-check', '--no-input', '--only-binary', ':all:'];
  const installed = run(pythonOf(newEnvironment), ['-m', 'pip', 'install', ...options, '-r', requirements]);
  if (!installed.ok) {
    rmSync(newEnvironment, { recursive: true, force: true });
    return fail('python', `could not install requirements.txt; ${cost}`, installed.output);
  }
  writeFileSync(join(newEnvironment, STAMP), fingerprint(version));
  putInPlace(newEnvironment, environment, scripts);
  say('python', '.venv is ready');
  return 'done';
}

/** @returns {Result} */
function setUpBuild() {
  if (existsSync(join(root, '.build/grader/cli/bin.js')) && existsSync(join(root, '.build/hosts/node-host.cjs'))) {
    say('build', '.build is there (`npm run build` makes it anew)');
    return 'done';
  }
  say('build', 'running `npm run build`');
  const built = run('npm', ['run', '--silent', 'build']);
  return built.ok ? 'done' : fail('build', '`npm run build` ended with an error', built.output);
}

/**
 * npx runs this project's own `grade` through a link in npm's cache, made at the first call: make it now, offline, and
 * see that it is ours. (Where npm does not find the command here, npx asks the registry for a package of that name.)
 * @returns {Result}
 */
function setUpCommand() {
  const asked = run('npm', ['exec', '--offline', '--', 'grade', '--version']);
  if (!asked.ok) return fail('command', '`npx grade --version` ended with an error', asked.output);
  say('command', '`npx grade` works');
  return 'done';
}

/**
 * The Python host compiled: it starts for every submission, may write nothing where it runs, and would be compiled each time.
 * @returns {Result}
 */
function setUpHost() {
  if (!existsSync(python)) return warn('host', 'not compiled, because there is no Python environment');
  const compiled = run(python, ['-m', 'compileall', '-q', join(root, 'grader/hosts/python')]);
  if (!compiled.ok) return fail('host', 'the Python host could not be compiled', compiled.output);
  say('host', 'the Python host is compiled');
  return 'done';
}

const steps = {
  sandbox: setUpSandbox,
  python: setUpPython,
  host: setUpHost,
  build: setUpBuild,
  command: setUpCommand,
};
const results = Object.entries(steps).map(([topic, step]) => {
  try {
    return step();
  } catch (error) {
    return fail(topic, 'ended with an error', String(error));
  }
});
if (results.includes('failed')) {
  process.stdout.write('setup: not everything worked, see FAILED above; `npx grade doctor` tells what is missing\n');
  process.exitCode = 1;
} else {
  process.stdout.write(`setup: ready${results.includes('warned') ? ', but see WARNING above' : ''}\n`);
}
