/**
 * Exact tail probabilities of the distributions that the statistical checks compare with.
 *
 * All go back to the regularised incomplete gamma function, by its series and its continued fraction: Press et al.,
 * Numerical Recipes (2007), section 6.2.
 */

/** P(|Z| > z) for a standard normal Z. */
export function normalTails(z: number): number {
  return upperGamma(0.5, (z * z) / 2);
}

/** P(C > sum) for C chi-squared with this many degrees of freedom. */
export function chiSquaredAbove(sum: number, degrees: number): number {
  return upperGamma(degrees / 2, sum / 2);
}

/** P(C < sum) for C chi-squared with this many degrees of freedom. */
export function chiSquaredBelow(sum: number, degrees: number): number {
  return lowerGamma(degrees / 2, sum / 2);
}

/** Terms after which the fraction has long converged, up to shapes of a million. */
const TERMS = 20_000;
const PRECISION = 1e-15;

function upperGamma(shape: number, x: number): number {
  if (x === Infinity) return 0;
  return x < shape + 1 ? 1 - bySeries(shape, x) : byFraction(shape, x);
}

function lowerGamma(shape: number, x: number): number {
  if (x === Infinity) return 1;
  return x < shape + 1 ? bySeries(shape, x) : 1 - byFraction(shape, x);
}

/** All terms are positive, and fall from the one where `index` passes x: there is an end. 0 at 0, and NaN below it. */
function bySeries(shape: number, x: number): number {
  let [sum, term] = [1 / shape, 1 / shape];
  for (let index = 1; term > sum * PRECISION; index += 1) {
    term *= x / (shape + index);
    sum += term;
  }
  return sum * weight(shape, x);
}

/** Lentz's way of adding up a continued fraction. */
function byFraction(shape: number, x: number): number {
  let b = x + 1 - shape;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let index = 1; index < TERMS; index += 1) {
    const a = -index * (index - shape);
    b += 2;
    d = 1 / (a * d + b);
    c = b + a / c;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < PRECISION) break;
  }
  return fraction * weight(shape, x);
}

function weight(shape: number, x: number): number {
  return Math.exp(shape * Math.log(x) - x - logGamma(shape));
}

/** Stirling's series, after moving the argument to where it is exact. */
function logGamma(value: number): number {
  let [at, moved] = [value, 0];
  for (; at < 15; at += 1) moved += Math.log(at);
  const inverse = 1 / (at * at);
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / at;
  return (at - 0.5) * Math.log(at) - at + Math.log(2 * Math.PI) / 2 + series - moved;
}
