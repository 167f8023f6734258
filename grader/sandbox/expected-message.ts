import type { FrameRead } from './frames.ts';

/** Whether it is what a host says before anything of a student's can have run. */
export function isHello(read: FrameRead): boolean {
  return read.kind === 'message' && typeof read.json === 'object' && read.json !== null && 'hello' in read.json;
}

/** Why something that came is not the answer to the question with this id. */
export function problemWith(read: FrameRead, id: number | undefined): string | undefined {
  if (read.kind === 'broken') return read.problem;
  if (id === undefined) return 'a message came that nobody asked for';
  if (typeof read.json !== 'object' || read.json === null || Array.isArray(read.json))
    return 'a message is not an object';
  return (read.json as Readonly<Record<string, unknown>>)['id'] === id
    ? undefined
    : 'a message has another id than the question';
}
