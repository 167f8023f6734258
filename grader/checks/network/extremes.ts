import type { Workshop } from '../../contract/question.ts';
import type { NetworkForm } from '../../contract/network/network-form.ts';
import type { Tolerance } from '../../model/assignment.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Finding } from '../../model/report.ts';
import type { Aspect, Posing } from './aspect.ts';
import { atLevel, caseOf } from './cases.ts';
import { answerAt } from './chain.ts';
import { buildNetwork, firstFailure } from '../../contract/network/build.ts';
import { askForward, lossIn } from './forward.ts';
import { judgeCases } from './judge-cases.ts';
import { inputsOf, snippetOf } from './snippet.ts';

/** Logits of this size: their powers are no numbers any more, the loss is. */
const LEVELS = [1000, -1000];

type Extremes =
  | { readonly kind: 'fine' }
  | { readonly kind: 'broken'; readonly finding: Finding }
  | { readonly kind: 'cut-short' }
  | Extract<Outcome, { kind: 'ended' }>;

/**
 * Whether the loss of the network stays a number when all logits are about 1000 or -1000. The logits of a row are close
 * to each other, so that its loss is an ordinary number whichever way it is computed, unless powers overflow.
 */
export async function extremes(
  workshop: Workshop,
  form: NetworkForm,
  forward: Posing['forward'],
  { seed, tolerance }: { readonly seed: number; readonly tolerance: Tolerance },
): Promise<Extremes> {
  const plan = { hidden: [{ kind: 0, size: 2 }], inputs: 2, classes: 3, rows: 2, batchSize: 1, epochs: 1, seed: 1 };
  const own = caseOf(plan, form);
  const cases = LEVELS.map((level) => atLevel(own, level));
  const judged = await judgeCases(workshop, lossIsFinite, form, forward, cases, { seed, tolerance });
  if (judged.kind !== 'judged') return judged;
  for (const { own: shownCase, shown, verdict } of judged.cases) {
    if (verdict.kind !== 'broken') continue;
    return {
      kind: 'broken',
      finding: {
        kind: 'differs',
        summary: verdict.breach.summary,
        inputs: inputsOf(form, 'forward', shownCase),
        differences: [...verdict.breach.differences],
        snippet: snippetOf(judged.operations, shown, form.language, [{ name: 'L', text: 'a finite number' }]),
        where: form.network.definition.where,
      },
    };
  }
  return { kind: 'fine' };
}

const lossIsFinite: Aspect = {
  method: 'forward',
  builtOn: [],
  layers: [],
  loss: [],
  tellsNothing: () => null,
  pose: ({ draft, form, own }) => {
    const from = draft.operations.length;
    const network = buildNetwork(draft, form, own.layers);
    const asked = askForward(draft, form.network, network, own);
    return {
      shown: { from, to: draft.operations.length },
      judge: (answers) => {
        const answer = answerAt(answers, asked);
        const method = form.network.methods.get('forward');
        const parts = method === undefined || method.kind === 'missing' ? [] : method.spec.results;
        const value = firstFailure(network.steps, answers) === null && answer.kind === 'returned' ? answer.value : null;
        const { name, loss } = value === null ? { name: 'loss', loss: null } : lossIn(parts, value);
        const [number] = loss?.data ?? [];
        if (number !== undefined && Number.isFinite(number)) return { kind: 'holds', told: [] };
        const level = own.layers.at(-1)?.state.get('bias')?.data[0] ?? 0;
        const came = number === undefined ? 'no number' : String(number);
        return {
          kind: 'broken',
          breach: {
            kind: 'differs',
            summary: `With logits of about ${level > 0 ? '1000' : '-1000'} the loss is ${came}: the powers of e overflow or vanish. Take the largest logit of each row out before them.`,
            differences: [
              {
                name,
                expected: 'a finite number',
                actual: came,
                agrees: false,
              },
            ],
            signs: new Map(),
          },
        };
      },
    };
  },
};
