import { totalPoints } from './total-points.ts';
import { checkIds } from './check-ids.ts';
import { checkOrder } from './check-order.ts';
import { conventionsExist } from './conventions-exist.ts';
import { firstNames } from './first-names.ts';
import { followThrough } from './follow-through.ts';
import { hyperparameterNames } from './hyperparameter-names.ts';
import { inputRanges } from './input-ranges.ts';
import { kindsFit } from './kinds-fit.ts';
import { oraclesExist } from './oracles-exist.ts';
import { parameterSettings } from './parameter-settings.ts';
import { resultOptions } from './result-options.ts';
import { rolesGiven } from './roles-given.ts';
import type { Rule } from './rule.ts';
import { startDimensions } from './start-dimensions.ts';
import { targetOptions } from './target-options.ts';

/** Every rule but two: those that need the path, or that the others rely on, are asked by `read-assignment.ts` itself. */
export const rules: readonly Rule[] = [
  checkIds,
  checkOrder,
  followThrough,
  targetOptions,
  oraclesExist,
  conventionsExist,
  parameterSettings,
  hyperparameterNames,
  rolesGiven,
  resultOptions,
  kindsFit,
  startDimensions,
  inputRanges,
  firstNames,
  totalPoints,
];
