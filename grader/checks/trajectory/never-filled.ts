import { shortPlace } from '../../contract/short-place.ts';
import type { Variable, Workshop } from '../../contract/question.ts';
import type { TargetSpec } from '../../model/target.ts';
import { namesText } from '../sweep/words.ts';

/** Top-level lists that are there for the points on the way, where none of them ever holds one: in a sentence each. */
export async function neverFilled(target: TargetSpec, workshop: Workshop): Promise<readonly string[]> {
  const names = target.results.flatMap((result) => (result.role === 'history' ? result.names : []));
  const variables = await workshop.variables(names);
  if (!('length' in variables) || !variables.every(isEmpty)) return [];
  return variables.map(
    ({ name, where }) =>
      `${namesText([name])} (${shortPlace(where)}) is made and never filled: no point on the way was ever written into it.`,
  );
}

function isEmpty({ value }: Variable): boolean {
  if (value.kind !== 'returned') return false;
  return value.value.kind === 'list'
    ? value.value.items.length === 0
    : value.value.kind === 'array' && value.value.data.length === 0;
}
