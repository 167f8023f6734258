import type { MethodSpec, TargetSpec } from '../../model/target.ts';
import { complaint, keyComplaint, type Complaint, type Path } from '../problem.ts';
import { shouldName, show } from '../show.ts';
import { classRoles, type MethodRoles } from './class-roles.ts';
import { methodNamed } from './method-named.ts';
import { notOptional, rolesListed } from './roles-listed.ts';
import type { Rule } from './rule.ts';

/** Methods of a class are those that its oracle knows; they take what it is asked with, and give and change what it does. */
export const methodsGiven: Rule = ({ targets }) =>
  Object.entries(targets).flatMap(([id, target]) => {
    const known = classRoles(target);
    if (known === undefined) return [];
    const { title, methods } = known;
    return Object.entries(target.methods ?? {}).flatMap(([name, spec]) => {
      const path = ['targets', id, 'methods', name];
      const roles = Object.hasOwn(methods, name) ? methods[name] : undefined;
      if (roles === undefined)
        return [keyComplaint(path, shouldName(`a method of ${title}`, Object.keys(methods), name))];
      return methodProblems({ target, name, title }, spec, roles, path);
    });
  });

interface Method {
  readonly target: TargetSpec;
  readonly name: string;
  /** Of its class. */
  readonly title: string;
}

function methodProblems(method: Method, spec: MethodSpec, roles: MethodRoles, path: Path): readonly Complaint[] {
  const whose = `${show(method.name)} of ${method.title}`;
  return [
    ...rolesListed(spec.parameters, [...path, 'parameters'], roles.takes, {
      one: `a role that ${whose} is asked with`,
      all: `should give everything that ${whose} is asked with`,
    }),
    ...rolesListed(spec.results, [...path, 'results'], roles.gives, {
      one: `a role that ${whose} gives`,
      all: `should have everything that ${whose} gives`,
    }),
    ...notOptional(spec.results, [...path, 'results'], roles.gives.must),
    ...callables(spec, path),
    ...changed(whose, spec, roles, path),
    ...calledFirst(method, spec, path),
  ];
}

function callables({ results }: MethodSpec, path: Path): readonly Complaint[] {
  return results.flatMap(({ callable }, index) =>
    callable === undefined
      ? []
      : [
          keyComplaint(
            [...path, 'results', index, 'callable'],
            'belongs to a target whose oracle has `testFunction`: no other returns functions.',
          ),
        ],
  );
}

function changed(whose: string, { changes = [] }: MethodSpec, roles: MethodRoles, path: Path): readonly Complaint[] {
  return changes.flatMap((role, index) => {
    const at = [...path, 'changes', index];
    if (!roles.changes.includes(role))
      return [complaint(at, shouldName(`an attribute that ${whose} changes`, roles.changes, role))];
    return changes.indexOf(role) < index ? [complaint(at, `should be unique, but ${show(role)} is there twice.`)] : [];
  });
}

function calledFirst({ target, name }: Method, { after, parameters }: MethodSpec, path: Path): readonly Complaint[] {
  if (after === name)
    return [complaint([...path, 'after'], `should name another method, but ${show(after)} is this one.`)];
  if (after !== undefined) {
    const problem = methodNamed(target, after);
    return problem === null ? [] : [complaint([...path, 'after'], problem)];
  }
  // A derivative that is told nothing is that of the pass before.
  if (name !== 'derivative' || parameters.some(({ optional }) => optional !== true)) return [];
  const says =
    'is missing; it should be "forward": a derivative that need not take anything is that of the pass before.';
  return [{ ...complaint(path, says), missing: 'after' }];
}
