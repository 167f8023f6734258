import type { Assignment } from '../assignment-schema.ts';
import type { Complaint } from '../problem.ts';

/** Something that no schema can say. Finds what is wrong with an assignment that is right by its schema. */
export type Rule = (assignment: Assignment) => readonly Complaint[];
