import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignLineStyles } from '@/lib/plot/lines/line-styles';
import { resolveColor, type Theme } from '@/lib/plot/theme-colors';

const symbols = [
  'SPX',
  'RUT',
  'NDX',
  'M7',
  'M7D',
  'AAPL',
  'MSFT',
  'NVDA',
  'AMZN',
  'META',
  'TSLA',
  'GOOGL',
  'RSP',
  'SPY',
  'XLK',
  'XLE',
  'XLF',
  'XLI',
  'XLV',
  'XLY',
  'XLP',
  'XLB',
  'XLU',
  'XLC',
  'XLRE',
  'IJH',
  'IJR',
  'IWM',
  'QQQ',
  'QQQE',
];
const sets = fc.oneof(
  fc.uniqueArray(fc.constantFrom(...symbols), { minLength: 1, maxLength: 20 }),
  fc.uniqueArray(fc.stringMatching(/^[A-Z]{1,5}$/), { minLength: 1, maxLength: 20 }),
);
const style = (chosen: readonly string[]) => assignLineStyles(chosen.map((symbol) => ({ symbol })));

/** Distance of two colours in OKLab, where 0.1 is plainly another colour. */
function distance(one: string, other: string): number {
  const lab = (hex: string): number[] => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5]
      .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    const [l, m, s] = [
      0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b,
      0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b,
      0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b,
    ].map(Math.cbrt) as [number, number, number];
    return [
      0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
    ];
  };
  const [a, b] = [lab(one), lab(other)];
  return Math.hypot(...a.map((value, at) => value - (b[at] ?? 0)));
}

describe('the lines of one chart', () => {
  it('never look alike, up to twenty of them', () => {
    fc.assert(
      fc.property(sets, (chosen) => {
        expect(new Set(style(chosen).map(({ color, dash }) => `${color} ${dash}`)).size).toBe(chosen.length);
      }),
    );
  });
  it('have twelve colours before one is used again', () => {
    fc.assert(
      fc.property(sets, (chosen) => {
        expect(new Set(style(chosen).map(({ color }) => color)).size).toBe(Math.min(12, chosen.length));
      }),
    );
  });
  it('are dashed from the seventh on, and solid before', () => {
    const dashes = style(['XLB', 'XLC', 'XLE', 'XLF', 'XLI', 'XLK', 'XLP', 'XLRE', 'XLU', 'XLV', 'XLY']).map(({ dash }) => dash !== null);
    expect(dashes).toEqual([false, false, false, false, false, false, true, true, true, true, true]);
  });
  it('keep the colours of the four groups wherever they stand', () => {
    fc.assert(
      fc.property(sets, (chosen) => {
        const styles = style(chosen);
        for (const [symbol, name] of [
          ['SPX', 'spx'],
          ['RUT', 'rut'],
          ['NDX', 'ndx'],
          ['M7', 'm7'],
        ] as const) {
          const place = chosen.indexOf(symbol);
          if (place >= 0) expect(styles[place]?.color).toBe(`var(--group-${name})`);
        }
      }),
    );
  });
  it('tell apart what had one colour', () => {
    for (const [a, b] of [
      ['RSP', 'SPY'],
      ['MSFT', 'XLK'],
      ['AAPL', 'XLE'],
    ] as const) {
      const [one, other] = style([a, b]);
      expect(one?.color).not.toBe(other?.color);
      expect([one?.dash, other?.dash]).toEqual([null, null]);
    }
  });
  it('of ink differ by their dashes', () => {
    const styles = assignLineStyles([{ symbol: 'RUT' }, { symbol: null }, { symbol: null, dashed: true }, { symbol: null }]);
    expect(new Set(styles.map(({ color, dash }) => `${color} ${dash}`)).size).toBe(4);
    expect(styles[2]?.dash).not.toBeNull();
  });
  it.each(['light', 'dark'] as const)('have colours that are plainly different ones, %s', (theme: Theme) => {
    const used = style(['SPX', 'RUT', 'NDX', 'M7', 'XLB', 'XLC', 'XLE', 'XLF', 'XLI', 'XLK', 'XLP', 'XLV']).map(({ color }) =>
      resolveColor(color, theme),
    );
    expect(new Set(used).size).toBe(12);
    for (const [at, one] of used.entries()) for (const other of used.slice(at + 1)) expect(distance(one, other)).toBeGreaterThan(0.08);
  });
});
