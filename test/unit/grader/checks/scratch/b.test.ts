
import { it } from 'vitest';
import { gradeOne, hw2 } from '../../../../fixtures/subjects/grade.ts';
import { inProcessClasses } from '../../../../fixtures/subjects/in-process-classes.ts';
import { hidden, vondrick, output } from '../../../../fixtures/subjects/hw2-layers.ts';
import { submissionOf } from '../../../../fixtures/subjects/hw2-network.ts';
it('right', async () => {
  const right = { ...submissionOf(), Hidden: hidden(), Hidden_Vondrick: vondrick(), Output: output() };
  for (const id of ['hidden.gradient', 'hidden.slope', 'hidden-vondrick.slope', 'hidden-vondrick.gradient','output.gradient','loss.gradient', 'hidden-vondrick.backward', 'hidden-vondrick.exponent-update']) {
    const bad: unknown[] = [];
    for (let seed = 0; seed < 80; seed++) {
      const r = await gradeOne(hw2, id, inProcessClasses(right), { seed });
      if (r.status !== 'passed') bad.push([seed, r.status, r.message]);
    }
    console.log(id, bad.length, JSON.stringify(bad.slice(0, 3)));
  }
  const loose: number[] = [];
  for (let seed = 0; seed < 200; seed++) {
    const r = await gradeOne(hw2, 'hidden-vondrick.exponent-update', inProcessClasses({ ...right, Hidden_Vondrick: vondrick({ bound: (n) => n }) }), { seed });
    if (r.status !== 'failed' || !r.message.includes('kept at 1.01')) loose.push(seed);
  }
  console.log('unbounded passes', loose);
}, 600000);
