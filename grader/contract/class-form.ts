import type { MethodSpec } from '../model/target.ts';
import type { Definition, Language } from '../model/subject.ts';
import type { Arrangement } from './arguments.ts';
import type { BoundAttribute } from './attributes.ts';

/** How a class that a target asks for looks in a submission. */
export interface ClassForm {
  readonly kind: 'class';
  readonly language: Language;
  readonly definition: Definition;
  /** What its constructor takes, in the student's order. */
  readonly construction: Extract<Arrangement, { kind: 'arranged' }>;
  readonly attributes: readonly BoundAttribute[];
  /** Attributes that the assignment asks for and that are not there, in a sentence each. */
  readonly lacking: readonly string[];
  /** By the assignment's ids. */
  readonly methods: ReadonlyMap<string, BoundMethod | Missing>;
}

export interface BoundMethod {
  readonly kind: 'method' | 'function';
  /** As the student writes it. A `function` is not on the object: it stands at the top level of the file. */
  readonly name: string;
  readonly spec: MethodSpec;
  readonly arrangement: Arrangement;
}

/** A method that is not there. */
export type Missing = { readonly kind: 'missing'; readonly problem: string };
