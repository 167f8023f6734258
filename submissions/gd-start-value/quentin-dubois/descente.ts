type Resultat = { localMin: number; path: number[] };

export function customFunction(x: number): number {
  return Math.cos(2 * Math.PI * x) + x * x;
}

// le facteur interieur compte deux fois, une pour sin et une pour le cos
export function customDerivative(x: number): number {
  return 2 * x - 4 * Math.PI * Math.sin(2 * Math.PI * x);
}

export function gd(x0: number, alpha: number, n: number): Resultat {
  const path: number[] = [];
  let x = x0;
  for (let k = 0; k < n; k++) {
    path.push(x);
    x = x - alpha * customDerivative(x);
  }
  return { localMin: x, path };
}
