/** Where it shows which choice of a convention is followed. */
export interface ConventionScope {
  /** The methods whose answers depend on it. */
  readonly methods: readonly ('forward' | 'derivative' | 'backward')[];
  /** The only gradient that it scales; null where everything that those methods give may depend on it. */
  readonly scales: string | null;
  /** Whether who follows one choice in a method has to follow it in the others: a scale is the same throughout. */
  readonly isOneThroughout: boolean;
}

const scaleOf = (role: string): ConventionScope => ({ methods: ['backward'], scales: role, isOneThroughout: true });

/** Every convention of layers and losses, by name. */
export const conventionScopes: Readonly<Record<string, ConventionScope>> = {
  weights: scaleOf('weights'),
  bias: scaleOf('bias'),
  exponent: scaleOf('exponent'),
  batch: scaleOf('downstream'),
  shift: { methods: ['forward'], scales: null, isOneThroughout: true },
  // A backward pass may find its slopes by itself, and treat exactly 0 in another way than the derivative does.
  slopeAtZero: { methods: ['derivative', 'backward'], scales: null, isOneThroughout: false },
};
