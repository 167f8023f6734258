import type { NetworkForm } from '../../contract/network/network-form.ts';
import type { CheckContext } from '../check.ts';

/**
 * A network without the kinds of hidden layers of which a method never came to an end: they are not run again within it. What happened,
 * in a sentence, where nothing is left to be tried.
 */
export function withoutEnded(form: NetworkForm, endedOf: CheckContext<unknown>['endedOf']): NetworkForm | string {
  const [needed] = [form.output, form.loss].flatMap(({ target }) => endedOf(target) ?? []);
  if (needed !== undefined) return needed;
  const ended = form.hidden.flatMap(({ target }) => endedOf(target) ?? []);
  const hidden = form.hidden.filter(({ target }) => endedOf(target) === null);
  if (hidden.length === 0) return ended[0] ?? 'there is no hidden layer.';
  return { ...form, hidden, without: [...form.without, ...ended] };
}
