/** What the layer with a learnable exponent has fixed: its learning rates, and where its exponent is kept. */
export const exponentSettings = {
  /** Of weights and bias, whatever the learning rate of the network. */
  rate: 0.0005,
  exponentRate: 0.001,
  smallestExponent: 1.01,
} as const;
