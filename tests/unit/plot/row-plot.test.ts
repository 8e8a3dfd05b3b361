import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRowPlot, nameWidth, pickDots, rowMargins, stackDots } from '@/lib/plot/dots/row-plot';
import { computeStepTicks } from '@/lib/plot/paths/step-ticks';

describe('createRowPlot', () => {
  const plot = createRowPlot(880, 394, 6, { low: -20, high: 80 });
  it('spans the values between the names and the right edge', () => {
    expect([plot.toX(-20), plot.toX(80)]).toEqual([nameWidth(880), 880 - rowMargins.right]);
    expect(plot.toX(0)).toBeGreaterThan(plot.toX(-1));
  });
  it('finds the row that it draws', () => {
    for (let row = 0; row < 6; row += 1) expect(plot.toRow(plot.toY(row))).toBe(row);
    expect([plot.toRow(-50), plot.toRow(9999)]).toEqual([0, 5]);
  });
  it('names rows by a number alone where there is little room', () => {
    expect(nameWidth(320)).toBeLessThan(nameWidth(880));
  });
});

describe('pickDots', () => {
  it('keeps all of a few, ascending, without what is missing', () => {
    expect(pickDots([3, null, 1])).toEqual([1, 3]);
  });
  it('keeps the lowest and the highest of many and invents none', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 151, maxLength: 600 }), (values) => {
        const picked = pickDots(values);
        expect(picked).toHaveLength(150);
        expect([picked[0], picked.at(-1)]).toEqual([Math.min(...values), Math.max(...values)]);
        expect(picked.every((value) => values.includes(value))).toBe(true);
      }),
    );
  });
});

describe('stackDots', () => {
  it('moves dots that would cover each other up and down in turn, within the room', () => {
    expect(stackDots([0, 1, 2, 50], 8, 8)).toEqual([0, 8, -8, 0]);
    expect(stackDots([0, 1, 2, 3], 8, 8)).toEqual([0, 8, -8, 0]);
    expect(stackDots([0, 1], 8, 4)).toEqual([0, 0]);
  });
});

describe('computeStepTicks', () => {
  it('labels quarters of a year, or a few round sessions', () => {
    expect(computeStepTicks(252)).toEqual([0, 63, 126, 189, 252]);
    expect(computeStepTicks(300)).toEqual([0, 63, 126, 189, 252]);
    expect(computeStepTicks(400)).toEqual([0, 126, 252, 378]);
    expect(computeStepTicks(880)).toEqual([0, 252, 504, 756]);
    expect(computeStepTicks(3109)).toEqual([0, 756, 1512, 2268, 3024]);
    expect(computeStepTicks(126)).toEqual([0, 63, 126]);
    expect(computeStepTicks(5)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(computeStepTicks(21)).toEqual([0, 5, 10, 15, 20]);
  });
});
