import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawLinePath } from '@/lib/plot/lines/line-path';

const plain = { toX: (index: number) => index, toY: (value: number) => value };
const pointsOf = (path: string): number[][] =>
  path.split(/[MLZ]/).flatMap((part) => (part.includes(',') ? [part.split(',').map(Number)] : []));

describe('drawLinePath', () => {
  it('breaks at what is missing and draws a lone value as a dot', () => {
    expect(drawLinePath([1, 2, null, 4], { first: 0, last: 3 }, plain, 100)).toBe('M0,1L1,2M3,4L3,4');
  });
  it('closes each stretch to its floor', () => {
    expect(drawLinePath([1, null, 3, 4], { first: 0, last: 3 }, plain, 100, 9)).toBe('M0,1L0,9ZM2,3L3,4L3,9L2,9Z');
  });
  it('is empty without values', () => {
    expect(drawLinePath([null, null], { first: 0, last: 1 }, plain, 100)).toBe('');
  });
  it('keeps ends and extremes, invents nothing, and has at most about two points a pixel', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 2, maxLength: 3000 }),
        fc.integer({ min: 20, max: 200 }),
        (values, width) => {
          const points = pointsOf(drawLinePath(values, { first: 0, last: values.length - 1 }, plain, width));
          expect(points[0]).toEqual([0, values[0]]);
          expect(points.at(-1)).toEqual([values.length - 1, values.at(-1)]);
          for (const [x = -1, y] of points) expect(y).toBe(values[x]);
          const ys = points.map(([, y = NaN]) => y);
          expect(Math.max(...ys)).toBe(Math.max(...values));
          expect(Math.min(...ys)).toBe(Math.min(...values));
          expect(points.length).toBeLessThanOrEqual(4 * width + 6);
        },
      ),
    );
  });
  it('turns at the same values wherever the stretch begins', () => {
    const values = Array.from({ length: 1000 }, (_, index) => (index * 7919) % 101);
    const inner = (first: number): number[][] =>
      pointsOf(drawLinePath(values, { first, last: first + 799 }, plain, 200)).filter(([x = 0]) => x >= 104 && x < 796);
    expect(inner(100)).toEqual(inner(103));
  });
});
