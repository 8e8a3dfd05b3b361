import { describe, expect, it } from 'vitest';
import { pageSetting } from '@/lib/plot/setting';
import { drawSlope } from '@/lib/plot/slope/draw-slope';
import { findSlope } from '@/lib/plot/slope/place-slopes';
import type { ChartSpec } from '@/lib/studies/kit/study';

const chart: Extract<ChartSpec, { kind: 'slope' }> = {
  kind: 'slope',
  title: 'Order',
  unitLabel: 'ranks',
  unit: 'rank',
  marks: [],
  labelKey: 'symbol',
  before: { key: 'rank_before', valueKey: 'before_pp', label: '126 to 28 Jun 2024' },
  after: { key: 'rank_after', valueKey: 'after_pp', label: '128 to 31 Dec 2024' },
};
const rows = [
  { symbol: 'XLY', rank_before: 3, rank_after: 1, before_pp: -13.4, after_pp: 15.3 },
  { symbol: 'XLF', rank_before: 2, rank_after: 2, before_pp: -4.9, after_pp: 9.9 },
  { symbol: 'XLK', rank_before: 1, rank_after: 3, before_pp: 3.1, after_pp: -4.9 },
  { symbol: 'XLC', rank_before: null, rank_after: 4, before_pp: null, after_pp: -6 },
];

describe('a slope', () => {
  const draw = (width: number) => drawSlope({ chart, columns: [], rows, width, height: 320, simulated: false, setting: pageSetting });

  it('has a line where both ranks are known, in the colour of rising, falling and staying', () => {
    const lines = draw(880).marks.filter(({ role }) => role === 'slope');
    expect(lines.map(({ of, stroke }) => [of, stroke])).toEqual([
      [0, 'var(--up)'],
      [1, 'var(--muted)'],
      [2, 'var(--down)'],
    ]);
  });

  it.each([880, 296])('names every end inside a width of %i px, none over another', (width) => {
    const texts = draw(width).marks.flatMap((mark) => (mark.shape === 'text' && mark.role === 'end' ? [mark] : []));
    expect(texts).toHaveLength(7);
    expect(texts.filter(({ anchor }) => anchor === 'end').every(({ x, text }) => x - text.length * 6.3 >= 0)).toBe(true);
    expect(texts.filter(({ anchor }) => anchor === 'start').every(({ x, text }) => x + text.length * 6.3 <= width)).toBe(true);
    for (const anchor of ['start', 'end']) {
      const heights = texts.filter((mark) => mark.anchor === anchor).map(({ y }) => y);
      expect(new Set(heights).size).toBe(heights.length);
    }
  });

  it('has its two titles whole where both fit side by side, and neither over the other where they do not', () => {
    const titled = (width: number, before: string, after: string): readonly string[] =>
      drawSlope({
        chart: { ...chart, before: { ...chart.before, label: before }, after: { ...chart.after, label: after } },
        columns: [],
        rows,
        width,
        height: 320,
        simulated: false,
        setting: pageSetting,
      }).marks.flatMap((mark) => (mark.shape === 'text' && mark.role === 'side' ? [mark.text] : []));
    expect(titled(286, 'Before: to 31 Dec 2025', 'After: to 1 Jul 2026')).toEqual(['Before: to 31 Dec 2025', 'After: to 1 Jul 2026']);
    for (const texts of [titled(200, 'Before: to 31 Dec 2025', 'After: to 1 Jul 2026'), titled(286, 'x'.repeat(60), 'y'.repeat(60))])
      expect(texts.join('').length * 6.3).toBeLessThan(texts[0]?.startsWith('x') ? 286 : 200);
  });

  it('is found under a pointer by its line', () => {
    const { plot } = draw(880);
    const [first] = plot.slopes;
    expect(findSlope(plot, plot.rightPx, first?.right ?? 0)).toBe(0);
    expect(findSlope(plot, plot.leftPx, first?.left ?? 0)).toBe(0);
    expect(findSlope({ ...plot, slopes: [] }, 10, 10)).toBeNull();
  });
});
