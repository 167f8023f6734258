import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import pLimit from 'p-limit';
import type { AuditContext, Source } from '../audit/section.ts';
import { stoppable } from './audit-sandbox.ts';
import { createGate } from '../grading/gate.ts';
import { oracleFor } from '../grading/class-oracle.ts';
import type { ReadSubmission } from '../intake/read-submission.ts';
import type { Report } from '../model/report.ts';
import type { DataSets } from './data-sets.ts';
import { createJudge } from './judge.ts';
import type { Judge } from './judge.ts';
import type { LoadedAssignment } from './load-assignment.ts';
import type { Machine } from './machine.ts';
import type { Project } from './project.ts';

interface Grading {
  readonly project: Project;
  readonly machine: Machine;
  readonly loaded: LoadedAssignment;
  readonly dataSets: DataSets;
  readonly seed: number;
  readonly jobs: number;
  readonly stagingBase: string;
  readonly onFault: (where: string, error: unknown) => void;
}

interface AuditGrading extends Pick<AuditContext, 'grade' | 'sideBySide'> {
  /** Ends whatever is running now, and grades nothing more: what still asks is told so by an error. */
  readonly stop: () => Promise<void>;
}

/** Grades the sources of an audit by the way that submissions go; what is the same for all of them is computed once. */
export function auditGrading({ loaded, jobs, onFault, machine, ...rest }: Grading): AuditGrading {
  const oracle = oracleFor(loaded.assignment.targets);
  const limit = pLimit(jobs);
  const gate = createGate();
  const judges = new Map<string, Judge>();
  const sandbox = stoppable(machine.sandbox);
  const running = new Set<Promise<unknown>>();
  /** By the source itself: several questions begin with what the unchanged solution comes to. */
  const whole = new WeakMap<Source, Promise<Report>>();
  let isStopped = false;

  const judgeFor = (
    checks: LoadedAssignment['assignment']['checks'],
    limits: LoadedAssignment['assignment']['limits'],
  ): Judge => {
    // With its options: a check may be asked for more than the assignment asks.
    const key = JSON.stringify([checks, limits]);
    const known = judges.get(key);
    if (known) return known;
    // An audit may ask what an assignment does not ask.
    const { checks: asked } = loaded.assignment;
    const added = checks.filter(({ id }) => !asked.some((one) => one.id === id));
    const judge = createJudge({
      ...rest,
      machine: { ...machine, sandbox },
      oracle,
      gate,
      loaded: { ...loaded, assignment: { ...loaded.assignment, limits, checks: [...asked, ...added] } },
      checks,
      scope: checks === loaded.assignment.checks ? 'all' : 'selected',
      by: 'class',
      fullTraining: false,
      diagnosis: true,
      onFault: (source, checkId, error) => {
        if (!isStopped) onFault(`${source}: ${checkId}`, error);
      },
    });
    judges.set(key, judge);
    return judge;
  };

  const judgeSource = async (source: Source, judge: Judge): Promise<Report> => {
    const judged = judge.judge(basename(source.file), submissionOf(source));
    running.add(judged);
    try {
      return (await judged).report;
    } finally {
      running.delete(judged);
    }
  };

  return {
    grade: async (source, checks, limits) => {
      if (isStopped) throw new Error('nothing is graded any more');
      const judge = judgeFor(checks ?? loaded.assignment.checks, limits ?? loaded.assignment.limits);
      if (checks !== undefined || limits !== undefined) return judgeSource(source, judge);
      const report = whole.get(source) ?? judgeSource(source, judge);
      whole.set(source, report);
      return report;
    },
    sideBySide: (all) => Promise.all(all.map((job) => limit(job))),
    stop: async () => {
      isStopped = true;
      limit.clearQueue();
      await sandbox.stop();
      // What was laid out for a submission is removed by whoever judges it.
      await Promise.allSettled(running);
    },
  };
}

/** A source as if it were handed in, as the only file. */
function submissionOf({ file, language, text }: Source): ReadSubmission {
  const path = basename(file);
  const bytes = Buffer.from(text);
  return {
    files: [{ path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }],
    graded: path,
    language,
    helps: [],
    content: new Map([[path, bytes]]),
    leftOut: [],
    problem: null,
    isLost: false,
  };
}
