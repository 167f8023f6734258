import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CheckResult, Report } from '../../grader/model/report.ts';
import { grade, newFolder, root } from './run-grade.ts';

const TRAINING = 'network.training-vondrick';
const EPOCHS = 100;

/** A right solution of Section 1 alone. */
function ownFile(): string {
  const folder = join(newFolder(), 'mine');
  cpSync(join(root, 'test/fixtures/classes/hw2-layers-right/module-functions'), folder, { recursive: true });
  return folder;
}

async function trained(...args: readonly string[]): Promise<{ readonly report: Report; readonly check: CheckResult }> {
  const out = newFolder();
  const { stdout } = await grade([
    'check',
    ownFile(),
    '-a',
    'hw2',
    '--check',
    TRAINING,
    '--json',
    '--out',
    out,
    ...args,
  ]);
  const report = JSON.parse(stdout) as Report;
  const [check] = report.checks;
  if (check === undefined) throw new TypeError('the training was asked for');
  return { report, check };
}

/** Epochs of which the loss of the first network was seen. */
function epochsSeen({ plots }: CheckResult): readonly number[] {
  const plot = plots.find((one) => one.kind === 'curves' && one.quantity === 'loss');
  const curve = plot?.kind === 'curves' ? plot.curves.find(({ who }) => who === 'student') : undefined;
  return curve?.epochs ?? [];
}

describe('training', () => {
  it('is judged alone as among all others, in a few epochs, and says which rows were used', async () => {
    const { report, check } = await trained();
    expect(check).toMatchObject({ id: TRAINING, status: 'passed' });
    expect(report.checks).toHaveLength(1);
    expect(report.environment.data).toEqual([{ id: 'wine', title: 'Red Wine Quality', source: 'made-up' }]);
    expect(epochsSeen(check)).toContain(1);
    expect(epochsSeen(check)).toContain(EPOCHS);
    expect(epochsSeen(check).length).toBeLessThan(EPOCHS / 4);
  }, 120_000);

  it('goes through all epochs where that is asked for', async () => {
    const { check } = await trained('--full-training');
    expect(check).toMatchObject({ status: 'passed' });
    expect(epochsSeen(check)).toEqual(Array.from({ length: EPOCHS }, (_, index) => index + 1));
  }, 300_000);

  it('stops before anything is run when the file that is given is another one', async () => {
    const folder = join(newFolder(), 'data');
    mkdirSync(folder);
    writeFileSync(join(folder, 'winequality-red.csv'), '"alcohol";"quality"\n9.4;5\n');
    const ran = await grade(['check', ownFile(), '-a', 'hw2', '--check', TRAINING, '--data', folder]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('4a402cf041b025d4566d954c3b9ba8635a3a8a01e039005d97d6a710278cf05e');
    const missing = await grade(['check', ownFile(), '-a', 'hw2', '--check', TRAINING, '--data', join(folder, 'no')]);
    expect(missing.code).toBe(2);
    expect(missing.stderr).toContain('--data');
  }, 60_000);
});
