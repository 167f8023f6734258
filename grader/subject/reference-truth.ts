import type { Roles } from '../model/roles.ts';

/** What is right about a target, in roles. `null`: the role has no result. */
export type RoleFunction = (roles: Roles) => Roles;

/** A target's truth: it answers itself, or it returns functions that do. */
export type Truth =
  | { readonly kind: 'function'; readonly answer: RoleFunction }
  | { readonly kind: 'factory'; readonly functions: Readonly<Record<string, RoleFunction>> }
  /** A class: its methods, asked with the state of an object among the roles. */
  | { readonly kind: 'class'; readonly methods: Readonly<Record<string, RoleFunction>> };
