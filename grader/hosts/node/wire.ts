/** The messages of the grader, as far as the host needs to know them. See ../protocol.md. */
import type { Packed, Randomness } from '../../model/program.ts';

export interface LoadQuestion {
  readonly id: number;
  readonly load: {
    readonly folder: string;
    readonly file: string;
    readonly wanted: readonly (readonly string[])[];
    readonly packages: readonly string[];
    readonly definitionsOnly?: boolean;
  };
}

export interface RunQuestion {
  readonly id: number;
  readonly run: readonly WireOperation[];
}

export interface WireReference {
  readonly $ref: number;
  readonly path: readonly (number | string)[];
}

export type WireCallee =
  { readonly name: string } | WireReference | { readonly method: string; readonly of: WireReference };

export type WireOperation =
  | {
      readonly op: 'call';
      readonly callee: WireCallee;
      readonly arguments: readonly unknown[];
      readonly packed?: Packed;
      readonly repeat?: number;
      readonly echo?: boolean;
      readonly silent?: boolean;
    }
  | {
      readonly op: 'construct';
      readonly callee: WireCallee;
      readonly arguments: readonly unknown[];
      readonly packed?: Packed;
      readonly silent?: boolean;
    }
  | { readonly op: 'read'; readonly name: string }
  | { readonly op: 'members'; readonly object: WireReference }
  | { readonly op: 'get'; readonly object: WireReference; readonly name: string }
  | { readonly op: 'set'; readonly object: WireReference; readonly name: string; readonly value: unknown }
  | { readonly op: 'randomness'; readonly mode: Randomness };
