import { describe, expect, it } from 'vitest';
import { formatDiagnosis } from '../../../../grader/setup/format-diagnosis.ts';

describe('formatDiagnosis', () => {
  it('gives one line to what is there', () => {
    const text = formatDiagnosis([
      { kind: 'present', subject: 'Node.js', detail: 'v20.19.0' },
      { kind: 'present', subject: 'numpy', detail: '2.3.5' },
    ]);
    expect(text).toBe(
      ['ok       Node.js  v20.19.0', 'ok       numpy    2.3.5', '', 'Everything that grading needs is there.', ''].join(
        '\n',
      ),
    );
  });

  it('says of what is missing what it costs and what mends it', () => {
    const trouble = { problem: 'It is gone.', cost: 'No grades.', mend: 'npm run setup' };
    const text = formatDiagnosis([
      { kind: 'missing', subject: 'Python', ...trouble },
      { kind: 'unsuitable', subject: 'numpy', ...trouble },
    ]);
    expect(text).toBe(
      [
        'MISSING  Python  It is gone.',
        '                 No grades.',
        '                 To mend it: npm run setup',
        'UNFIT    numpy   It is gone.',
        '                 No grades.',
        '                 To mend it: npm run setup',
        '',
        'Something is missing: see above.',
        '',
      ].join('\n'),
    );
  });
});
