// unfortunate starting value, Grace Mwangi
const fn = (x) => Math.cos(2 * Math.PI * x) + x * x
const grad = (x) => 2 * (x - Math.PI * Math.sin(2 * Math.PI * x))

/** walks downhill, returns where it ended and all the points on the way */
function gradientDescent(start, epochs, learningRate) {
  const history = [start]
  for (const _ of Array(epochs).keys()) {
    const last = history[history.length - 1]
    history.push(last - learningRate * grad(last))
  }
  return { result: history[history.length - 1], history }
}

/** with momentum it would still stand at 0, so: jump when it stands still */
function escape(start, epochs, learningRate) {
  const from = Math.abs(grad(start)) < 1e-6 ? start - 0.05 : start
  return gradientDescent(from, epochs, learningRate)
}

module.exports = { fn, grad, gradientDescent, escape }
