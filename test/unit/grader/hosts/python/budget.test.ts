import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { call } from './client.ts';
import { handIn, notebook } from './written.ts';

const root = new URL('../../../../../', import.meta.url).pathname;
const hosts = `${root}grader/hosts/python`;

/** Asks a submission for a name that it lacks, with no time left for the last resort. */
const spent = `
import json, sys
sys.path.insert(0, sys.argv[1])
import host
sys.meta_path.insert(0, host.PrivateFinder)
from plumbline_host.budget import Budget
from plumbline_host.loading import load
submission = load({"folder": sys.argv[2], "file": "hw.py"})[1]
submission._budget = Budget(2.0, 0)
supplied = submission.can_supply(NameError("name 'nowhere' is not defined"))
print(json.dumps({"supplied": supplied, "helps": submission.take_helps()}))
`;

const endless = 'total = 1\nwhile True:\n    total = total * 1';

describe('the last resort, for a name that no statement is seen to make', () => {
  it('skips what goes on for too long, says so, and goes on', { timeout: 60_000 }, async () => {
    const { helps, run } = await handIn(
      notebook([
        'exec("a = 1")',
        'def f(x):\n    return x * nowhere\ndef g(x):\n    return x * a\ndef h():\n    return total',
        endless,
        'b = 2\ndef late():\n    return b',
      ]),
      ['f', 'g', 'h', 'late'],
    );
    const answers = await run(call('f', 1), call('g', 1), call('h'), call('late'));
    expect(answers[0]?.threw?.message).toBe("name 'nowhere' is not defined");
    // As if the endless loop had never begun.
    expect(answers.slice(1).map(({ returned }) => returned)).toEqual([1, 1, 2]);
    expect(helps).toMatchObject([{ kind: 'statement-skipped', where: { cell: 3, line: 2 } }]);
    expect(helps[0]?.message).toContain('took too long');
  });

  it('outlives code that swallows the interruption', { timeout: 60_000 }, async () => {
    const swallows =
      'n = 0\nwhile n < 3:\n    try:\n        while True:\n            pass\n    except:\n        n = n + 1';
    const { run } = await handIn(notebook(['exec("a = 1")', 'def f():\n    return nowhere', swallows, 'b = 2']), ['f']);
    const answers = await run(call('f'), { op: 'read', name: 'b' });
    expect(answers[0]?.threw?.type).toBe('NameError');
    expect(answers[1]?.returned).toBe(2);
  });

  it('says where it stopped once the time for all of them is used up', () => {
    const folder = mkdtempSync(join(tmpdir(), 'plumbline-spent-'));
    writeFileSync(join(folder, 'hw.py'), 'exec("a = 1")\nb = 2\n');
    const told = execFileSync(`${root}.venv/bin/python`, ['-I', '-B', '-c', spent, hosts, folder], {
      encoding: 'utf8',
    });
    rmSync(folder, { recursive: true });
    expect(JSON.parse(told)).toMatchObject({
      supplied: false,
      helps: [
        { kind: 'statement-skipped', where: { line: 2 }, message: expect.stringContaining('was used up') as string },
      ],
    });
  });
});
