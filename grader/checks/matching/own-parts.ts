import type { Roles, Tensor } from '../../model/roles.ts';
import type { CheckContext } from '../check.ts';

type Asked = Pick<CheckContext<unknown>, 'student' | 'targetId' | 'target' | 'oracle'>;

/**
 * The same cases with the submission's own parts in them: what its own `methods` answer, as `own.<role>`. Where one of them gives no
 * answer, or one of another shape than is right, the case stays without it.
 */
export async function withOwnParts(
  { student, targetId, oracle }: Asked,
  methods: readonly { readonly method: string }[],
  inputs: readonly Roles[],
): Promise<readonly Roles[]> {
  const added = inputs.map((): [string, Tensor][] => []);
  for (const { method } of methods) {
    const question = { target: targetId, method, cases: inputs };
    const [reply, truth] = await Promise.all([student.ask(question), oracle({}).ask(question)]);
    if (reply.kind !== 'answered' || truth.kind !== 'answered') continue;
    for (const [index, answer] of reply.answers.entries()) {
      const right = truth.answers[index];
      if (answer.kind !== 'results' || right?.kind !== 'results') continue;
      for (const [role, tensor] of answer.roles)
        if (tensor.shape.join() === right.roles.get(role)?.shape.join()) added[index]?.push([`own.${role}`, tensor]);
    }
  }
  return inputs.map((roles, index) => new Map([...roles, ...(added[index] ?? [])]));
}
