// Grace Mwangi, HW2 in javascript, part 2 first

const { PI, sin, cos, exp, sqrt, log, random } = Math

// no gauss() in javascript, so Box-Muller from wikipedia
function randn() {
  let u = 0
  while (u === 0) u = random() // log(0) is -Infinity
  const v = random()
  return sqrt(-2 * log(u)) * cos(2 * PI * v)
}

export const bowl = () => [(x, y) => x * x + y * y, () => [0, 0]]
export const mult = () => [(x, y) => sin(Math.hypot(x, y)), () => [0, 0]]
export const monkey = () => [(x, y) => x * x * x + 3 * x * y * y, () => [0, 0]]
export const matyas = () => [(x, y) => 0.26 * (x * x + y * y) - 0.48 * x * y, () => [0, 0]]
export const easom = () => {
  const f = (x, y) => {
    const ex = x - PI
    const ey = y - PI
    return -cos(x) * cos(y) * exp(-ex * ex - ey * ey)
  }
  return [f, () => [PI, PI]]
}

export function gradient_descent(x, y, dx, dy, hparams) {
  return [x - hparams.alpha * dx, y - hparams.alpha * dy]
}

export function stochastic_gradient_descent(x, y, dx, dy, hparams) {
  return gradient_descent(x, y, dx + randn(), dy + randn(), hparams)
}

export function momentum(x, y, dx, dy, v_x, v_y, hparams) {
  const { alpha, gamma } = hparams
  const vx = gamma * v_x + alpha * (dx + randn())
  const vy = gamma * v_y + alpha * (dy + randn())
  return [x - vx, y - vy, vx, vy]
}

export function adagrad(x, y, dx, dy, v_x, v_y, hparams) {
  const { alpha, eps } = hparams
  const g = [dx + randn(), dy + randn()]
  const v = [v_x + g[0] ** 2, v_y + g[1] ** 2]
  const rate = v.map((s) => alpha / sqrt(s + eps))
  return [x - rate[0] * g[0], y - rate[1] * g[1], ...v]
}

export function adam(x, y, dx, dy, f_x, f_y, s_x, s_y, i, hparams) {
  const { alpha, eps, beta_1, beta_2 } = hparams
  const g = [dx + randn(), dy + randn()]
  const f = [f_x, f_y].map((old, k) => beta_1 * old + (1 - beta_1) * g[k])
  const s = [s_x, s_y].map((old, k) => beta_2 * old + (1 - beta_2) * g[k] ** 2)
  const fhat = f.map((v) => v / (1 - beta_1 ** (i + 1)))
  const shat = s.map((v) => v / (1 - beta_2 ** (i + 1)))
  const [nx, ny] = [x, y].map((p, k) => p - (alpha * fhat[k]) / sqrt(shat[k] + eps))
  return [nx, ny, ...f, ...s]
}

// ---- part 1, the layers

const uniform = (rows, cols, low) =>
  Array.from({ length: rows }, () => Array.from({ length: cols }, () => low + random()))

// a times b, b given by its columns or rows, whatever is at hand
const dot = (p, q) => {
  let s = 0
  for (let i = 0; i < p.length; i++) s += p[i] * q[i]
  return s
}
const flip = (m) => m[0].map((_, j) => m.map((row) => row[j]))
const linear = (X, W, bias) => {
  const cols = flip(W)
  return X.map((x) => cols.map((col, j) => dot(x, col) + bias[j]))
}

/** moves W and bias in place, returns what goes down to the layer below */
function learn({ W, bias, X, delta, alpha, rate, biasRate }) {
  const down = delta.map((d) => W.map((w) => dot(d, w)))
  const xs = flip(X)
  const ds = flip(delta)
  for (let i = 0; i < W.length; i++) {
    for (let j = 0; j < bias.length; j++) W[i][j] -= rate * (dot(xs[i], ds[j]) + alpha * W[i][j])
  }
  for (let j = 0; j < bias.length; j++) bias[j] -= biasRate * ds[j].reduce((s, v) => s + v, 0)
  return down
}

export class Hidden {
  constructor(input_dims, output_dims) {
    this.W = uniform(input_dims, output_dims, -0.5)
    this.c = uniform(1, output_dims, -0.5)[0]
  }

  leaky_relu(inp) {
    return inp.map((row) => row.map((u) => (u > 0 ? u : 0.01 * u)))
  }

  leaky_relu_derivative(h) {
    return h.map((row) => row.map((v) => (v > 0 ? 1 : 0.01)))
  }

  forward_pass(X) {
    return this.leaky_relu(linear(X, this.W, this.c))
  }

  backward_pass(X, h, dLdh, alpha, learning_rate) {
    const slope = this.leaky_relu_derivative(h)
    const delta = dLdh.map((row, n) => row.map((g, j) => g * slope[n][j]))
    return learn({ W: this.W, bias: this.c, X, delta, alpha, rate: learning_rate, biasRate: learning_rate / X.length })
  }
}

export class Hidden_Vondrick {
  constructor(input_dims, output_dims) {
    this.W = uniform(input_dims, output_dims, 0)
    this.c = uniform(1, output_dims, 0)[0]
    this.U = null
    this.vondrick_exponent = 1.4 + 0.6 * random()
  }

  vondrick_activation(U) {
    return U.map((row) => row.map((u) => (u > 0 ? u ** this.vondrick_exponent : 0.01 * u)))
  }

  vondrick_activation_derivative() {
    const n = this.vondrick_exponent
    const wrtU = this.U.map((row) => row.map((u) => (u > 0 ? n * u ** (n - 1) : 0.01)))
    const wrtExponent = this.U.map((row) => row.map((u) => (u > 0 ? u ** n * log(u) : 0)))
    return [wrtU, wrtExponent]
  }

  forward_pass(X) {
    this.U = linear(X, this.W, this.c)
    return this.vondrick_activation(this.U)
  }

  // the rates are fixed here: 0.0005, and 0.001 for the exponent
  backward_pass(X, h, dLdh, alpha, learning_rate = 0.0005) {
    const [wrtU, wrtExponent] = this.vondrick_activation_derivative()
    const delta = dLdh.map((row, n) => row.map((g, j) => g * wrtU[n][j]))
    const slope = dLdh.reduce((s, row, n) => s + dot(row, wrtExponent[n]), 0)
    const down = learn({ W: this.W, bias: this.c, X, delta, alpha, rate: 0.0005, biasRate: 0.0005 })
    this.vondrick_exponent = Math.max(1.01, this.vondrick_exponent - 0.001 * slope)
    return down
  }
}

export class Output {
  constructor(input_dims, output_dims) {
    this.w = uniform(input_dims, output_dims, -0.5)
    this.b = uniform(1, output_dims, -0.5)[0]
  }

  forward_pass(h) {
    return linear(h, this.w, this.b).map((row) => {
      const top = Math.max(...row)
      return row.map((v) => v - top)
    })
  }

  backward_pass(h, dLdz, alpha, learning_rate) {
    return learn({
      W: this.w, bias: this.b, X: h, delta: dLdz, alpha, rate: learning_rate, biasRate: learning_rate / h.length,
    })
  }
}

export class Loss {
  constructor(input_dims, output_dims) {
    this.input_dims = input_dims
    this.output_dims = output_dims
  }

  forward_pass(z, y) {
    const losses = z.map((row, n) => {
      const top = Math.max(...row)
      return top + log(row.reduce((s, v) => s + exp(v - top), 0)) - row[y[n]]
    })
    return losses.reduce((s, v) => s + v, 0) / z.length
  }

  backward_pass(z, y) {
    return z.map((row, n) => {
      const top = Math.max(...row)
      const e = row.map((v) => exp(v - top))
      const total = e.reduce((s, v) => s + v, 0)
      return e.map((v, k) => v / total - (k === y[n] ? 1 : 0))
    })
  }
}

const makers = { hidden: Hidden, hidden_vondrick: Hidden_Vondrick, output: Output, loss: Loss }

export class NN {
  constructor() {
    this.hidden_layers = []
    this.output_layer = null
    this.loss_layer = null
  }

  add_layer(name, input_dims, output_dims) {
    const layer = new makers[name](input_dims, output_dims)
    if (name === 'output') this.output_layer = layer
    else if (name === 'loss') this.loss_layer = layer
    else this.hidden_layers.push(layer)
  }

  forward_prop(X, y, alpha) {
    const hidden_outputs = []
    let h = X
    for (const layer of this.hidden_layers) {
      h = layer.forward_pass(h)
      hidden_outputs.push(h)
    }
    const z = this.output_layer.forward_pass(h)
    let L = this.loss_layer.forward_pass(z, y)
    for (const W of [...this.hidden_layers.map((layer) => layer.W), this.output_layer.w]) {
      L += 0.5 * alpha * W.reduce((s, row) => s + dot(row, row), 0)
    }
    return { hidden_outputs, z, L }
  }

  backward_prop(X, hidden_outputs, z, y, alpha = 0.01, learning_rate = 0.01) {
    const inputs = [X, ...hidden_outputs]
    let g = this.loss_layer.backward_pass(z, y)
    g = this.output_layer.backward_pass(inputs[inputs.length - 1], g, alpha, learning_rate)
    for (let i = this.hidden_layers.length - 1; i >= 0; i--) {
      g = this.hidden_layers[i].backward_pass(inputs[i], inputs[i + 1], g, alpha, learning_rate)
    }
  }

  train(X, y, epochs, batch_size, learning_rate, alpha, show_training_accuracy = true) {
    const history = []
    for (let epoch = 1; epoch <= epochs; epoch++) {
      if (show_training_accuracy) console.log(epoch, this.compute_accuracy(X, y))
      const losses = []
      for (let k = 0; k < X.length; k += batch_size) {
        const inp = X.slice(k, k + batch_size)
        const out = y.slice(k, k + batch_size)
        const { hidden_outputs, z, L } = this.forward_prop(inp, out, alpha)
        this.backward_prop(inp, hidden_outputs, z, out, alpha, learning_rate)
        losses.push(L)
      }
      history.push(losses.reduce((s, v) => s + v, 0) / losses.length)
    }
    return history
  }

  predict(X) {
    let h = X
    for (const layer of this.hidden_layers) h = layer.forward_pass(h)
    return this.output_layer.forward_pass(h).map((row) => row.indexOf(Math.max(...row)))
  }

  compute_accuracy(X, Y) {
    const right = this.predict(X).filter((k, n) => k === Y[n])
    return right.length / Y.length
  }
}
