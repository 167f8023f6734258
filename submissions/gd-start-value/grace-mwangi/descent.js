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

module.exports = { fn, grad, gradientDescent }
