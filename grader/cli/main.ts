import { Command, CommanderError, Option } from 'commander';
import { terminalText } from '../../reports/escape/terminal.ts';
import { GraderError } from '../model/grader-error.ts';
import { each, formats, list, wholeNumber, wholeNumberOrAll } from './arguments.ts';
import { auditCommand } from './audit-command.ts';
import type { AuditOptions } from './audit-command.ts';
import { checkCommand } from './check-command.ts';
import type { CheckOptions } from './check-command.ts';
import { doctorCommand } from './doctor-command.ts';
import { gradeCommand } from './grade-command.ts';
import type { GradeOptions } from './grade-command.ts';
import { withSpecs } from './project.ts';
import type { Project, WithSpecs } from './project.ts';
import { setupCommand } from './setup-command.ts';
import type { SetupOptions } from './setup-command.ts';
import type { Streams } from './streams.ts';

/**
 * The command `grade`. Answers the exit code and never ends the process itself.
 *
 * 0: all graded; 1: something needs a person (or, for `grade check` and `--ci`, a check failed); 2: the grader could not run.
 */
export async function main(
  args: readonly string[],
  project: Project,
  streams: Streams,
  cores: number,
): Promise<number> {
  let exit = 0;
  const program = new Command('grade')
    .description(
      'Grades numerical homework: notebooks, Python files and TypeScript modules, held to reference implementations.',
    )
    .version(project.version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        streams.print(text.trimEnd());
      },
      writeErr: (text) => {
        streams.warn(text.trimEnd());
      },
    })
    .addHelpText('after', `${EXAMPLES.run}\n\nAll options of grading a folder: grade run --help`)
    .showHelpAfterError('(grade --help tells more)');

  program
    .command('run', { isDefault: true })
    .description('Grade a folder of submissions (the usual command; the word `run` may be left out).')
    .argument('<folder>', '<assignment>/<student>/... below it; with --assignment: students’ folders or files')
    .option('-a, --assignment <id>', 'the assignment, for a plain folder of students or files')
    .option('--specs <folder>', 'where assignments are: <folder>/<id>/assignment.json; the built-in ones unless told')
    .option('-o, --out <folder>', 'where results go', 'reports/out')
    .option('-j, --jobs <n>', 'submissions graded side by side', wholeNumber(1, 64), Math.max(1, Math.min(cores, 8)))
    .option('--only <student>', 'grade only these; the others keep their reports (repeatable)', each, [])
    .option('--check <id>', 'run only these checks, or all of a target; gives no grade (repeatable)', list, [])
    .option('--seed <n>', 'another draw of cases; everybody faces the same ones', wholeNumber(0, 2 ** 32 - 1), 1)
    .option('--data <folder>', 'where data sets are; else PLUMBLINE_DATA, the cache of `grade setup`, made-up rows')
    .option('--full-training', 'train networks for all their epochs, though the verdict is known before', false)
    .option('--no-diagnosis', 'verdicts alone: do not name mistakes')
    .option('--format <name>', 'also write: junit, github (repeatable)', formats, [])
    .option('--no-sandbox', 'run submissions with your own rights (dangerous)')
    .addOption(
      new Option('--again', 'grade everybody anew, also those whose results are there and still hold').default(false),
    )
    .addOption(
      new Option('--replay', 'reach the verdicts again from the answers that were kept; runs nobody’s code')
        .default(false)
        .conflicts('again'),
    )
    .option('--ci', 'exit 1 also when a check failed', false)
    .option('-q, --quiet', 'no progress, no table', false)
    .option('--json', 'the table as JSON on standard output', false)
    .addHelpText('after', EXAMPLES.run)
    .action(async (folder: string, options: GradeOptions & WithSpecs) => {
      exit = await gradeCommand(folder, options, withSpecs(project, options, streams), streams);
    });

  program
    .command('check')
    .description('Check your own file before you hand it in: public checks only.')
    .argument('<file>', 'a notebook, a Python file, a TypeScript or JavaScript module, or a folder with one')
    .option('-a, --assignment <id>', 'the assignment; found from the path where it names one')
    .option('--specs <folder>', 'where assignments are: <folder>/<id>/assignment.json; the built-in ones unless told')
    .option('-o, --out <folder>', 'where the page goes', 'reports/out')
    .option('--check <id>', 'run only these checks, or all of a target (repeatable)', list, [])
    .option('--seed <n>', 'another draw of cases', wholeNumber(0, 2 ** 32 - 1), 1)
    .option('--data <folder>', 'where data sets are; else PLUMBLINE_DATA, the cache of `grade setup`, made-up rows')
    .option('--full-training', 'train networks for all their epochs, though the verdict is known before', false)
    .option('--no-sandbox', 'run without a sandbox even where there is one')
    .option('--json', 'the report as JSON on standard output', false)
    .addHelpText('after', EXAMPLES.check)
    .action(async (file: string, options: CheckOptions & WithSpecs) => {
      exit = await checkCommand(file, options, withSpecs(project, options, streams), streams);
    });

  program
    .command('audit')
    .description('Audit an assignment: does it accept what is right, reject what is wrong, and name known mistakes?')
    .argument('[assignment]', 'its id; all of them unless told')
    .option('--specs <folder>', 'where assignments are: <folder>/<id>/assignment.json; the built-in ones unless told')
    .option('-o, --out <folder>', 'where pages go', 'reports/out')
    .option('-j, --jobs <n>', 'solutions graded side by side', wholeNumber(1, 64), Math.max(1, Math.min(cores, 8)))
    .option('--only <section>', 'ask only this, e.g. stubs (repeatable)', list, [])
    .option('--mutants <n|all>', 'how many mutants of each solution are tried', wholeNumberOrAll(1, 1_000_000), 60)
    .option('--seed <n>', 'another draw of cases', wholeNumber(0, 2 ** 32 - 1), 1)
    .option('--data <folder>', 'where data sets are; else PLUMBLINE_DATA, the cache of `grade setup`, made-up rows')
    .option('--no-sandbox', 'run solutions with your own rights')
    .option('-q, --quiet', 'no progress, no table', false)
    .option('--json', 'the audits as JSON on standard output', false)
    .addHelpText('after', EXAMPLES.audit)
    .action(async (assignment: string | undefined, options: AuditOptions & WithSpecs) => {
      exit = await auditCommand(assignment, options, withSpecs(project, options, streams), streams);
    });

  program
    .command('doctor')
    .description('Tell what is there, what is missing, and what each missing thing costs.')
    .addHelpText('after', EXAMPLES.doctor)
    .action(async () => {
      exit = await doctorCommand(project, streams);
    });

  program
    .command('setup')
    .description('Get what is not part of the project: the data sets that networks are trained on.')
    .option('--data', 'download them into your cache, and check their sums', false)
    .addHelpText('after', EXAMPLES.setup)
    .action(async (options: SetupOptions) => {
      exit = await setupCommand(options, project, streams);
    });

  try {
    await program.parseAsync(args, { from: 'user' });
    return exit;
  } catch (error) {
    // Help and version come as errors with exit code 0; wrong usage with 1, which would mean "needs a person".
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof GraderError) {
      streams.warn(terminalText(`grade: ${error.message}`));
      return 2;
    }
    streams.warn(
      terminalText(
        `grade: an error of the grader itself: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      ),
    );
    return 2;
  }
}

const EXAMPLES = {
  run: `
Examples:
  grade submissions/                                  every assignment below it
  grade handed-in/ --assignment hw2 --jobs 4          a plain folder of students or files
  grade submissions/ --only ada,ben                   two students again
  grade submissions/ --again                          everybody anew, though nothing has changed
  grade submissions/ --replay                         the verdicts again, from the answers that were kept
  grade submissions/ --check adam --only ada          one student, the checks of Adam
  grade submissions/ --ci --format junit,github       in a course's CI

Exit code: 0 all graded, 1 something needs a person (with --ci: or a check failed), 2 the grader could not run, or was
stopped. With --only it is that of those who are named.`,
  check: `
Examples:
  grade check hw2.ipynb                               the file's name tells the assignment
  grade check my-solution.py --assignment hw2
  grade check solution.ts -a hw2 --check adam         only the checks of Adam

Exit code: 0 every check passed, 1 something failed or is not known, 2 the grader could not run, or was stopped.`,
  audit: `
Examples:
  grade audit                                         every assignment
  grade audit hw2 --mutants all
  grade audit my-assignment --only solutions,stubs    while it is being written

Exit code: 0 all holds, 1 something falls short, 2 the grader could not run, or was stopped.`,
  setup: `
Example:
  grade setup --data

Exit code: 0 everything is there, 1 something could not be had, 2 the grader could not run.`,
  doctor: `
Example:
  grade doctor

Exit code: 0 everything is there, 1 something is missing.`,
};
