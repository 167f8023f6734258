import { firstFailure } from '../../contract/network/build.ts';
import type { NetworkForm } from '../../contract/network/network-form.ts';
import type { Workshop } from '../../contract/question.ts';
import type { Tolerance } from '../../model/assignment.ts';
import type { Answer, Outcome } from '../../model/outcome.ts';
import type { Finding } from '../../model/report.ts';
import { NO_FITS } from './aspect.ts';
import type { Aspect, CaseVerdict, Posing } from './aspect.ts';
import { resultsFor } from '../../contract/network/draft.ts';
import { atLevel, caseOf } from './cases.ts';
import { answerAt, broken, numbersAt, ownFailure } from './chain.ts';
import { askBoth } from './forward.ts';
import { judgeCases } from './judge-cases.ts';
import { lossIn } from './read-forward.ts';
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
 * to each other, so that its loss is an ordinary number whichever way it is computed, unless powers overflow. Says nothing
 * where the own layers fail, or where the same network with ordinary logits has no finite loss: then it is not the powers.
 *
 * @param kind which of the kinds of hidden layers: one that held
 */
export async function extremes(
  workshop: Workshop,
  form: NetworkForm,
  forward: Posing['forward'],
  { kind, seed, tolerance }: { readonly kind: number; readonly seed: number; readonly tolerance: Tolerance },
): Promise<Extremes> {
  const plan = { hidden: [{ kind, size: 2 }], inputs: 2, classes: 3, rows: 2, batchSize: 1, epochs: 1, seed: 1 };
  const ordinary = caseOf(plan, form);
  const cases = [ordinary, ...LEVELS.map((level) => atLevel(ordinary, level))];
  const judged = await judgeCases(workshop, lossIsFinite, form, forward, cases, { seed, tolerance });
  if (judged.kind !== 'judged') return judged;
  const [usual, ...extreme] = judged.cases;
  if (usual?.verdict.kind !== 'holds') return { kind: 'fine' };
  for (const { own, shown, verdict } of extreme) {
    if (verdict.kind !== 'broken') continue;
    const { summary, differences } = verdict.breach;
    return {
      kind: 'broken',
      finding: {
        kind: 'differs',
        summary,
        inputs: inputsOf(form, 'forward', own),
        differences: [...differences],
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
    const { network, asked, shown, twin, outputs } = askBoth({ draft, form, own });
    const judge = (answers: readonly Answer[]): CaseVerdict => {
      const why = ownFailure([...twin.steps, ...outputs], answers);
      if (why !== null) return { kind: 'silent', why };
      const isNumber = (at: number): boolean => numbersAt(answers, at)?.data.every(Number.isFinite) === true;
      if (!outputs.every(isNumber)) return { kind: 'silent', why: 'your own layers do not return finite numbers' };
      const answer = answerAt(answers, asked);
      const parts = resultsFor(form.network, 'forward');
      const value = firstFailure(network.steps, answers) === null && answer.kind === 'returned' ? answer.value : null;
      const { name, loss } = value === null ? { name: 'loss', loss: null } : lossIn(parts, value);
      const [number] = loss?.data ?? [];
      if (number !== undefined && Number.isFinite(number)) return { kind: 'holds', told: [], fits: NO_FITS };
      const level = own.layers.at(-1)?.state.get('bias')?.data[0] ?? 0;
      const came = answer.kind === 'threw' ? `an error, ${answer.error.type}` : String(number ?? 'no number');
      const summary = `With logits of about ${level > 0 ? '1000' : '-1000'} the loss is ${came}: the powers of e overflow or vanish. Take the largest logit of each row out before them.`;
      return broken('differs', summary, [{ name, expected: 'a finite number', actual: came, agrees: false }]);
    };
    return { shown, judge };
  },
};
