import { describe, expect, it } from 'vitest';
import { snapAdjusted, snapClose, snapWidenedPrice } from '@/lib/sources/snap-close';

describe('snapClose', () => {
  it.each([
    [3824.139892578125, 3824.14],
    [Math.fround(5667.2), 5667.2],
    [Math.fround(29_209.23), 29_209.23],
    [2263.67, 2263.67],
    [100, 100],
    [0.128348, 0.128348],
    [40.3193, 40.3193],
    [110.825, 110.825],
    [2.511011, 2.511011],
  ])('%d becomes %d', (given, stored) => {
    expect(snapClose(given)).toBe(stored);
  });

  it('snaps up to x * 2^-23 away and no further', () => {
    expect(snapClose(1000.000119)).toBe(1000);
    expect(snapClose(1000.00012)).toBe(1000.00012);
    expect(snapClose(0.239955)).toBe(0.239955);
  });

  it('never makes a small price 0', () => {
    expect(snapClose(0.00003)).toBe(0.00003);
    expect(snapWidenedPrice(0.0000001)).toBe(0.0000001);
  });

  it('is idempotent', () => {
    for (const price of [3824.139892578125, 0.128348, 1000.0001, 0.01]) expect(snapClose(snapClose(price))).toBe(snapClose(price));
  });
});

describe('snapWidenedPrice and snapAdjusted', () => {
  it('keeps six decimals of a float32 that is no two-decimal price', () => {
    expect(snapWidenedPrice(Math.fround(0.128348))).toBe(0.128348);
  });

  it('keeps equal columns equal', () => {
    expect(snapAdjusted(10.00002, 10.00002, 10)).toBe(10);
    expect(snapAdjusted(9.87654321, 10.00002, 10)).toBe(9.876543);
  });
});
