import type { TargetSpec } from '../../model/target.ts';
import { complaint, keyComplaint, type Complaint, type Path } from '../problem.ts';
import { listed, shouldName, show } from '../show.ts';
import { acceptedChoices, knownConventions } from './known-conventions.ts';
import type { Rule } from './rule.ts';
import { targetNamed } from './target-of.ts';

type Convention = Readonly<Record<string, string>>;

/** A contradiction is between conventions that are accepted, of two targets; and together they leave a way to be right. */
export const contradictionsFit: Rule = ({ targets }) =>
  Object.entries(targets).flatMap(([id, target]) => {
    const path = ['targets', id, 'contradictions'];
    const others = Object.keys(targets).filter((other) => other !== id);
    const problems = (target.contradictions ?? []).flatMap((one, index) => {
      const at = [...path, index];
      if (one.target === id)
        return [complaint([...at, 'target'], `should name another target, but ${show(id)} is the target itself.`)];
      const other = targetNamed(targets, one.target);
      if (other === undefined) return [complaint([...at, 'target'], shouldName('another target', others, one.target))];
      return [
        ...accepted(one.convention, target, [...at, 'convention']),
        ...accepted(one.with, other, [...at, 'with']),
      ];
    });
    if (problems.length > 0 || leavesAWay(target, targets)) return problems;
    return [complaint(path, 'should leave something: together they exclude everything that `conventions` accepts.')];
  });

function accepted(convention: Convention, target: TargetSpec, path: Path): readonly Complaint[] {
  const known = knownConventions(target);
  if (known === undefined) return [];
  if (Object.keys(convention).length === 0)
    return [complaint(path, 'should name at least one convention: without any, everybody follows it.')];
  const names = Object.keys(known.choices);
  const choices = acceptedChoices(target);
  return Object.entries(convention).flatMap(([name, value]) => {
    if (!names.includes(name))
      return [keyComplaint([...path, name], shouldName(`a convention of ${known.whose}`, names, name))];
    const values = choices[name] ?? [];
    if (values.includes(value)) return [];
    const says = `should be what the target accepts as its ${show(name)}, ${listed(values)}, but was ${show(value)}.`;
    return [complaint([...path, name], says)];
  });
}

/** Whether there are conventions for the target and for each of the others of which no two contradict each other. */
function leavesAWay(target: TargetSpec, targets: Readonly<Record<string, TargetSpec>>): boolean {
  const { contradictions = [] } = target;
  const others = [...new Set(contradictions.map((one) => one.target))];
  return combinations(target).some((own) => {
    const met = contradictions.filter(({ convention }) => follows(own, convention));
    return others.every((id) => {
      const other = targetNamed(targets, id);
      const excluded = met.filter((one) => one.target === id);
      return (
        other === undefined || combinations(other).some((theirs) => excluded.every((one) => !follows(theirs, one.with)))
      );
    });
  });
}

function combinations(target: TargetSpec): readonly Convention[] {
  return Object.entries(acceptedChoices(target)).reduce<readonly Convention[]>(
    (before, [name, values]) => before.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
}

function follows(convention: Convention, part: Convention): boolean {
  return Object.entries(part).every(([name, value]) => convention[name] === value);
}
