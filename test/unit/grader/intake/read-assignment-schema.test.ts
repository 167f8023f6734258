import { describe, expect, it } from 'vitest';
import { checks } from '../../../../grader/checks/index.ts';
import { readAssignment } from '../../../../grader/intake/read-assignment.ts';
import { fixture, messagesIn, messagesOf } from './messages-of.ts';

const kindNames = Object.keys(checks).map((kind) => `"${kind}"`);
const kinds = `${kindNames.slice(0, -1).join(', ')} or ${kindNames.at(-1) ?? ''}`;

/** By fixture: what is said, after the file's name. */
const said: readonly (readonly [fixture: string, message: string])[] = [
  ['points-not-a-number', '118:17: checks[0].points should be a number >= 0, but was "two".'],
  ['points-negative', '118:17: checks[0].points should be a number >= 0, but was -1.'],
  [
    'kind-unknown',
    `117:15: checks[0].kind should be one of ${kinds}, but was "matches-referense". Did you mean "matches-reference"?`,
  ],
  ['kind-not-a-text', `117:15: checks[0].kind should be one of ${kinds}, but was 3.`],
  ['kind-missing', `114:5: checks[0].kind is missing; it should be one of ${kinds}.`],
  ['property-misspelt', '126:7: checks[0].pionts is not known. Did you mean "points"?'],
  [
    'property-unknown',
    '127:7: checks[0].colour is not known. Known here: "visibility", "requires" and "followThrough".',
  ],
  [
    'property-prototype',
    '127:7: checks[0].__proto__ is not known. Known here: "visibility", "requires" and "followThrough".',
  ],
  ['title-missing', '1:1: title is missing; it should be a text that is not empty.'],
  ['option-missing', '119:18: checks[0].options.tolerance is missing; it should be an object.'],
  ['option-unknown', '126:9: checks[0].options.case is not known. Did you mean "cases"?'],
  ['version-other', '2:20: schemaVersion should be 1, but was 2.'],
  [
    'visibility-unknown',
    '127:21: checks[0].visibility should be one of "public" or "hidden", but was "hiden". Did you mean "hidden"?',
  ],
  [
    'law-unknown',
    '177:16: checks[4].options.law should be one of "accumulator-never-falls", "coordinates-are-alike", "coordinates-are-independent", "even", "first-step-at-most-rate", "first-step-goes-downhill", "mirrored-gradient-mirrors-step", "no-epochs-no-move", "place-does-not-matter", "same-answer-twice", "step-grows-with-rate", "symmetric", "zero-gradient-moves-nothing", "zero-momentum-is-gradient-descent", "zero-rate-stays" or "arguments-unchanged", but was "argument-unchanged". Did you mean "arguments-unchanged"?',
  ],
  [
    'oracle-misspelt',
    '109:17: targets.adam.oracle should have one of "testFunction", "gradientOf", "optimizer", "descentOn", "layer", "loss" or "network", but has none of them. Did you mean "optimizer"?',
  ],
  [
    'oracle-two',
    '109:17: targets.adam.oracle should have only one of "testFunction", "gradientOf", "optimizer", "descentOn", "layer", "loss" or "network", but has "testFunction" and "optimizer".',
  ],
  [
    'oracle-not-an-object',
    '109:17: targets.adam.oracle should be an object with one of "testFunction", "gradientOf", "optimizer", "descentOn", "layer", "loss" or "network", but was "adam".',
  ],
  ['oracle-with-more', '109:40: targets.adam.oracle.schedul is not known. Nothing more belongs here.'],
  ['range-not-numbers', '125:47: checks[0].options.inputs.theta.uniform[1] should be a number, but was "two".'],
  [
    'range-too-long',
    '125:43: checks[0].options.inputs.theta.uniform should be a list of 2 numbers, but was a list of 3.',
  ],
  [
    'range-empty-object',
    '125:30: checks[0].options.inputs.theta should have one of "uniform", "logarithmic", "whole" or "oneOf", but has none of them.',
  ],
  [
    'role-malformed',
    '21:19: targets.function.parameters[0].role should be a role such as "theta", "gradient[1]" or "hyperparameters.learningRate", but was "Theta 0".',
  ],
  ['names-empty', '19:16: targets.function.names should be a list of at least one entry, but was an empty list.'],
  ['name-empty', '19:17: targets.function.names[0] should be a text that is not empty, but was "".'],
  [
    'check-id-malformed',
    '115:13: checks[0].id should be the id of a check, a target and an aspect with a dot between them, such as "adam.update", but was "function value".',
  ],
  ['id-malformed', '3:9: id should be an id of lower-case letters, digits and -, such as "hw2", but was "Right One".'],
  ['checks-empty', '113:13: checks should be a list of at least one entry, but was an empty list.'],
  ['steps-not-whole', '245:18: checks[8].options.steps should be a whole number >= 1 and <= 5000, but was 1.5.'],
  ['from-two', '89:56: targets.adam.parameters[8].from should be 0 or 1, but was 2.'],
  [
    'reason-too-short',
    '120:64: checks[0].options.tolerance.reason should be a text of at least 10 characters, but was "so".',
  ],
  ['optional-not-boolean', '73:61: targets.descent.results[1].optional should be true or false, but was "yes".'],
  ['root-not-an-object', '1:1: the assignment should be an object, but was a list of 1.'],
];

describe('an assignment that is not right by its schema', () => {
  it.each(said)('is refused, saying where and what: %s', async (fixture, message) => {
    expect(await messagesOf(fixture)).toEqual([`right/assignment.json:${message}`]);
  });
});

const adam = '{ "optimizer": "adam" }';
const data = `"data": { "flowers": { "title": "Flowers", "file": "flowers.csv", "address": "https://example.org/f.csv", "sha256": "${'0a'.repeat(32)}", "licence": "CC0", "rows": 150, "columns": ["length", "kind"], "label": { "column": "kind", "atLeast": 1 }, "madeUp": "wines" } },`;
const role = '{ "role": "theta[0]", "names": ["x"] }';
const withData = (from: string, to: string): readonly [string, string] => [
  '"targets": {',
  `${data.replace(from, to)} "targets": {`,
];

/** What stands in place of what in a right assignment, and what is said. */
const replaced: readonly (readonly [what: string, replace: readonly [string, string], message: string])[] = [
  [
    'a layer misspelt',
    [adam, '{ "laier": "relu" }'],
    'targets.adam.oracle should have one of "testFunction", "gradientOf", "optimizer", "descentOn", "layer", "loss" or "network", but has none of them. Did you mean "layer"?',
  ],
  [
    'a network misspelt',
    [adam, '{ "netwrok": [] }'],
    'targets.adam.oracle should have one of "testFunction", "gradientOf", "optimizer", "descentOn", "layer", "loss" or "network", but has none of them. Did you mean "network"?',
  ],
  [
    'a layer and a loss',
    [adam, '{ "layer": "relu", "loss": "relu" }'],
    'targets.adam.oracle should have only one of "testFunction", "gradientOf", "optimizer", "descentOn", "layer", "loss" or "network", but has "layer" and "loss".',
  ],
  [
    'a layer that is a list',
    [adam, '{ "layer": ["relu"] }'],
    'targets.adam.oracle.layer should be a text, but was a list of 1.',
  ],
  [
    'a network that is a name',
    [adam, '{ "network": "relu" }'],
    'targets.adam.oracle.network should be a list of at least one entry, but was "relu".',
  ],
  [
    'a part of a network under a name misspelt',
    [adam, '{ "network": [{ "target": "relu", "caled": "relu" }] }'],
    'targets.adam.oracle.network[0].caled is not known. Did you mean "called"?',
  ],
  [
    'a layout that is not known',
    [role, role.replace(' }', ', "layout": { "python": "colum", "typescript": "flat" } }')],
    'targets.function.parameters[0].layout.python should be one of "flat" or "column", but was "colum". Did you mean "column"?',
  ],
  [
    'a layout for one language',
    [role, role.replace(' }', ', "layout": { "python": "flat" } }')],
    'targets.function.parameters[0].layout.typescript is missing; it should be one of "flat" or "column".',
  ],
  [
    'a checksum cut short',
    withData('0a0a', '0a'),
    `data.flowers.sha256 should be a SHA-256 checksum, 64 characters from 0 to 9 and a to f, but was "${'0a'.repeat(30)}...".`,
  ],
  [
    'an address that is none',
    withData('https://example.org/f.csv', 'the web'),
    'data.flowers.address should be an address such as "https://example.org/data.csv", but was "the web".',
  ],
  [
    'a data set of one column',
    withData('"length", ', ''),
    'data.flowers.columns should be a list of at least 2 entries, but was a list of 1.',
  ],
];

describe('layers, networks and data sets that are not right by the schema', () => {
  it.each(replaced)('are refused, saying where and what: %s', async (_, [from, to], message) => {
    const text = (await fixture('right')).replace(from, to);
    const [said, ...more] = messagesIn(readAssignment('right/assignment.json', text));
    expect(said?.replace(/^\S+ /, '')).toBe(message);
    expect(more).toEqual([]);
  });

  it('are read when they are right', async () => {
    const text = (await fixture('right')).replace(...withData('', ''));
    expect(messagesIn(readAssignment('right/assignment.json', text))).toEqual([]);
  });
});
