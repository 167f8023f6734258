import { attributesGiven } from './attributes-given.ts';
import { checkIds } from './check-ids.ts';
import { checkOrder } from './check-order.ts';
import { classShape } from './class-shape.ts';
import { contradictionsFit } from './contradictions-fit.ts';
import { conventionsExist } from './conventions-exist.ts';
import { dataSets } from './data-sets.ts';
import { dictionaries } from './dictionaries.ts';
import { firstNames } from './first-names.ts';
import { followThrough } from './follow-through.ts';
import { functionsSteppedOn } from './functions-stepped-on.ts';
import { historyKept } from './history-kept.ts';
import { hyperparameterKeys } from './hyperparameter-keys.ts';
import { hyperparametersGiven } from './hyperparameters-given.ts';
import { inputRanges } from './input-ranges.ts';
import { kindsFit } from './kinds-fit.ts';
import { methodOptions } from './method-options.ts';
import { methodsGiven } from './methods-given.ts';
import { networkParts } from './network-parts.ts';
import { oraclesExist } from './oracles-exist.ts';
import { parameterSettings } from './parameter-settings.ts';
import { resultOptions } from './result-options.ts';
import { rolesGiven } from './roles-given.ts';
import type { Rule } from './rule.ts';
import { scriptsFit } from './scripts-fit.ts';
import { startDimensions } from './start-dimensions.ts';
import { sweepOptions } from './sweep-options.ts';
import { targetOptions } from './target-options.ts';
import { totalPoints } from './total-points.ts';
import { trainingOptions } from './training-options.ts';

/**
 * Every rule, in stages: a later stage is asked only when the ones before found nothing, for its complaints would follow from
 * theirs. First the targets by themselves, then what checks say, then what they say of classes.
 */
export const ruleStages: readonly (readonly Rule[])[] = [
  [oraclesExist, conventionsExist, classShape, scriptsFit, dataSets],
  [
    parameterSettings,
    hyperparameterKeys,
    dictionaries,
    rolesGiven,
    attributesGiven,
    methodsGiven,
    networkParts,
    contradictionsFit,
    firstNames,
  ],
  [checkIds],
  [
    checkOrder,
    followThrough,
    targetOptions,
    functionsSteppedOn,
    hyperparametersGiven,
    resultOptions,
    kindsFit,
    startDimensions,
    inputRanges,
    historyKept,
    sweepOptions,
    totalPoints,
  ],
  [methodOptions, trainingOptions],
];
