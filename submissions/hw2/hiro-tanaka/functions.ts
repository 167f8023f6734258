export type Fn2 = (x: number, y: number) => number;
export type Surface = readonly [Fn2, () => readonly [number, number]];

const atOrigin = (): readonly [number, number] => [0, 0];
const sq = (t: number) => t * t;

const make =
  (f: Fn2, best: () => readonly [number, number] = atOrigin) =>
  (): Surface => [f, best];

export const bowl = make((x, y) => sq(x) + sq(y));
export const mult = make((x, y) => Math.sin(Math.sqrt(sq(x) + sq(y))));
export const monkey = make((x, y) => x * sq(x) + 3 * x * sq(y));
export const matyas = make((x, y) => 0.26 * (sq(x) + sq(y)) - 0.48 * (x * y));
export const easom = make(
  (x, y) => -Math.cos(x) * Math.cos(y) / Math.exp(sq(x - Math.PI) + sq(y - Math.PI)),
  () => [Math.PI, Math.PI],
);
