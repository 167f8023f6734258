import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { GraderError } from '../model/grader-error.ts';

/**
 * Asks the project's own script that reads the syntax of Python; it runs nothing of what it reads.
 *
 * @param interpreter the project's Python
 * @param root the project's folder
 */
export function askPython(interpreter: string, root: string): (question: string) => Promise<string> {
  const script = join(root, 'grader/audit/python/read_code.py');
  return (question) =>
    new Promise((resolve, reject) => {
      // -I -S: nothing of the user's or of installed packages gets in.
      const child = spawn(interpreter, ['-I', '-S', '-B', script], { stdio: ['pipe', 'pipe', 'pipe'] });
      const heard: Buffer[] = [];
      const complaints: Buffer[] = [];
      child.stdout.on('data', (chunk: Buffer) => heard.push(chunk));
      child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk));
      child.on('error', reject);
      // An interpreter that is gone already closes the pipe: its complaint tells more than the broken pipe.
      child.stdin.on('error', () => undefined);
      child.on('close', (code) => {
        if (code === 0) resolve(Buffer.concat(heard).toString());
        else
          reject(
            new GraderError(
              'python-unreadable',
              `The solution could not be read: ${Buffer.concat(complaints).toString().trim()}`,
            ),
          );
      });
      child.stdin.end(question);
    });
}
