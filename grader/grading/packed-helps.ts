import type { Callee, Operation } from '../model/program.ts';
import type { Definition, Help, Subject } from '../model/subject.ts';

/** Tells among the helps which functions were handed an object: how a submission is called is never punished. */
export function tellingPacked(subject: Subject): Subject {
  const helps = new Map<string, Help>();
  let definitions: readonly Definition[] = [];
  const note = (operation: Operation): void => {
    if ((operation.op !== 'call' && operation.op !== 'construct') || operation.packed === undefined) return;
    const name = nameOf(operation.callee);
    if (name === undefined) return;
    const keys = operation.packed.keys.map((key) => `\`${key}\``).join(', ');
    const message = `\`${name}\` takes an object: it was called with one that holds ${keys}.`;
    const where = definitions.find((one) => one.name === name)?.where;
    // Methods of one name may take different things.
    helps.set(message, { kind: 'called-with-object', message, ...(where && { where }) });
  };
  return {
    ...subject,
    describe: async () => {
      const description = await subject.describe();
      if (description.kind === 'loaded') ({ definitions } = description);
      return description;
    },
    run: (program) => {
      program.forEach(note);
      return subject.run(program);
    },
    helps: () => [...subject.helps(), ...helps.values()],
  };
}

function nameOf(callee: Callee): string | undefined {
  return callee.kind === 'reference' ? undefined : callee.name;
}
