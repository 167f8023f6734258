import { drawsFrom } from './draws.ts';
import type { Draws } from './draws.ts';
import type { MadeUpData, MadeUpTable } from './made-up-data.ts';

const ROWS = 1599;
/** Rows of class 1: 53.5 %. */
const GOOD = 855;
const SEED = 2009;
/** Spread of what tells nothing in the taste of a wine. With it a network gets about three of four wines right. */
const NOISE = 1.25;

/** A feature: the figures of its distribution, in its own unit, and how it is written. */
interface Column {
  readonly name: string;
  readonly median: number;
  /** How far one unit of its nature moves it, near the median. */
  readonly spread: number;
  /** How much farther it reaches above the median than below it. */
  readonly tail: number;
  readonly range: readonly [number, number];
  readonly decimals: number;
}

/** What hides behind the features of a wine, each with mean 0 and spread 1. */
type Nature = readonly number[];

const columns: readonly Column[] = [
  // g/l of tartaric acid
  { name: 'fixed acidity', median: 7.9, spread: 1.5, tail: 0.2, range: [4.5, 16], decimals: 1 },
  // g/l of acetic acid
  { name: 'volatile acidity', median: 0.52, spread: 0.17, tail: 0.08, range: [0.12, 1.6], decimals: 2 },
  // g/l
  { name: 'citric acid', median: 0.26, spread: 0.2, tail: 0.02, range: [0, 1], decimals: 2 },
  // g/l
  { name: 'residual sugar', median: 2.2, spread: 0.6, tail: 0.6, range: [0.9, 16], decimals: 1 },
  // g/l of sodium chloride
  { name: 'chlorides', median: 0.079, spread: 0.018, tail: 0.5, range: [0.012, 0.6], decimals: 3 },
  // mg/l
  { name: 'free sulfur dioxide', median: 14, spread: 8.5, tail: 0.3, range: [1, 72], decimals: 0 },
  // mg/l
  { name: 'total sulfur dioxide', median: 38, spread: 24, tail: 0.45, range: [6, 290], decimals: 0 },
  // g/cm3
  { name: 'density', median: 0.99675, spread: 0.00188, tail: 0, range: [0.99, 1.004], decimals: 4 },
  { name: 'pH', median: 3.31, spread: 0.153, tail: 0.02, range: [2.7, 4.05], decimals: 2 },
  // g/l of potassium sulphate
  { name: 'sulphates', median: 0.62, spread: 0.125, tail: 0.3, range: [0.33, 2], decimals: 2 },
  // % by volume
  { name: 'alcohol', median: 10.2, spread: 0.92, tail: 0.22, range: [8.4, 15], decimals: 1 },
];

/**
 * How the natures hang together: tartaric wines are rich in citric acid, dense and of low pH, spoilt ones are not;
 * alcohol is light and sugar heavy; what sulfur dioxide is free is part of all of it.
 */
function natureOf({ normal }: Draws): Nature {
  const acid = normal();
  const spoilt = -0.25 * acid + 0.97 * normal();
  const citric = 0.62 * acid - 0.42 * spoilt + 0.58 * normal();
  const sugar = normal();
  const salt = normal();
  const free = normal();
  const sulfur = 0.66 * free + 0.75 * normal();
  const alcohol = -0.2 * salt - 0.2 * sulfur + 0.96 * normal();
  const density = 0.62 * acid - 0.48 * alcohol + 0.35 * sugar + 0.5 * normal();
  const alkaline = -0.67 * acid + 0.2 * alcohol + 0.7 * normal();
  const sulphates = 0.2 * acid - 0.22 * spoilt + 0.3 * salt + 0.9 * normal();
  return [acid, spoilt, citric, sugar, salt, free, sulfur, density, alkaline, sulphates, alcohol];
}

/** How a wine tastes: strong ones better, spoilt and sulfurous ones worse; sulphates help up to a point. */
function tasteOf(nature: Nature, { normal }: Draws): number {
  const [, spoilt = 0, , , salt = 0, free = 0, sulfur = 0, , , sulphates = 0, alcohol = 0] = nature;
  const helped = 0.75 * Math.min(sulphates, 1.2) - 0.1 * sulphates * sulphates;
  return 0.85 * alcohol - 0.5 * spoilt + helped - 0.4 * sulfur + 0.12 * free - 0.12 * salt + NOISE * normal();
}

function written({ median, spread, tail, range: [low, high], decimals }: Column, nature: number): number {
  const stretched = nature > 0 ? nature + tail * nature * nature : nature / (1 - tail * nature);
  return Number(Math.min(high, Math.max(low, median + spread * stretched)).toFixed(decimals));
}

function make(): MadeUpTable {
  const draws = drawsFrom(SEED);
  const all = Array.from({ length: ROWS }, () => {
    const nature = natureOf(draws);
    return { row: columns.map((column, index) => written(column, nature[index] ?? 0)), taste: tasteOf(nature, draws) };
  });
  // The better ones are class 1, so that the share of the classes does not depend on the draws.
  const bar = all.map(({ taste }) => taste).toSorted((one, other) => other - one)[GOOD - 1] ?? 0;
  return { features: all.map(({ row }) => row), labels: all.map(({ taste }) => (taste >= bar ? 1 : 0)) };
}

/**
 * Made-up red wines, for training where the published table is not at hand: as many rows, the same columns in the same
 * units, and classes about as hard to tell apart. Nothing of the published table is in it: its medians, spreads and ranges, and
 * the signs of some correlations, have served as a model, rounded; every number comes from the generator below.
 */
export const wines: MadeUpData = {
  id: 'wines',
  title: 'Made-up red wines',
  source: 'made by reference/data/wines.ts from a fixed seed; after the summary figures of P. Cortez et al. (2009)',
  columns: columns.map(({ name }) => name),
  make,
};
