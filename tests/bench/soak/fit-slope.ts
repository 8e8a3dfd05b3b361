import { mean } from 'd3-array';

/** The slope of the line through points (x, y) by least squares; NaN for fewer than two different x. */
export function fitSlope(points: readonly (readonly [number, number])[]): number {
  const [middleX, middleY] = [mean(points, ([x]) => x) ?? NaN, mean(points, ([, y]) => y) ?? NaN];
  let [together, alone] = [0, 0];
  for (const [x, y] of points) {
    together += (x - middleX) * (y - middleY);
    alone += (x - middleX) ** 2;
  }
  return together / alone;
}
