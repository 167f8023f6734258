'use strict';
// Without this script the page is complete: whole paths show, and code can be copied by hand.

// Sliders: the paths up to the chosen step.
const INNER = { width: 374, height: 280 };

function place(window, x, y) {
  const [[left, right], [bottom, top]] = window;
  return [((x - left) / (right - left)) * INNER.width, ((top - y) / (top - bottom)) * INNER.height];
}

function isNear([x, y]) {
  return Math.abs(x) < 1e5 && Math.abs(y) < 1e5;
}

function pathText(rows, step, plot) {
  let isDown = false;
  let text = '';
  for (const [at, x, y] of rows) {
    if (at > step) break;
    const point = x === null ? null : place(plot.window, x, y);
    if (point === null || !isNear(point)) {
      isDown = false;
      continue;
    }
    const pair = point.map((value) => value.toFixed(1)).join(' ');
    text += plot.dots ? `M${pair}h0` : `${isDown ? 'L' : 'M'}${pair}`;
    isDown = true;
  }
  return text;
}

function lastRow(rows, step) {
  return rows.findLast(([at]) => at <= step) ?? null;
}

// A path that ends before the others says at which step.
function valueText(row, rows, step) {
  if (row === null || row[1] === null) return 'is not on the plot';
  const ended = row === rows.at(-1) && row[0] < step ? ` at its last step, ${row[0]}` : '';
  return `(${numberText(row[1])}, ${numberText(row[2])})${ended}`;
}

function numberText(value) {
  const size = Math.abs(value);
  return size !== 0 && (size < 1e-4 || size >= 1e6) ? value.toExponential().replace('e+', 'e') : String(value);
}

function showStep(figure, plot, steps, position) {
  const step = steps[position];
  const isLast = position === steps.length - 1;
  const words = [];
  for (const [name, rows, word] of [
    ['expected', plot.expected, 'expected'],
    ['actual', plot.actual, 'yours'],
    ['mistaken', plot.mistaken ?? null, plot.mistake],
  ]) {
    if (rows === null) continue;
    for (const path of figure.querySelectorAll(`svg.inner [data-path="${name}"]`)) {
      path.dataset.whole ??= path.getAttribute('d');
      path.setAttribute('d', isLast ? path.dataset.whole : pathText(rows, step, plot));
    }
    const row = lastRow(rows, step);
    const point = row === null || row[1] === null ? null : place(plot.window, row[1], row[2]);
    const mark = figure.querySelector(`[data-now="${name}"]`);
    const isShown = point !== null && isNear(point);
    mark.setAttribute('visibility', isShown ? 'visible' : 'hidden');
    if (isShown) {
      mark.setAttribute('x', point[0].toFixed(1));
      mark.setAttribute('y', point[1].toFixed(1));
    }
    words.push(`${word} ${valueText(row, rows, step)}`);
  }
  figure.querySelector('output').textContent = `Step ${step} of ${steps.at(-1)}\n${words.join('\n')}`;
}

for (const slider of document.querySelectorAll('[data-plot]')) {
  const plot = JSON.parse(slider.dataset.plot);
  const numbers = [...plot.expected, ...(plot.actual ?? []), ...(plot.mistaken ?? [])].map(([step]) => step);
  const steps = [...new Set(numbers)].sort((a, b) => a - b);
  const figure = slider.closest('figure');
  const input = slider.querySelector('input');
  const show = () => showStep(figure, plot, steps, Number(input.value));
  input.addEventListener('input', show);
  slider.hidden = false;
  show();
}

// Code to copy.
for (const button of document.querySelectorAll('button.copy')) {
  const code = button.closest('.snippet').querySelector('code');
  button.hidden = false;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = 'Copied';
    } catch {
      getSelection().selectAllChildren(code);
      button.textContent = 'Selected';
    }
    setTimeout(() => (button.textContent = 'Copy'), 2000);
  });
}
