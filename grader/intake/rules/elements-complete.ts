import { splitRole } from '../../contract/role.ts';
import { complaint, type Complaint, type Path } from '../problem.ts';
import { show } from '../show.ts';
import type { RoleSlot } from './oracle-roles.ts';

export interface Given {
  readonly role: string;
  readonly path: Path;
}

/** A role is there once, as a whole or in all its elements from 0 on. */
export function elementsComplete(given: readonly Given[], slots: readonly RoleSlot[]): readonly Complaint[] {
  return slots.flatMap((slot) => {
    const own = given.filter(({ role }) => splitRole(role).base === slot.role);
    const twice = own.find(
      ({ role }, at) => own.findIndex((other) => splitRole(other.role).index === splitRole(role).index) < at,
    );
    if (twice) return [complaint(twice.path, `should be unique, but ${show(twice.role)} is there twice.`)];
    const elements = own.filter(({ role }) => splitRole(role).index !== null);
    const [first] = elements;
    if (first === undefined) return [];
    if (slot.elements === 'one') return [complaint(first.path, `should be ${show(slot.role)}: it has no elements.`)];
    const whole = own.find(({ role }) => splitRole(role).index === null);
    if (whole)
      return [complaint(whole.path, `should not be there as a whole, because ${show(first.role)} is there too.`)];
    const largest = Math.max(...elements.map(({ role }) => splitRole(role).index ?? 0));
    const count = slot.elements === 'any' ? largest + 1 : slot.elements.count;
    const wanted = elementNames(slot.role, count);
    const beyond = elements.find(({ role }) => (splitRole(role).index ?? 0) >= count);
    if (beyond) return [complaint(beyond.path, `should be ${wanted}, but was ${show(beyond.role)}.`)];
    if (elements.length === count) return [];
    const there = `${elements.length} of ${count} ${elements.length === 1 ? 'is' : 'are'} there`;
    return [
      complaint(first.path, `should come with all elements, ${wanted.replace(' or ', ' and ')}, but only ${there}.`),
    ];
  });
}

function elementNames(role: string, count: number): string {
  if (count === 1) return `"${role}[0]"`;
  return `"${role}[0]" ${count === 2 ? 'or' : 'to'} "${role}[${count - 1}]"`;
}
