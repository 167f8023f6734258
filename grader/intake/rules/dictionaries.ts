import { sizeOfParts } from '../../contract/parts.ts';
import type { ParameterSpec, ResultSpec, TargetSpec } from '../../model/target.ts';
import { complaint, keyComplaint, type Complaint, type Path } from '../problem.ts';
import { show } from '../show.ts';
import type { Rule } from './rule.ts';
import { splitRole } from '../../contract/role.ts';

/** `entries` belong to a dictionary, `parts` and `shapes` to whole vectors, which are all as long as each other. */
export const dictionaries: Rule = ({ targets }) =>
  Object.entries(targets).flatMap(([id, target]) => {
    const path = ['targets', id];
    const lists = listsOf(target, path);
    const found = lists.flatMap(({ specs, at }) => specs.flatMap((spec, index) => settings(spec, [...at, index])));
    return found.length > 0 ? found : sameLength(lists);
  });

type Spec = ParameterSpec | ResultSpec;

interface List {
  readonly specs: readonly Spec[];
  readonly at: Path;
}

function listsOf({ parameters, results, methods = {} }: TargetSpec, path: Path): readonly List[] {
  return [
    { specs: parameters, at: [...path, 'parameters'] },
    { specs: results, at: [...path, 'results'] },
    ...Object.entries(methods).flatMap(([name, method]) => [
      { specs: method.parameters, at: [...path, 'methods', name, 'parameters'] },
      { specs: method.results, at: [...path, 'methods', name, 'results'] },
    ]),
  ];
}

function settings(spec: Spec, at: Path): readonly Complaint[] {
  const { role, entries, parts } = spec;
  const found: Complaint[] = [];
  if (role === 'dictionary' && entries === undefined)
    found.push({
      ...complaint(at, 'is missing; it should say which key of the dictionary carries which role.'),
      missing: 'entries',
    });
  if (entries !== undefined && role !== 'dictionary')
    found.push(keyComplaint([...at, 'entries'], `belongs to the role "dictionary", but this one is ${show(role)}.`));
  const { base, index } = splitRole(role);
  const isVector = index === null && (['theta', 'gradient'].includes(base) || base.startsWith('state.'));
  if (parts !== undefined && !isVector)
    found.push(
      keyComplaint(
        [...at, 'parts'],
        `belongs to a whole vector: "theta", "gradient" or a state, but this one is ${show(role)}.`,
      ),
    );
  if ('shapes' in spec && (role !== 'theta' || parts !== undefined))
    found.push(keyComplaint([...at, 'shapes'], 'belongs to the role "theta", where it does not come in parts.'));
  return found;
}

/** Theta, gradient and state are cut into as many numbers, or none of them is cut. */
function sameLength(lists: readonly List[]): readonly Complaint[] {
  const sized = lists.flatMap(({ specs, at }) =>
    specs.flatMap(({ role, parts }, index) => {
      const { base } = splitRole(role);
      const isVector = ['theta', 'gradient'].includes(base) || base.startsWith('state.');
      return isVector ? [{ role, at: [...at, index], size: parts === undefined ? null : sizeOfParts(parts) }] : [];
    }),
  );
  const [first] = sized;
  const other = sized.find(({ size }) => size !== first?.size);
  if (first === undefined || other === undefined) return [];
  const tell = (size: number | null): string => (size === null ? 'no parts' : `parts of ${size} numbers together`);
  return [
    complaint(
      other.at,
      `should be cut like ${show(first.role)}, which has ${tell(first.size)}, but ${show(other.role)} has ${tell(other.size)}.`,
    ),
  ];
}
