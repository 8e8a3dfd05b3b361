import type { PriceBasis } from '@/lib/market/market';
import { describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { compareOverlap } from '@/lib/ingest/judge/compare-overlap';
import { closesAgree, listDifferences } from '@/lib/ingest/judge/closes-agree';
import { detectBasis } from '@/lib/ingest/judge/price-basis';
import { findJumpRatio, isExplainedBySplits } from '@/lib/ingest/judge/explain-jump';

const day = parseSessionDate;
const [monday, tuesday, wednesday] = [day('2024-07-15'), day('2024-07-16'), day('2024-07-17')];

describe('the overlap', () => {
  const compare = (
    stored: { close?: number; adjClose?: number | null; provisional?: boolean; source?: string },
    given: { close?: number; adjClose?: number | null },
  ) =>
    compareOverlap(
      new Map([[monday, { session: monday, close: 100, adjClose: 50, provisional: false, source: 'yahoo', ...stored }]]),
      [
        { session: monday, close: 100, adjClose: 50, ...given },
        { session: tuesday, close: 7, adjClose: 7 },
      ],
      'yahoo',
    );

  it.each([
    ['the same provider repeats itself', {}, {}, 0],
    ['the same provider, a hair off', {}, { close: 100.00001 }, 1],
    ['the same provider, noise of the last bit', {}, { close: 100 + 1e-12 }, 0],
    ['another provider within 0.02%', { source: 'nasdaq' }, { close: 100.019 }, 0],
    ['another provider below by less than 0.02%', { source: 'nasdaq' }, { close: 99.981 }, 0],
    ['another provider beyond 0.02%', { source: 'nasdaq' }, { close: 100.021 }, 1],
  ])('%s', (_, stored, given, changed) => {
    const overlap = compare(stored, given);
    expect(overlap.count).toBe(1);
    expect(overlap.changed).toHaveLength(changed);
  });

  it('names both closes of a changed row', () => {
    expect(compare({}, { close: 99 }).changed).toEqual([{ session: monday, stored: 100, given: 99 }]);
  });

  it('leaves provisional rows out: they are meant to change', () => {
    expect(compare({ provisional: true }, { close: 99, adjClose: 40 })).toEqual({ count: 0, changed: [] });
  });
});

describe('two providers', () => {
  it.each([
    [100, 100, true],
    [100.01, 100, true],
    [100.03, 100, false],
    [99.97, 100, false],
  ])('%d and %d agree: %s', (left, right, agree) => {
    expect(closesAgree(left, right)).toBe(agree);
  });

  it('are compared where both have a close', () => {
    const first = [
      { session: monday, close: 100 },
      { session: tuesday, close: 101 },
      { session: wednesday, close: 102 },
    ];
    const second = [
      { session: tuesday, close: 101.01 },
      { session: wednesday, close: 103 },
    ];
    expect(listDifferences('index', first, second)).toEqual([{ session: wednesday, first: 102, second: 103 }]);
    expect(listDifferences('index', first, [])).toEqual([]);
  });
});

describe('basis', () => {
  it.each([
    [
      'price',
      [
        [10, null],
        [11, null],
      ],
    ],
    ['price', []],
    [
      'both',
      [
        [10, 10],
        [11.25, 11.25],
      ],
    ],
    [
      'total',
      [
        [10.1234, 10.1234],
        [11, 11],
      ],
    ],
    ['both', Array.from({ length: 300 }, (_, t) => (t < 48 ? [1.23456, 1.23456] : [1.25, 1.25]))],
    ['both', Array.from({ length: 252 }, (_, t) => (t < 25 ? [1.23456, 1.23456] : [1.25, 1.25]))],
    ['total', Array.from({ length: 252 }, (_, t) => (t < 26 ? [1.23456, 1.23456] : [1.25, 1.25]))],
    [
      'both',
      [
        [10, 9.5],
        [11, 11],
      ],
    ],
    [
      'both',
      [
        [10, null],
        [11, 11],
      ],
    ],
  ] as [PriceBasis, [number, number | null][]][])('%s from %j', (basis, rows) => {
    expect(
      detectBasis(
        rows.map(([close, adjClose]) => ({ close, adjClose })),
        'stock',
      ),
    ).toBe(basis);
  });

  it('price of an index, whatever its second column repeats', () => {
    expect(detectBasis([{ close: 10, adjClose: 10 }], 'index')).toBe('price');
    expect(detectBasis([{ close: 10, adjClose: 9 }], 'index')).toBe('price');
  });
});

describe('jumps', () => {
  const pair = (stored: number, given: number, session = monday) => ({ session, stored, given });

  it.each([
    ['two for one', 200, 100, 2],
    ['three for two', 150, 100, 1.5],
    ['ten for one, price moved by 0.9%', 1009, 100, 10],
    ['beyond the tolerance of 1%', 1011, 100, null],
    ['reverse, one for twenty', 5, 100, 1 / 20],
    ['pence for pounds', 1, 100, 1 / 100],
    ['no change', 100, 100, null],
    ['a correction', 101, 100, null],
  ])('%s', (_, stored, given, ratio) => {
    expect(findJumpRatio(pair(stored, given))).toBe(ratio);
  });

  it.each([
    ['a later split', pair(400, 100), [[tuesday, 4]], true],
    ['a split of another ratio', pair(400, 100), [[tuesday, 2]], false],
    ['a split on the session itself: that close is after it', pair(400, 100, tuesday), [[tuesday, 4]], false],
    ['a split before the session', pair(400, 100, wednesday), [[tuesday, 4]], false],
    [
      'two later splits together, in any order',
      pair(800, 100),
      [
        [tuesday, 4],
        [wednesday, 2],
      ],
      true,
    ],
    [
      'two later splits, of which the stored close lacks the newer',
      pair(200, 100),
      [
        [tuesday, 4],
        [wednesday, 2],
      ],
      true,
    ],
    [
      'two later splits, of which it cannot lack the older alone',
      pair(400, 100),
      [
        [tuesday, 4],
        [wednesday, 2],
      ],
      false,
    ],
    ['a reverse split', pair(10, 100), [[tuesday, 0.1]], true],
    ['no splits', pair(400, 100), [], false],
  ] as const)('explained by splits: %s', (_, given, splits, explained) => {
    expect(
      isExplainedBySplits(
        given,
        splits.map(([session, ratio]) => ({ session, ratio })),
      ),
    ).toBe(explained);
  });
});
