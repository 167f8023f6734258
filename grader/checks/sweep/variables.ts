import { splitRole } from '../../contract/role.ts';
import { sameName } from '../../contract/names.ts';
import type { Variable } from '../../contract/question.ts';
import { toTensor } from '../../contract/tensor.ts';
import type { Place } from '../../model/outcome.ts';
import type { Tensor } from '../../model/roles.ts';
import type { TargetSpec } from '../../model/target.ts';
import type { Value } from '../../model/value.ts';

/** Numbers that a submission leaves behind under a name, in one of its lives. */
export interface Numbers {
  readonly name: string;
  readonly where: Place;
  readonly tensor: Tensor;
}

/** Accepted names for a role, element by element where it is given so: `start[0]`, `start[1]`. */
export interface RoleNames {
  readonly whole: readonly string[];
  readonly elements: readonly (readonly string[])[];
}

export function namesFor(target: TargetSpec, role: string, only?: readonly string[]): RoleNames {
  const specs = [...target.parameters, ...target.results];
  const whole = specs.filter((spec) => spec.role === role).flatMap(({ names }) => names);
  const elements = specs
    .filter((spec) => splitRole(spec.role).base === role && spec.role !== role)
    .toSorted((one, other) => (splitRole(one.role).index ?? 0) - (splitRole(other.role).index ?? 0))
    .map(({ names }) => names);
  return { whole: only ?? whole, elements };
}

export function allNames({ whole, elements }: RoleNames): readonly string[] {
  return [...whole, ...elements.flat()];
}

/** Variables with a name of the role that hold numbers, in the order in which they were found. */
export function numbersFor({ whole, elements }: RoleNames, variables: readonly Variable[]): readonly Numbers[] {
  const named = (names: readonly string[]): readonly Numbers[] =>
    variables.filter(({ name }) => names.some((one) => sameName(one, name))).flatMap(asNumbers);
  return [...named(whole), ...together(elements.map(named))];
}

/** The numbers that a variable holds as a whole; none where it holds something else. */
export function asNumbers({ name, where, value }: Variable): readonly Numbers[] {
  const tensor = value.kind === 'returned' ? looseTensor(value.value) : null;
  return tensor === null || tensor.data.length === 0 ? [] : [{ name, where, tensor }];
}

/** Coordinates in variables of their own (`final_x`, `final_y`) are points when there are as many of each. */
function together(coordinates: readonly (readonly Numbers[])[]): readonly Numbers[] {
  const [first = [], second = [], ...more] = coordinates;
  if (more.length > 0) return [];
  return first.flatMap((one) =>
    second.flatMap((other): readonly Numbers[] => {
      if (one.tensor.shape.join() !== other.tensor.shape.join()) return [];
      const data = one.tensor.data.flatMap((value, index) => [value, other.tensor.data[index] ?? NaN]);
      return [
        { name: `${one.name}, ${other.name}`, where: one.where, tensor: { shape: [...one.tensor.shape, 2], data } },
      ];
    }),
  );
}

/** As `toTensor`, and a list may mix numbers and arrays of one number. */
export function looseTensor(value: Value): Tensor | null {
  const tensor = toTensor(value);
  if (tensor !== null || value.kind !== 'list') return tensor;
  const items = value.items.map(looseTensor);
  const data = items.flatMap((item) => (item?.data.length === 1 ? item.data : []));
  return data.length === items.length ? { shape: [data.length], data } : null;
}
