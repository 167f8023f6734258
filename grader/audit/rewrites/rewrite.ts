import type { Source } from '../section.ts';

/** A way to write the same solution in other words. */
export interface Rewrite {
  readonly id: string;
  /** What it does, in a few words. */
  readonly text: string;
  readonly languages: readonly Source['language'][];
}

/** What is asked of a target, as far as a rewriting has to know: its names, in all the words that are accepted. */
export interface Asked {
  readonly id: string;
  readonly names: readonly string[];
  readonly parameters: readonly { readonly names: readonly string[] }[];
  readonly results: readonly {
    readonly names: readonly string[];
    readonly callable?: unknown;
    readonly optional?: boolean;
  }[];
  readonly isClass: boolean;
  readonly conventions: Readonly<Record<string, readonly string[]>>;
}

/** A solution after some rewritings, and which definitions at the top each of them changed. */
export interface Rewritten {
  readonly text: string;
  readonly changed: Readonly<Record<string, readonly string[]>>;
}
