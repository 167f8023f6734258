import { complaint, type Complaint } from '../problem.ts';
import { listed, shouldName, show } from '../show.ts';
import type { Rule } from './rule.ts';
import { targetNamed } from './target-of.ts';
import { partOf } from './network-part.ts';

/** A network is made of other targets: hidden layers, one output layer and one loss, each under a name of its own. */
export const networkParts: Rule = ({ targets }) =>
  Object.entries(targets).flatMap(([id, { oracle }]): readonly Complaint[] => {
    if (!('network' in oracle)) return [];
    const path = ['targets', id, 'oracle', 'network'];
    const parts = oracle.network;
    const possible = Object.keys(targets).filter((name) => partOf(targetNamed(targets, name)) !== null);
    const wrong = parts.flatMap(({ target, called }, index) => [
      ...(possible.includes(target)
        ? twice(
            parts.map((part) => part.target),
            index,
            [...path, index, 'target'],
          )
        : [complaint([...path, index, 'target'], shouldName('a target with a layer or a loss', possible, target))]),
      ...(called === ''
        ? [complaint([...path, index, 'called'], 'should be a text that is not empty, but was "".')]
        : twice(
            parts.map((part) => part.called),
            index,
            [...path, index, 'called'],
          )),
    ]);
    if (wrong.length > 0) return wrong;
    const named = (kind: 'hidden' | 'output' | 'loss'): readonly string[] =>
      parts.map(({ target }) => target).filter((target) => partOf(targetNamed(targets, target)) === kind);
    const exactlyOne = (what: string, found: readonly string[]): readonly Complaint[] =>
      found.length === 1
        ? []
        : [
            complaint(
              path,
              `should have exactly one ${what}, but has ${found.length === 0 ? 'none' : listed(found, 'and')}.`,
            ),
          ];
    return [
      ...(named('hidden').length > 0 ? [] : [complaint(path, 'should have at least one hidden layer, but has none.')]),
      ...exactlyOne('output layer (its oracle is the layer "logits")', named('output')),
      ...exactlyOne('loss', named('loss')),
    ];
  });

function twice(texts: readonly string[], index: number, path: readonly (string | number)[]): readonly Complaint[] {
  const text = texts[index] ?? '';
  return texts.indexOf(text) < index ? [complaint(path, `should be unique, but ${show(text)} is there twice.`)] : [];
}
