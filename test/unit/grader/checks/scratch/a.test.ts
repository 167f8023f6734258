import { it } from 'vitest';
import { gradeOne, hw2 } from '../../../../fixtures/subjects/grade.ts';
import { inProcessClasses } from '../../../../fixtures/subjects/in-process-classes.ts';
import { hidden, vondrick, output, times, plus, decay, gradientOf, meanOf, entrywise, sumOf } from '../../../../fixtures/subjects/hw2-layers.ts';
import type { LayerRules } from '../../../../fixtures/subjects/hw2-layers.ts';
import { columnSums, each, product, submissionOf, turned } from '../../../../fixtures/subjects/hw2-network.ts';

const N = (p: { X: number[][] }) => p.X.length;
const variants: Record<string, Partial<LayerRules>> = {
  right: {},
  'w 2': { weights: (p) => plus(times(gradientOf(p), 2), decay(p)) },
  'w 1/2': { weights: (p) => plus(times(gradientOf(p), 0.5), decay(p)) },
  'w -1': { weights: (p) => plus(times(gradientOf(p), -1), decay(p)) },
  'w N': { weights: (p) => plus(times(gradientOf(p), N(p)), decay(p)) },
  'w 1/N': { weights: (p) => plus(times(gradientOf(p), 1 / N(p)), decay(p)) },
  'w 1/N2': { weights: (p) => plus(times(gradientOf(p), 1 / N(p) ** 2), decay(p)) },
  'w 2/N': { weights: (p) => plus(times(gradientOf(p), 2 / N(p)), decay(p)) },
  'w 0': { weights: (p) => decay(p) },
  'w none': { weights: (p) => times(decay(p), 0) },
  'w all over N': { weights: (p) => times(plus(gradientOf(p), decay(p)), 1 / N(p)) },
  'no decay': { weights: (p) => gradientOf(p) },
  'minus decay': { weights: (p) => plus(gradientOf(p), times(decay(p), -1)) },
  '2 decay': { weights: (p) => plus(gradientOf(p), times(decay(p), 2)) },
  'half decay': { weights: (p) => plus(gradientOf(p), times(decay(p), 0.5)) },
  'b 2': { bias: ({ delta }) => meanOf(delta).map((x) => 2 * x) },
  'b N': { bias: (p) => meanOf(p.delta).map((x) => x * N(p) ** 2) },
  'b sum': { bias: ({ delta }) => columnSums(delta) },
  'b mean': { bias: ({ delta }) => meanOf(delta) },
  'b first': { bias: ({ delta }) => delta[0] ?? [] },
  'w first': { weights: (p) => plus(gradientOf({ X: p.X.slice(0, 1), delta: p.delta.slice(0, 1) }), decay(p)) },
  after: { downstream: ({ delta }, after) => product(delta, turned(after)) },
  'down 2': { downstream: ({ delta, before }) => times(product(delta, turned(before)), 2) },
  'down 1/N': { downstream: ({ delta, before }) => times(product(delta, turned(before)), 1 / delta.length) },
  'no upstream': { delta: (_, slope) => slope },
  'no slope': { delta: (upstream) => upstream },
  'no slope in w': { weights: (p) => plus(gradientOf({ X: p.X, delta: p.upstream }), decay(p)) },
  'e 2': { exponent: ({ upstream }, s) => 2 * sumOf(entrywise(upstream, s)) },
  'e -1': { exponent: ({ upstream }, s) => -sumOf(entrywise(upstream, s)) },
  'e N': { exponent: (p, s) => N(p) * sumOf(entrywise(p.upstream, s)) },
  'e 1/N': { exponent: (p, s) => sumOf(entrywise(p.upstream, s)) / N(p) },
  'e mean': { exponent: (p, s) => sumOf(entrywise(p.upstream, s)) / s.flat().length },
  'e 0': { exponent: () => 0 },
  'e no upstream': { exponent: (_, s) => sumOf(s) },
  'e first': { exponent: ({ upstream }, s) => sumOf(entrywise(upstream.slice(0, 1), s)) },
  'e rate': { exponentRate: 0.0005 },
  'e no bound': { bound: (n) => n },
  'e bound 1': { bound: (n) => Math.max(1, n) },
  'zero': { slope: (v) => (v > 0 ? 1 : v < 0 ? 0.01 : 0) },
  'above': { slope: (v) => (v >= 0 ? 1 : 0.01) },
  'w 2 and decay missing': { weights: (p) => times(gradientOf(p), 2) },
  'wrong slope': { slope: (v) => (v > 0 ? 1 : 0.1) },
  'wrong slope, no decay': { slope: (v) => (v > 0 ? 1 : 0.1), weights: (p) => gradientOf(p) },
};
const kinds = [['hidden', 'Hidden', hidden], ['hidden-vondrick', 'Hidden_Vondrick', vondrick], ['output', 'Output', output]] as const;
it.each(kinds)('%s', async (id, name, make) => {
  for (const [what, rules] of Object.entries(variants)) {
    if (!/^(right|w 2|w 1.2|w 2.N|e |no up|zero|above|wrong)/.test(what) || (id !== 'hidden-vondrick' && what.startsWith('e '))) continue;
    const out = [];
    for (const check of hw2.checks.filter((c) => c.id.startsWith(id + '.') && /backward|exponent|gradient/.test(c.id)).map((c) => c.id)) {
      const ends = new Map<string, number>();
      for (const seed of [1, 2, 3]) {
        const r = await gradeOne(hw2, check, inProcessClasses({ ...submissionOf(), [name]: make(rules) }), { seed });
        const text = r.status + ': ' + r.message.replace(/^.*is right\. ?/, '').replace(/The gradient (.*) is not that of your own function/, '$1') + ' ' + r.conventions.map((c) => c.name + '=' + c.value).join() ;
        ends.set(text, (ends.get(text) ?? 0) + 1);
      }
      for (const [t, n] of ends) out.push(`    ${check.split('.')[1]} x${n} ${t}`);
    }
    console.log(`== ${id} ${what}\n${out.join('\n')}`);
  }
}, 600000);
