import type { AttributeSpec } from '../model/target.ts';
import type { Tensor } from '../model/roles.ts';
import type { Value } from '../model/value.ts';
import { sameName } from './names.ts';
import { scalar, toTensor } from './tensor.ts';

/**
 * How an object holds what a role means: `as-is`, `transposed` (a matrix as (outputs, inputs)), `row` (1, n), `column` (n, 1),
 * `flat` (n,) and `one` (a single number).
 */
type Layout = 'as-is' | 'transposed' | 'row' | 'column' | 'flat' | 'one';

export interface BoundAttribute {
  readonly kind: 'bound';
  readonly spec: AttributeSpec;
  /** As the student writes it. */
  readonly name: string;
  readonly layout: Layout;
  /** Whether it is held in plain lists. */
  readonly lists: boolean;
}

export type Binding =
  BoundAttribute | { readonly kind: 'lacking'; readonly problem: string } | { readonly kind: 'left-out' };

interface Sizes {
  readonly inputSize: number;
  readonly outputSize: number;
}

/** Finds an attribute by its accepted names, or, where none of them is of its shape, as the only one that is. */
export function bindAttribute(
  spec: AttributeSpec,
  members: ReadonlyMap<string, Value>,
  className: string,
  sizes: Sizes,
): Binding {
  const data = [...members].filter(([, value]) => !isMethod(value));
  const named = spec.names.flatMap((name) => {
    const found = data.find(([own]) => own === name) ?? data.find(([own]) => sameName(own, name));
    return found ? [found] : [];
  });
  const fitting = named.find(([, value]) => fitsRole(spec.role, value, sizes));
  if (fitting) return bound(spec, ...fitting, sizes);
  const alike = data.filter(([own, value]) => !own.startsWith('_') && fitsRole(spec.role, value, sizes));
  const [only] = alike;
  if (alike.length === 1 && only && spec.setAfter === undefined) return bound(spec, ...only, sizes);
  // A name may stand for something that gets its shape later.
  const [first] = named;
  if (first) return bound(spec, ...first, sizes);
  if (spec.optional === true) return { kind: 'left-out' };
  const has = data
    .map(([own]) => `\`${own}\``)
    .slice(0, 12)
    .join(', ');
  return {
    kind: 'lacking',
    problem: `An object of \`${className}\` should have \`${spec.names[0] ?? spec.role}\`, but has ${has || 'no attributes'}.`,
  };
}

/** What the hosts call a function; an object that can be called, such as a layer with `__call__`, is told by its class. */
const FUNCTIONS = new Set(['function', 'method', 'builtin_function_or_method', 'type']);

function isMethod(value: Value): boolean {
  return value.kind === 'opaque' && value.callable !== undefined && FUNCTIONS.has(value.type);
}

function bound(spec: AttributeSpec, name: string, value: Value, sizes: Sizes): BoundAttribute {
  return { kind: 'bound', spec, name, layout: layoutOf(spec.role, value, sizes), lists: value.kind === 'list' };
}

function layoutOf(role: string, value: Value, { inputSize, outputSize }: Sizes): Layout {
  const shape = toTensor(value)?.shape ?? null;
  switch (role) {
    case 'weights':
      return shape?.join() === `${outputSize},${inputSize}` ? 'transposed' : 'as-is';
    case 'bias':
      if (shape?.length === 1) return 'flat';
      return shape?.[1] === 1 ? 'column' : 'row';
    case 'exponent':
      if (shape?.length === 2) return 'row';
      return shape?.length === 1 ? 'flat' : 'one';
    default:
      return 'as-is';
  }
}

/** Whether a value may be what the role means, by its shape alone. */
function fitsRole(role: string, value: Value, { inputSize, outputSize }: Sizes): boolean {
  const tensor = toTensor(value);
  if (tensor === null || tensor.data.length === 0) return false;
  const shape = tensor.shape.join();
  switch (role) {
    case 'weights':
      return [`${inputSize},${outputSize}`, `${outputSize},${inputSize}`].includes(shape);
    case 'bias':
      return [`${outputSize}`, `1,${outputSize}`, `${outputSize},1`].includes(shape);
    case 'exponent':
      return tensor.data.length === 1 && ![inputSize, outputSize].includes(tensor.data[0] ?? NaN);
    default:
      return false;
  }
}

/** A role's value as the object wants it. */
export function toAttribute({ layout, lists }: BoundAttribute, tensor: Tensor): Value {
  const { data } = tensor;
  const array = (shape: readonly number[], values = data): Value =>
    lists ? listOf(shape, values) : { kind: 'array', shape, data: values };
  switch (layout) {
    case 'as-is':
      return array(tensor.shape);
    case 'transposed': {
      const { shape, data: turned } = transposed(tensor);
      return array(shape, turned);
    }
    case 'row':
      return array([1, data.length]);
    case 'column':
      return array([data.length, 1]);
    case 'flat':
      return array([data.length]);
    case 'one':
      return { kind: 'number', value: data[0] ?? NaN };
  }
}

/** An attribute's value as the role means it; null when it is not made of numbers. */
export function fromAttribute({ layout, spec }: BoundAttribute, value: Value): Tensor | null {
  const tensor = toTensor(value);
  if (tensor === null) return null;
  switch (layout) {
    case 'as-is':
      return tensor;
    case 'transposed':
      return tensor.shape.length === 2 ? transposed(tensor) : tensor;
    case 'row':
    case 'column':
    case 'flat':
      return spec.role === 'exponent' && tensor.data.length === 1
        ? scalar(tensor.data[0] ?? NaN)
        : isRow(tensor)
          ? { shape: [tensor.data.length], data: tensor.data }
          : tensor;
    case 'one':
      return tensor.data.length === 1 ? scalar(tensor.data[0] ?? NaN) : tensor;
  }
}

function isRow({ shape }: Tensor): boolean {
  return shape.filter((length) => length !== 1).length <= 1;
}

function transposed({ shape, data }: Tensor): Tensor {
  const [rows = 0, columns = 0] = shape;
  return {
    shape: [columns, rows],
    data: data.map((_, at) => data[(at % rows) * columns + Math.floor(at / rows)] ?? NaN),
  };
}

function listOf(shape: readonly number[], data: readonly number[]): Value {
  const [length, ...inner] = shape;
  if (length === undefined) return { kind: 'number', value: data[0] ?? NaN };
  const size = inner.reduce((product, one) => product * one, 1);
  return {
    kind: 'list',
    items: Array.from({ length }, (_, index) => listOf(inner, data.slice(index * size, (index + 1) * size))),
  };
}
