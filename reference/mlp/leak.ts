/** Slope of a leaky activation below 0. */
export const LEAK = 0.01;
