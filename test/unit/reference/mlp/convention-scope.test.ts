import { expect, it } from 'vitest';
import { conventionScopes } from '../../../../reference/mlp/convention-scope.ts';
import { layers, losses } from '../../../../reference/mlp/index.ts';

it('says of every convention of layers and losses where it shows, and of no other', () => {
  const names = [...Object.values(layers), ...Object.values(losses)].flatMap((one) => Object.keys(one.conventions));
  expect(new Set(Object.keys(conventionScopes))).toEqual(new Set(names));
});
