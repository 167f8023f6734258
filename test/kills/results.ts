import { readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createReportWriter } from '../../grader/cli/output.ts';
import { checksum, receiptFromText } from '../../grader/cli/receipt.ts';
import { isUnfinished } from '../../grader/cli/unfinished.ts';
import type { Report } from '../../grader/model/report.ts';

/** Seconds that grading took: not the same in any two runs. */
const TIMES = 'timing.json';

/** What a killed run may leave for the next one to remove: its claim, and what it was just writing. */
function isHidden(name: string): boolean {
  return /^\.grade-run-[\w-]+$/.test(name) || isUnfinished(name);
}

/** Every file of the results by its path below them. */
export function filesOf(out: string): ReadonlyMap<string, Buffer> {
  const files = readdirSync(out, { withFileTypes: true, recursive: true }).filter((entry) => !entry.isDirectory());
  return new Map(
    files
      .map(({ parentPath, name }) => join(parentPath, name))
      .toSorted()
      .map((path) => [relative(out, path), readFileSync(path)]),
  );
}

/** How results differ from those of another run, times aside. */
export function differences(out: string, from: ReadonlyMap<string, Buffer>): readonly string[] {
  const files = filesOf(out);
  return [...new Set([...files.keys(), ...from.keys()])].flatMap((path) => {
    const [one, other] = [files.get(path), from.get(path)];
    if (one === undefined) return [`${path} is missing`];
    if (other === undefined) return [`${path} should not be there`];
    return basename(path) === TIMES || one.equals(other) ? [] : [`${path} differs`];
  });
}

/** Files that have their name but are not whole; whatever else does not belong there. */
export function notWhole(out: string): readonly string[] {
  return [...filesOf(out)].flatMap(([path, bytes]) => {
    if (isHidden(basename(path))) return [];
    try {
      const problem = problemOf(join(out, path), bytes);
      return problem === null ? [] : [`${path}: ${problem}`];
    } catch (error) {
      return [`${path}: ${String(error)}`];
    }
  });
}

const validated = createReportWriter();

function problemOf(path: string, bytes: Buffer): string | null {
  const text = bytes.toString('utf8');
  switch (basename(path)) {
    case 'report.json':
      return validated(JSON.parse(text) as Report) === text ? null : 'is not as a report is written';
    case TIMES:
      return Object.keys(JSON.parse(text) as object).length > 0 ? null : 'is empty';
    case 'receipt.json': {
      const receipt = receiptFromText(text);
      if (receipt === null) return 'is no receipt';
      const wrong = Object.entries(receipt.files).filter(
        ([name, sum]) => checksum(readFileSync(join(dirname(path), name))) !== sum,
      );
      return wrong.length === 0 ? null : `does not hold for ${wrong.map(([name]) => name).join(', ')}`;
    }
    case 'evidence.json.gz':
      JSON.parse(gunzipSync(bytes).toString('utf8'));
      return null;
    case 'index.html':
      return text.startsWith('<!doctype html>') && text.trimEnd().endsWith('</html>') ? null : 'is not a whole page';
    case 'junit.xml':
      return text.trimEnd().endsWith('</testsuites>') ? null : 'is not a whole document';
    case 'grades.csv':
    case 'summary.md':
      return text.endsWith('\n') ? null : 'has no last line';
    default:
      return 'does not belong there';
  }
}

/** Submissions that were done: their folders, below the results, with what changes when a file is written again. */
export function done(out: string): ReadonlyMap<string, string> {
  const receipts = [...filesOf(out).keys()].filter((path) => basename(path) === 'receipt.json');
  const folders = receipts.map((path) => dirname(path)).filter((folder) => isKnown(join(out, folder, 'report.json')));
  return new Map(folders.map((folder) => [folder, stateOf(join(out, folder))]));
}

/** What is not known is asked again, whatever was written. */
function isKnown(path: string): boolean {
  return (JSON.parse(readFileSync(path, 'utf8')) as Report).checks.every(({ points }) => points !== null);
}

function stateOf(folder: string): string {
  const states = readdirSync(folder)
    .filter((name) => !isHidden(name))
    .toSorted()
    .map((name) => {
      const { ino, mtimeNs } = statSync(join(folder, name), { bigint: true });
      return `${name} ${ino} ${mtimeNs}`;
    });
  return states.join('\n');
}

/** Submissions that a run kept as they were, by its own word. */
export function toldKept(stderr: string): ReadonlySet<string> {
  const lines = stderr.matchAll(/^\[\d+\/\d+\] (.+?): .*\(kept\)$/gm);
  return new Set([...lines].map(([, student = '']) => student));
}
