import type { LayerConvention } from '../../reference/mlp/layer.ts';
import type { Loss } from '../../reference/mlp/loss.ts';
import { scalar } from '../contract/tensor.ts';
import type { RoleFunction } from '../subject/reference-subject.ts';
import { fromMatrix, need, toMatrix } from './tensors.ts';

/** What is right about a loss, method by method. */
export function lossMethods(loss: Loss, convention: LayerConvention): Readonly<Record<string, RoleFunction>> {
  return {
    forward: (roles) =>
      new Map([['loss', scalar(loss.value(toMatrix(need(roles, 'logits')), need(roles, 'labels').data))]]),
    backward: (roles) => {
      const gradient = loss.gradient(toMatrix(need(roles, 'logits')), need(roles, 'labels').data, convention);
      return new Map([['downstream', fromMatrix(gradient)]]);
    },
  };
}
