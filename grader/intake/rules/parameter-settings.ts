import { keyComplaint, type Complaint, type Path } from '../problem.ts';
import { splitRole } from '../../contract/role.ts';
import { show } from '../show.ts';
import type { ParameterSpec } from '../../model/target.ts';
import { placedForms } from './forms-of.ts';
import type { Rule } from './rule.ts';

/** `keys` belongs to `hyperparameters`, `from` to `iteration`, `drawn` to `start`, ...; elsewhere they would be ignored in silence. */
export const parameterSettings: Rule = ({ targets }) =>
  Object.entries(targets).flatMap(([id, target]) => [
    ...placedForms(id, target).flatMap(({ parameters, path }) => misplaced(parameters, [...path, 'parameters'])),
    ...target.results.flatMap(({ callable }, index) =>
      misplaced(callable?.parameters ?? [], ['targets', id, 'results', index, 'callable', 'parameters']),
    ),
    ...Object.entries(target.methods ?? {}).flatMap(([name, { parameters }]) =>
      misplaced(parameters, ['targets', id, 'methods', name, 'parameters']),
    ),
  ]);

const belongsTo = {
  keys: 'hyperparameters',
  from: 'iteration',
  layout: 'labels',
  drawn: 'start',
} as const;
const settings = ['keys', 'from', 'layout', 'drawn'] as const;

function misplaced(parameters: readonly ParameterSpec[], path: Path): readonly Complaint[] {
  return parameters.flatMap((parameter, index) =>
    settings.flatMap((setting) => {
      const wanted = belongsTo[setting];
      if (parameter[setting] === undefined || fits(setting, wanted, parameter)) return [];
      const says = `belongs to a parameter with the role ${show(wanted)}, but this one is ${show(parameter.role)}.`;
      return [keyComplaint([...path, index, setting], says)];
    }),
  );
}

/** An iteration may stand in a dictionary, and a start may be taken apart. */
function fits(setting: keyof typeof belongsTo, wanted: string, { role, entries }: ParameterSpec): boolean {
  if (setting === 'from' && entries !== undefined) return Object.hasOwn(entries, 'iteration');
  return (setting === 'drawn' ? splitRole(role).base : role) === wanted;
}
