import { describe, expect, it } from 'vitest';
import { drawStrip } from '@/lib/plot/draw-strip';

describe('drawStrip', () => {
  const frame = { width: 3, height: 10, margin: 0 } as const;
  it('follows the scale of the chart: equal ratios are equal steps on a logarithmic one', () => {
    expect(drawStrip([1, 10, 100], { ...frame, scale: 'log' })).toBe('M0 10.0L0 10.0L1 5.0L1 5.0L2 0.0L2 0.0');
    expect(drawStrip([1, 10, 100], { ...frame, scale: 'linear' })).toBe('M0 10.0L0 10.0L1 9.1L1 9.1L2 0.0L2 0.0');
  });
  it('breaks where nothing is known', () => {
    expect(drawStrip([1, null, 2], { ...frame, scale: 'linear' })).toBe('M0 10.0L0 10.0M2 0.0L2 0.0');
    expect(drawStrip([1, 0, 2], { ...frame, scale: 'log' })).toBe('M0 10.0L0 10.0M2 0.0L2 0.0');
  });
});
