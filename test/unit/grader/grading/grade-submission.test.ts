import { expect, it } from 'vitest';
import { inProcess } from '../../../fixtures/subjects/in-process.ts';
import { hw2, gdStartValue, gradeAll } from '../../../fixtures/subjects/grade.ts';
import { wholeHomework } from '../../../fixtures/subjects/hw2-rules.ts';
import { startValue } from '../../../fixtures/subjects/start-value.ts';

it('x', async () => {
  const t = performance.now();
  for (const [a, s] of [[hw2, wholeHomework], [gdStartValue, startValue]] as const) {
    const report = await gradeAll(a, inProcess(s));
    for (const c of report.checks) console.log(c.id, c.status, c.points, c.message, c.notes, c.conventions.map((x) => x.value));
    console.log(report.total, performance.now() - t);
    for (const [name, stub] of Object.entries({ zeros: () => 0, ones: () => 1, first: (x: unknown) => x, nan: () => NaN, none: () => null, zero2: () => [0,0,0,0,0,0] })) {
      const names = Object.values(a.targets).map((t) => t.names[0]!);
      const r = await gradeAll(a, inProcess(Object.fromEntries(names.map((n) => [n, stub as never]))));
      console.log(name, r.checks.filter((c) => !['failed'].includes(c.status)).map((c) => `${c.id} ${c.status} ${c.maxPoints}`), r.total.points);
    }
  }
});
