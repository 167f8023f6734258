// Grace Mwangi, HW2 part 2 in javascript

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
