import type { AttributeSpec, TargetSpec } from '../../model/target.ts';
import { complaint, keyComplaint, type Complaint, type Path } from '../problem.ts';
import { show } from '../show.ts';
import { classRoles, type ClassRoles } from './class-roles.ts';
import { methodNamed } from './method-named.ts';
import { notOptional, rolesListed } from './roles-listed.ts';
import type { Rule } from './rule.ts';

/** A class is made with what its oracle is, and has the state that its oracle has. */
export const attributesGiven: Rule = ({ targets }) =>
  Object.entries(targets).flatMap(([id, target]) => {
    const known = classRoles(target);
    if (known === undefined) return [];
    const { title } = known;
    const path = ['targets', id, 'attributes'];
    const attributes = target.attributes ?? [];
    const all = `should have every attribute of ${title}`;
    const listed = rolesListed(attributes, path, known.attributes, { one: `an attribute of ${title}`, all });
    return [
      ...rolesListed(target.parameters, ['targets', id, 'parameters'], known.takes, {
        one: `a role that ${title} is made with`,
        all: `should give everything that ${title} is made with`,
      }),
      // What is not there has no place of its own.
      ...(target.attributes === undefined
        ? listed.map(({ says }) => ({ ...complaint(['targets', id], `is missing; it ${says}`), missing: 'attributes' }))
        : listed),
      ...notOptional(attributes, path, known.attributes.must),
      ...attributes.flatMap((attribute, index) => whenSet(attribute, target, known, [...path, index])),
    ];
  });

function whenSet(
  { role, setAfter }: AttributeSpec,
  target: TargetSpec,
  { madeLater, attributes }: ClassRoles,
  path: Path,
): readonly Complaint[] {
  if (setAfter === undefined)
    return madeLater.includes(role)
      ? [
          {
            ...complaint(path, `is missing; ${show(role)} is there only once a method has made it, e.g. "forward".`),
            missing: 'setAfter',
          },
        ]
      : [];
  if (attributes.must.includes(role))
    return [
      keyComplaint([...path, 'setAfter'], `should not be there: ${show(role)} is set before any method is called.`),
    ];
  const problem = methodNamed(target, setAfter);
  return problem === null ? [] : [complaint([...path, 'setAfter'], problem)];
}
