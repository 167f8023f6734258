import { keyComplaint, type Complaint, type Path } from '../problem.ts';
import { show } from '../show.ts';
import type { ParameterSpec } from '../../model/assignment.ts';
import type { Rule } from './rule.ts';

/** `keys` belongs to `hyperparameters`, `from` to `iteration`; elsewhere they would be ignored in silence. */
export const parameterSettings: Rule = ({ targets }) =>
  Object.entries(targets).flatMap(([id, target]) => [
    ...misplaced(target.parameters, ['targets', id, 'parameters']),
    ...target.results.flatMap(({ callable }, index) =>
      misplaced(callable?.parameters ?? [], ['targets', id, 'results', index, 'callable', 'parameters']),
    ),
  ]);

function misplaced(parameters: readonly ParameterSpec[], path: Path): readonly Complaint[] {
  return parameters.flatMap(({ role, keys, from }, index) => [
    ...(keys !== undefined && role !== 'hyperparameters'
      ? [misfit([...path, index, 'keys'], 'hyperparameters', role)]
      : []),
    ...(from !== undefined && role !== 'iteration' ? [misfit([...path, index, 'from'], 'iteration', role)] : []),
  ]);
}

function misfit(path: Path, wanted: string, role: string): Complaint {
  return keyComplaint(path, `belongs to a parameter with the role ${show(wanted)}, but this one is ${show(role)}.`);
}
