import { describe, expect, it } from 'vitest';
import { certaintyText, mistakeNames, mistakesText } from '../../../../reports/words/mistakes.ts';
import { blindStart, rateTwice } from '../../../fixtures/reports/mistakes.ts';

describe('mistakesText', () => {
  it('tells the name, the sentence to the reader who is meant, and how sure it is', () => {
    const head = 'Recognised: velocity starts at the first gradient. ';
    const tail = ' It explains all 100 answers, to 3.1e-15.';
    expect(mistakesText([blindStart], 'student')).toBe(`${head}${blindStart.student}${tail}`);
    expect(mistakesText([blindStart], 'teacher')).toBe(`${head}${blindStart.teacher}${tail}`);
  });

  it('tells two as two that only together explain what was seen', () => {
    expect(mistakesText([blindStart, rateTwice], 'student')).toBe(
      `Recognised, two together: ${blindStart.name}. ${blindStart.student} And ${rateTwice.name}. ${rateTwice.student} ` +
        'Together they explain all 100 answers, to 3.1e-15.',
    );
  });
});

describe('certaintyText', () => {
  const withEvidence = (answers: number, difference: string) => [{ ...blindStart, evidence: { answers, difference } }];

  it('says exactly where there is no difference at all', () => {
    expect(certaintyText(withEvidence(12, '0.0e+0'))).toBe('It explains all 12 answers exactly.');
  });

  it('does not call a single answer all answers', () => {
    expect(certaintyText(withEvidence(1, '2e-16'))).toBe('It explains the one answer, to 2e-16.');
  });

  it('says nothing where nothing was measured', () => {
    const { id, name, student, teacher } = blindStart;
    expect(certaintyText([{ id, name, student, teacher }])).toBeNull();
  });
});

describe('mistakeNames', () => {
  it('joins several', () => {
    expect(mistakeNames([blindStart, rateTwice])).toBe(
      'velocity starts at the first gradient, and learning rate counted twice',
    );
  });
});
