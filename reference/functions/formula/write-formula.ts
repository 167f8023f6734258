import type { Base, Factor, Sum, Term } from './formula.ts';

/** A formula in plain text, as one writes it by hand: `3 pi cos(3 pi x) + 1.5 x^2`. */
export function writeSum(sum: Sum): string {
  if (sum.length === 0) return '0';
  return sum
    .map((term, index) => {
      const text = writeTerm({ ...term, number: Math.abs(term.number) });
      if (index === 0) return isNegative(term) ? `-${text}` : text;
      return isNegative(term) ? ` - ${text}` : ` + ${text}`;
    })
    .join('');
}

export function writeTerm({ number, factors }: Term): string {
  if (number < 0) return `-${writeTerm({ number: -number, factors })}`;
  const written = withPlainPi({ number, factors });
  const above = written.factors
    .filter(({ power }) => power > 0)
    .map((factor) => writeFactor(factor, written.factors.length > 1));
  const below = written.factors
    .filter(({ power }) => power < 0)
    .map(({ base, power }) => writeFactor({ base, power: -power }, true));
  const { before, under } = writeNumber(written.number);
  const product = [...(before === '1' && above.length > 0 ? [] : [before]), ...above].join(' ');
  const divided = [...(under === null ? [] : [under]), ...below];
  const [only, another] = divided;
  if (only === undefined) return product;
  return another === undefined ? `${product}/${only}` : `${product}/(${divided.join(' ')})`;
}

/** As few powers of pi as leave a number that reads well: half of 2 pi is pi, and what lacks pi has none. */
function withPlainPi(term: Term): Term {
  const power = term.factors.find(({ base }) => isPi(base))?.power ?? 0;
  if (Number.isInteger(term.number)) return term;
  const factors = term.factors.filter(({ base }) => !isPi(base));
  const whole = term.number * Math.PI ** power;
  const found = [power, 0, 1, 2].find((one) => reads(whole / Math.PI ** one));
  const kept = found ?? power;
  const pi: Factor = { base: { kind: 'constant', name: 'pi' }, power: kept };
  return { number: whole / Math.PI ** kept, factors: kept === 0 ? factors : [pi, ...factors] };
}

const isPi = (base: Base): boolean => base.kind === 'constant' && base.name === 'pi';

const reads = (number: number): boolean =>
  DENOMINATORS.some((one) => isWhole(number * one)) || String(number).length <= 6;

const isNegative = ({ number }: Term): boolean => number < 0;

function writeFactor({ base, power }: Factor, amongOthers: boolean): string {
  const text = writeBase(base);
  if (base.kind === 'group') {
    if (power === 0.5) return `sqrt(${text})`;
    return power === 1 && !amongOthers ? `(${text})` : `(${text})${exponent(power)}`;
  }
  return `${text}${exponent(power)}`;
}

const exponent = (power: number): string => (power === 1 ? '' : Number.isInteger(power) ? `^${power}` : `^(${power})`);

function writeBase(base: Base): string {
  switch (base.kind) {
    case 'constant':
    case 'variable':
      return base.name;
    case 'call':
      return `${base.name}(${writeSum(withoutBrackets(base.argument))})`;
    case 'group':
      return writeSum(withoutBrackets(base.sum));
  }
}

/** What stands in brackets anyway needs none of its own. */
function withoutBrackets(sum: Sum): Sum {
  const [only, another] = sum;
  if (only?.number !== 1 || another !== undefined) return sum;
  const [factor, second] = only.factors;
  if (factor?.base.kind !== 'group' || factor.power !== 1 || second !== undefined) return sum;
  return withoutBrackets(factor.base.sum);
}

/** Denominators that read well. */
const DENOMINATORS: readonly number[] = Array.from({ length: 40 }, (_, index) => index + 1);

/** A number as what stands before the factors and what they are divided by: 1/3 is `1` and `3`; 1.5 is `1.5`, and 20/3 is `20` and `3`. */
function writeNumber(number: number): { readonly before: string; readonly under: string | null } {
  if (Number.isInteger(number)) return { before: String(number), under: null };
  const short = Number(number.toPrecision(10));
  const inverse = DENOMINATORS.find((denominator) => isWhole(number * denominator));
  if (inverse !== undefined && inverse > 1) {
    const numerator = Math.round(number * inverse);
    if (numerator === 1 || String(short).length > 6) return { before: String(numerator), under: String(inverse) };
  }
  return { before: String(String(short).length > 8 ? Number(number.toPrecision(6)) : short), under: null };
}

const isWhole = (number: number): boolean =>
  Math.abs(number) < 1e6 && Math.round(number) !== 0 && Math.abs(number - Math.round(number)) < 1e-9 * Math.abs(number);
