import { shapesAgree } from '../../compare/close.ts';
import type { Roles, Tensor } from '../../model/roles.ts';
import type { CheckContext } from '../check.ts';

type Asked = Pick<CheckContext<unknown>, 'student' | 'targetId' | 'target' | 'oracle'>;

/**
 * What a submission's own `methods` answer in each case, by role. Where one of them gives no answer, or one of another shape than is
 * right, it is left out.
 */
export async function ownPartsOf(
  { student, targetId, oracle }: Asked,
  methods: readonly { readonly method: string }[],
  inputs: readonly Roles[],
): Promise<readonly Roles[]> {
  const parts = inputs.map(() => new Map<string, Tensor>());
  for (const { method } of methods) {
    const question = { target: targetId, method, cases: inputs };
    const [reply, truth] = await Promise.all([student.ask(question), oracle({}).ask(question)]);
    if (reply.kind !== 'answered' || truth.kind !== 'answered') continue;
    for (const [index, answer] of reply.answers.entries()) {
      const right = truth.answers[index];
      if (answer.kind !== 'results' || right?.kind !== 'results') continue;
      for (const [role, tensor] of answer.roles) {
        const like = right.roles.get(role);
        if (like && shapesAgree(like, tensor)) parts[index]?.set(role, { shape: like.shape, data: tensor.data });
      }
    }
  }
  return parts;
}

/** A case with some of the submission's own parts in it, as `own.<role>`: what is built from them is then held to them. */
export function withParts(roles: Roles, parts: Roles, chosen: readonly string[]): Roles {
  const own = chosen.flatMap((role): [string, Tensor][] => {
    const tensor = parts.get(role);
    return tensor ? [[`own.${role}`, tensor]] : [];
  });
  return new Map([...roles, ...own]);
}
