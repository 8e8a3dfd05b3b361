import { describe, expect, it } from 'vitest';
import { moveInEvents } from '@/components/charts/move-in-events';

describe('moveInEvents', () => {
  it('begins at the end that a key comes from, and stays within the ends', () => {
    expect(moveInEvents('ArrowRight', null, 40, false)).toBe(0);
    expect(moveInEvents('ArrowLeft', null, 40, false)).toBe(39);
    expect(moveInEvents('ArrowRight', null, 40, true)).toBe(0);
    expect(moveInEvents('ArrowLeft', null, 40, true)).toBe(39);
    expect(moveInEvents('ArrowRight', 39, 40, false)).toBe(39);
    expect(moveInEvents('ArrowLeft', 0, 40, false)).toBe(0);
  });

  it('goes one further, 21 with Shift, and to both ends', () => {
    expect(moveInEvents('ArrowRight', 4, 40, false)).toBe(5);
    expect(moveInEvents('ArrowLeft', 30, 40, true)).toBe(9);
    expect(moveInEvents('ArrowRight', 30, 40, true)).toBe(39);
    expect(moveInEvents('Home', 30, 40, false)).toBe(0);
    expect(moveInEvents('End', null, 40, false)).toBe(39);
  });

  it('leaves other keys, and charts without rows, alone', () => {
    expect(moveInEvents('ArrowUp', 4, 40, false)).toBeNull();
    expect(moveInEvents('Home', null, 0, false)).toBeNull();
  });
});
