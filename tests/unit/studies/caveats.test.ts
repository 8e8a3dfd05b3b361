import { describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { magnificentSymbols } from '@/lib/market/groups';
import { distance } from '@/lib/studies/moves/distance/study';
import type { MarketInstrument } from '@/lib/market/market';
import { outperformance } from '@/lib/studies/moves/outperformance/study';
import { participation } from '@/lib/studies/moves/participation/study';
import { ratio } from '@/lib/studies/moves/ratio/study';
import { records } from '@/lib/studies/moves/records/study';
import { streaks } from '@/lib/studies/moves/streaks/study';
import { makeMarket } from '@/tests/support/make-market';
import { makeContext } from '@/tests/support/study-context';

const rising = [100, 101, 102, 103, 104, 105, 106];
const seven = Object.fromEntries(magnificentSymbols.map((symbol) => [symbol, rising]));
const market = makeMarket('2024-07-01', { ...seven, SPX: rising, RUT: rising, NDX: rising });
const codesOf = (result: { readonly flags: readonly { readonly code: string }[] }) => result.flags.map(({ code }) => code);

describe('a caveat without dates', () => {
  it('is said by every study of the basket, also where there is nothing to rank', () => {
    expect(codesOf(distance.compute(makeContext(market), distance.params.parse({ symbol: 'M7' })))).toContain('hindsight');
    expect(codesOf(ratio.compute(makeContext(market), ratio.params.parse({ a: 'M7', b: 'SPX' })))).toContain('hindsight');
    expect(codesOf(streaks.compute(makeContext(market), streaks.params.parse({ symbol: 'M7', length: '100' })))).toContain('hindsight');
    expect(
      codesOf(outperformance.compute(makeContext(market), outperformance.params.parse({ a: 'M7', b: 'SPX', sessions: '60' }))),
    ).toContain('hindsight');
  });
});

describe('a caveat with dates', () => {
  const note = { from: null, to: parseSessionDate('2024-06-04'), code: 'test', text: 'Early closes are doubtful.' };
  const instrument: Partial<MarketInstrument> = { notes: [note] };
  const doubtful = (closes: readonly number[]) =>
    distance.compute(
      makeContext(makeMarket('2024-06-03', { RUT: closes }, { instrument }), undefined, 3),
      distance.params.parse({ windowSessions: '2' }),
    );

  it('is said where a rival of a rank falls inside, though it is not shown', () => {
    expect(codesOf(doubtful([100, 150, 100, 100, 101]))).toContain('history-note');
  });

  it('is not said where no rival lies there', () => {
    const falling = [200, 150, ...Array.from({ length: 30 }, (_, t) => 100 + t)];
    expect(codesOf(doubtful(falling))).not.toContain('history-note');
  });
});

describe('sentences at their edges', () => {
  it('do not promise a mean that a gap took', () => {
    const { headlines } = ratio.compute(makeContext(market), ratio.params.parse({ a: 'M7', b: 'SPX' }));
    expect(headlines[0]?.text).toMatch(/, without a 50-session mean and without a 200-session mean\.$/);
  });

  it('call the first rank the highest', () => {
    const leap = makeMarket('2024-07-01', { RUT: [100, 101, 102, 120] });
    expect(distance.compute(makeContext(leap), distance.params.parse({ windowSessions: '2' })).headlines[0]?.detail).toBe(
      'The highest of three sessions since 2 Jul 2024.',
    );
  });

  it('count no universe of which one is not listed yet, and name how many of the four indices can be measured afterwards', () => {
    const ask = (closes: Readonly<Record<string, readonly number[]>>) =>
      participation.compute(
        makeContext(makeMarket('2024-07-01', { ...seven, ...closes })),
        participation.params.parse({ universe: 'indices' }),
      ).headlines[0]?.text;
    expect(ask({ SPX: rising, RUT: rising })).toBe(
      'Index participation (4) cannot be counted on 10 Jul 2024: it is from the first session on which all four have a close.',
    );
    expect(ask({ SPX: rising, RUT: rising, NDX: rising.map((close, t) => (t === rising.length - 1 ? NaN : close)) })).toBe(
      'Index participation, where three of the four can be measured: three of three rose over five sessions, three of three on the day.',
    );
  });

  it('say that nobody can be measured instead of none of none', () => {
    const early = makeContext(market, '2024-07-01');
    const texts = ['mag7', 'indices'].map(
      (universe) => participation.compute(early, participation.params.parse({ universe })).headlines[0]?.text,
    );
    expect(texts[0]).toBe('Magnificent 7 participation: no member can be measured over five sessions; on the day none measurable.');
    expect(texts[1]).toBe('Index participation (4): no member can be measured over five sessions; on the day none measurable.');
  });

  it('give the basket its article where it is left out', () => {
    const { flags } = participation.compute(makeContext(market), participation.params.parse({ universe: 'indices' }));
    expect(
      flags
        .filter(({ code }) => code === 'eligibility')
        .map(({ message }) => message)
        .join(),
    ).toContain('The Magnificent 7 is left out of');
  });

  it('do not put a close that equals the record below it', () => {
    const level = makeMarket('2024-07-01', { SPX: [100, 110, 105, 110] });
    expect(records.compute(makeContext(level), records.params.parse({})).headlines[0]?.text).toMatch(
      /^The SPX is level with its record close of 110\.00 on 2 Jul 2024/,
    );
  });
});
