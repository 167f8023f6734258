import { keyComplaint, type Complaint, type Path } from '../problem.ts';
import { show } from '../show.ts';
import type { ParameterSpec } from '../../model/target.ts';
import type { Rule } from './rule.ts';

/** `keys` belongs to `hyperparameters`, `from` to `iteration`, `layout` to `labels`; elsewhere they would be ignored in silence. */
export const parameterSettings: Rule = ({ targets }) =>
  Object.entries(targets).flatMap(([id, target]) => [
    ...misplaced(target.parameters, ['targets', id, 'parameters']),
    ...target.results.flatMap(({ callable }, index) =>
      misplaced(callable?.parameters ?? [], ['targets', id, 'results', index, 'callable', 'parameters']),
    ),
    ...Object.entries(target.methods ?? {}).flatMap(([name, { parameters }]) =>
      misplaced(parameters, ['targets', id, 'methods', name, 'parameters']),
    ),
  ]);

const belongsTo = { keys: 'hyperparameters', from: 'iteration', layout: 'labels' } as const;

function misplaced(parameters: readonly ParameterSpec[], path: Path): readonly Complaint[] {
  return parameters.flatMap((parameter, index) =>
    (['keys', 'from', 'layout'] as const).flatMap((setting) => {
      const wanted = belongsTo[setting];
      const { role } = parameter;
      if (parameter[setting] === undefined || role === wanted) return [];
      const says = `belongs to a parameter with the role ${show(wanted)}, but this one is ${show(role)}.`;
      return [keyComplaint([...path, index, setting], says)];
    }),
  );
}
