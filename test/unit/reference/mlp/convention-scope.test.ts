import { describe, expect, it } from 'vitest';
import { conventionScopes } from '../../../../reference/mlp/convention-scope.ts';
import { layers, losses } from '../../../../reference/mlp/index.ts';
import type { Layer, LayerConvention } from '../../../../reference/mlp/layer.ts';
import { fromRows } from '../../../../reference/numeric/matrix.ts';

const everyLayer = Object.values(layers);

/** What the methods of a layer answer for three rows, of which the second gives preactivations of exactly 0. */
function answersOf(layer: Layer, convention: LayerConvention): Readonly<Record<string, unknown>> {
  const parameters = {
    weights: fromRows([[0.5, -0.25], [1, 2]]), // prettier-ignore
    bias: Float64Array.of(0, 0),
    exponent: layer.hasExponent ? 1.5 : null,
  };
  const input = fromRows([[1, 2], [0, 0], [3, -1]]); // prettier-ignore
  const upstream = fromRows([[1, -2], [3, 0.5], [0.25, 1]]); // prettier-ignore
  const passed = layer.forward(parameters, input, convention);
  const derivative = layer.derivative(passed.preactivation, parameters.exponent, convention);
  const { downstream, gradients } = layer.backward(parameters, input, upstream, derivative, convention);
  return { forward: passed.output, derivative, downstream, ...gradients };
}

/** The answers that are not the same for all choices of a convention. */
function dependent(layer: Layer, name: string): readonly string[] {
  const all = (layer.conventions[name] ?? []).map(({ value }) => answersOf(layer, { [name]: value }));
  const [first, ...others] = all.map((answers) =>
    Object.entries(answers).map(([key, of]) => [key, JSON.stringify(of)]),
  );
  return (first ?? []).flatMap(([key = '', text], index) =>
    others.some((other) => other[index]?.[1] !== text) ? [key] : [],
  );
}

it('says of every convention of layers and losses where it shows, and of no other', () => {
  const names = [...everyLayer, ...Object.values(losses)].flatMap((one) => Object.keys(one.conventions));
  expect(new Set(Object.keys(conventionScopes))).toEqual(new Set(names));
});

const pairs = everyLayer.flatMap((layer) =>
  Object.keys(layer.conventions).map((name) => ({ layer, name, of: layer.id })),
);

describe.each(pairs)('$name of $of', ({ layer, name }) => {
  const scope = conventionScopes[name];
  const shows = dependent(layer, name);

  it('shows in the answers of the methods that it names, and in no others', () => {
    const methods = shows.map((key) => (key === 'forward' || key === 'derivative' ? key : 'backward'));
    expect(new Set(methods)).toEqual(new Set(scope?.methods));
  });

  it('scales the gradient that it names, and no other', () => {
    if (scope?.scales === null) expect(shows).not.toEqual([name]);
    else expect(shows).toEqual([scope?.scales]);
  });

  it('is one throughout unless a method may find its answer by itself', () => {
    expect(scope?.isOneThroughout).toBe(name !== 'slopeAtZero');
  });
});

it('says that a loss scales what it hands down', () => {
  for (const loss of Object.values(losses))
    for (const name of Object.keys(loss.conventions))
      expect(conventionScopes[name]).toEqual({ methods: ['backward'], scales: 'downstream', isOneThroughout: true });
});
