import { describe, expect, it } from 'vitest';
import { drawStrip } from '@/lib/plot/lines/draw-strip';

describe('drawStrip', () => {
  const frame = { width: 3, height: 10, margin: 0 } as const;
  it('follows the scale of the chart: equal ratios are equal steps on a logarithmic one', () => {
    expect(drawStrip([1, 10, 100], { ...frame, scale: 'log' })).toBe('M0,10L0,10L1,5L1,5L2,0L2,0');
    expect(drawStrip([1, 10, 100], { ...frame, scale: 'linear' })).toBe('M0,10L0,10L1,9.09L1,9.09L2,0L2,0');
  });
  it('breaks where nothing is known', () => {
    expect(drawStrip([1, null, 2], { ...frame, scale: 'linear' })).toBe('M0,10L0,10M2,0L2,0');
    expect(drawStrip([1, 0, 2], { ...frame, scale: 'log' })).toBe('M0,10L0,10M2,0L2,0');
  });
});
