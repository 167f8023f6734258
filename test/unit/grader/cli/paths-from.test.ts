import { describe, expect, it } from 'vitest';
import { pathsFrom } from '../../../../grader/cli/paths-from.ts';
import { githubAnnotations } from '../../../../reports/index.ts';
import { hw2Report } from '../../../fixtures/reports/hw2-report.ts';

const report = hw2Report();
const { student } = report.submission;
const named = (name: string): typeof report => ({ ...report, submission: { ...report.submission, student: name } });

describe('where files of submissions are', () => {
  it('is told from where the command was run, for folders and for single files', () => {
    const pathOf = pathsFrom({ workingFolder: '/course' }, [
      { student: 'ada', path: '/course/handed in/ada', kind: 'folder' },
      { student: 'ben', path: '/course/handed in/ben.py', kind: 'file' },
      { student: 'cem', path: '/elsewhere/cem', kind: 'folder' },
    ]);
    expect(pathOf(named('ada'), 'src/hw2.py')).toBe('handed in/ada/src/hw2.py');
    expect(pathOf(named('ben'), 'ben.py')).toBe('handed in/ben.py');
    expect(pathOf(named('cem'), 'hw2.py')).toBe('../elsewhere/cem/hw2.py');
  });

  it('is where an annotation is placed', () => {
    const pathOf = pathsFrom({ workingFolder: '/course' }, [{ student, path: '/course/all/one', kind: 'folder' }]);
    const files = [...githubAnnotations([report], { pathOf }).matchAll(/ file=([^,]*),/g)].map(([, file]) => file);
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) expect(file).toMatch(/^all\/one\//);
  });
});
