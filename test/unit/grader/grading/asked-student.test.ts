import { describe, expect, it } from 'vitest';
import type { Question, Reply, Respondent } from '../../../../grader/contract/question.ts';
import { restoring, whatEnded, withoutEndless } from '../../../../grader/grading/asked-student.ts';
import type { Ended } from '../../../../grader/grading/asked-student.ts';
import type { ProcessEnd } from '../../../../grader/model/outcome.ts';
import type { CheckResult } from '../../../../grader/model/report.ts';
import { grading, hw2 } from '../../../fixtures/subjects/grade.ts';
import { inProcessClasses } from '../../../fixtures/subjects/in-process-classes.ts';
import { vondrick } from '../../../fixtures/subjects/hw2-layers.ts';
import { submissionOf } from '../../../fixtures/subjects/hw2-network.ts';
import { gradeSubmission } from '../../../../grader/grading/grade-submission.ts';

const backward: Question = { target: 'hidden', method: 'backward', cases: [] };

/** Whose process always ends in this way; counts how often it is asked. */
function ending(end: ProcessEnd): { readonly student: Respondent; readonly asked: Question[] } {
  const asked: Question[] = [];
  const student: Respondent = {
    ask: (question) => {
      asked.push(question);
      return Promise.resolve({ kind: 'ended', end, printed: '', during: 'Hidden.backward_pass' });
    },
  };
  return { student, asked };
}

describe('a method that never comes to an end', () => {
  it('is asked once, says so each time, and takes no other method with it', async () => {
    const ended: Ended = new Map();
    const { student, asked } = ending({ kind: 'timed-out', clock: 'cpu', seconds: 5 });
    const once = withoutEndless(student, ended);
    const replies: Reply[] = [await once.ask(backward), await once.ask(backward)];
    expect(replies.map(({ kind }) => kind)).toEqual(['ended', 'ended']);
    expect(asked).toHaveLength(1);
    expect(whatEnded(ended, 'hidden')).toContain('`Hidden.backward_pass`');
    expect(whatEnded(ended, 'output')).toBeNull();
    await once.ask({ ...backward, method: 'forward' });
    expect(asked).toHaveLength(2);
  });

  it('is asked again where the process ended in another way: the next one is fresh', async () => {
    const ended: Ended = new Map();
    const { student, asked } = ending({ kind: 'exited', code: 3 });
    const once = withoutEndless(student, ended);
    await once.ask(backward);
    await once.ask(backward);
    expect(asked).toHaveLength(2);
    expect(whatEnded(ended, 'hidden')).toBeNull();
  });
});

describe('what a method should have left behind', () => {
  const result = (kind: string, status: CheckResult['status']): ReadonlyMap<string, CheckResult> =>
    new Map([['hidden.forward', { target: 'hidden', kind, status } as CheckResult]]);
  const asked = async (results: ReadonlyMap<string, CheckResult>): Promise<boolean | undefined> => {
    const { student, asked: questions } = ending({ kind: 'exited', code: 3 });
    await restoring(student, results).ask(backward);
    return questions[0]?.restore;
  };

  it('is set once another method of the class was found wrong, and not before', async () => {
    expect(await asked(result('matches-reference', 'failed'))).toBe(true);
    expect(await asked(result('matches-reference', 'passed'))).toBeUndefined();
    // Slopes are looked at for themselves: whether that check runs must change nothing.
    expect(await asked(result('layer-gradient-agrees', 'failed'))).toBeUndefined();
  });
});

describe('a hidden layer of which a method never comes to an end', () => {
  it('does not keep networks of the other kind from being judged', async () => {
    const endless = inProcessClasses({ ...submissionOf(), Hidden_Vondrick: vondrick() });
    const subject = {
      ...endless,
      run: (program: Parameters<typeof endless.run>[0]) => {
        const loops = program.some(
          (one) => one.op === 'call' && 'name' in one.callee && /vondrickActivation$/i.test(one.callee.name),
        );
        return loops
          ? Promise.resolve({
              kind: 'ended' as const,
              end: { kind: 'timed-out' as const, clock: 'cpu' as const, seconds: 5 },
              printed: '',
            })
          : endless.run(program);
      },
    };
    const checks = hw2.checks.filter(({ id }) =>
      ['hidden-vondrick.activation', 'network.predict', 'network.backward'].includes(id),
    );
    const report = await gradeSubmission(grading(hw2, subject, { checks }));
    expect(report.checks.map(({ id, status }) => [id, status])).toEqual([
      ['hidden-vondrick.activation', 'failed'],
      ['network.predict', 'passed'],
      ['network.backward', 'passed'],
    ]);
    expect(report.checks[1]?.notes.join(' ')).toContain('Networks without this layer were tried only.');
  });
});
