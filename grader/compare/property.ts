import fc from 'fast-check';

/** What is known of one input. `unknown` is neither: an answer that could not be had says nothing about the property. */
export type Verdict<Evidence> =
  { readonly kind: 'holds' } | { readonly kind: 'broken'; readonly evidence: Evidence } | { readonly kind: 'unknown' };

export type PropertyResult<Input, Evidence> =
  | { readonly kind: 'holds'; readonly cases: number }
  | {
      readonly kind: 'broken';
      /** The smallest input found that shows it. */
      readonly input: Input;
      readonly evidence: Evidence;
      readonly cases: number;
      /** Candidates that were judged to find it. */
      readonly shrinks: number;
      /** Whether there might be a smaller one, had no answer been lost. */
      readonly isCutShort: boolean;
    }
  /** Not every case could be judged, and none of those judged is broken. */
  | { readonly kind: 'unknown'; readonly cases: number };

export interface Property<Input, Evidence> {
  readonly arbitrary: fc.Arbitrary<Input>;
  readonly seed: number;
  readonly cases: number;
  /** Keeps the inputs for the next who is held to the same property; draws them each time where it is left out. */
  readonly remember?: (draw: () => readonly Input[]) => readonly Input[];
  /** What a counterexample should show: once one does, shrinking keeps to such. */
  readonly telling?: (evidence: Evidence) => boolean;
  /** Judges inputs, all in one go; answers one verdict for each. Never throws for a student's fault. */
  readonly judge: (inputs: readonly Input[]) => Promise<readonly Verdict<Evidence>[]>;
  /**
   * Judges what the verdict does not rest on, which is all that is asked while shrinking; null where an answer was lost. That ends
   * the shrinking, and takes nothing back: the input that breaks the property was judged before.
   */
  readonly aside?: Aside;
}

type Aside = <Seen>(judge: () => Promise<Seen>) => Promise<Seen | null>;

/** Candidates tried while shrinking: enough for a handful of numbers, and bounded whatever the subject does. */
const MOST_SHRINKS = 150;

/**
 * Holds a subject to a property: all inputs in one batch first, and only when one fails fast-check shrinks against the
 * live subject. The only place that calls `fc.check`, because it has three traps for a grader:
 *
 * - a throw inside a property counts as a counterexample: here nothing that is ours can throw into it, faults are kept aside;
 * - too many skipped cases give `failed` with no counterexample: here no case is skipped, an unanswered one is `unknown`;
 * - an interrupted run gives `failed: false`: here nothing interrupts, shrinking is bounded by count and never by time.
 *
 * @throws whatever `judge` throws: that is our own fault, not a verdict
 */
export async function holdsFor<Input, Evidence>(
  property: Property<Input, Evidence>,
): Promise<PropertyResult<Input, Evidence>> {
  const { arbitrary, seed, cases, judge } = property;
  const draw = (): readonly Input[] => fc.sample(arbitrary, { seed, numRuns: cases });
  const inputs = property.remember?.(draw) ?? draw();
  const verdicts = await judge(inputs);
  if (verdicts.length !== inputs.length)
    throw new TypeError(`${inputs.length} inputs were judged ${verdicts.length} times`);
  const [broken] = verdicts.flatMap((verdict, index) =>
    verdict.kind === 'broken' ? [{ index, evidence: verdict.evidence }] : [],
  );
  if (broken === undefined) {
    return verdicts.every((verdict) => verdict.kind === 'holds')
      ? { kind: 'holds', cases }
      : { kind: 'unknown', cases };
  }

  const smallest = await shrink({
    property,
    inputs: inputs.slice(0, broken.index + 1),
    // There is one verdict for each input.
    start: { input: inputs[broken.index] as Input, evidence: broken.evidence },
  });
  return { kind: 'broken', ...smallest, cases };
}

interface Shrinking<Input, Evidence> {
  readonly property: Property<Input, Evidence>;
  /** The inputs up to the first broken one, which is the last. */
  readonly inputs: readonly Input[];
  readonly start: { readonly input: Input; readonly evidence: Evidence };
}

async function shrink<Input, Evidence>({
  property,
  inputs,
  start,
}: Shrinking<Input, Evidence>): Promise<{ input: Input; evidence: Evidence; shrinks: number; isCutShort: boolean }> {
  const aside: Aside = property.aside ?? ((judge) => judge());
  let best = start;
  let isCutShort = false;
  let runs = 0;
  let tried = 0;
  let fault: { readonly error: unknown } | null = null;
  const known = inputs.length;
  const predicate = async (candidate: Input): Promise<boolean> => {
    runs += 1;
    // The cases of the batch come again first: their verdicts are known, only the last one is broken.
    if (runs <= known) return runs < known;
    if (fault !== null || isCutShort || tried >= MOST_SHRINKS) return true;
    tried += 1;
    try {
      const verdicts = await aside(() => property.judge([candidate]));
      isCutShort = verdicts === null;
      const [verdict] = verdicts ?? [];
      if (verdict?.kind !== 'broken') return true;
      const { telling } = property;
      if (telling?.(best.evidence) && !telling(verdict.evidence)) return true;
      best = { input: candidate, evidence: verdict.evidence };
      return false;
    } catch (error) {
      fault = { error };
      return true;
    }
  };
  await fc.check(fc.asyncProperty(property.arbitrary, predicate), { seed: property.seed, numRuns: known });
  rethrow(fault);
  return { ...best, shrinks: tried, isCutShort };
}

function rethrow(fault: { readonly error: unknown } | null): void {
  if (fault !== null) throw fault.error;
}
