import type { Callee, Operation, Program } from '../model/program.ts';

/** What of a submission a program asks for: names of its top level, of its methods and attributes, and its scripts. */
export function askedNames(program: Program): readonly string[] {
  return [...new Set(program.flatMap(namesOf))].sort();
}

function namesOf(operation: Operation): readonly string[] {
  switch (operation.op) {
    case 'call':
    case 'construct':
      return nameOf(operation.callee);
    case 'read':
      return [operation.name];
    case 'script':
      return [`script ${operation.script}`];
    case 'get':
    case 'set':
      return [`.${operation.name}`];
    case 'members':
    case 'randomness':
      return [];
  }
}

function nameOf(callee: Callee): readonly string[] {
  switch (callee.kind) {
    case 'name':
      return [callee.name];
    case 'method':
      return [`.${callee.name}`];
    case 'reference':
      return [];
  }
}
