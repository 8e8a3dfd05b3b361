import { describe, expect, it } from 'vitest';
import { linkInstead } from '@/lib/server/answers/link-instead';
import { buildMarket } from '@/lib/market/build-market';
import { findStand } from '@/lib/market/index-funds';
import type { MarketInstrument, PriceBasis } from '@/lib/market/market';
import { leaders } from '@/lib/studies/moves/leaders/study';
import { outperformance } from '@/lib/studies/moves/outperformance/study';
import { performance } from '@/lib/studies/moves/performance/study';
import type { Study } from '@/lib/studies/kit/study';
import { chooseCloses } from '@/lib/market/choose-closes';
import { readListPanel, readPanel } from '@/lib/studies/kit/read-panel';
import { listParameters } from '@/lib/view/parameter-schema';
import { parseView } from '@/lib/view/parse-view';
import { listSessions, makeStored } from '@/tests/support/make-market';

const sessions = listSessions('2024-01-02', 3);

const indexNames: Readonly<Record<string, string>> = { SPX: 'S&P 500', RUT: 'Russell 2000' };

function describeOne(symbol: string, basis: PriceBasis): Partial<MarketInstrument> {
  const index = indexNames[symbol];
  return { basis, name: index ?? symbol, kind: index === undefined ? 'etf' : 'index' };
}

function build(instruments: Readonly<Record<string, PriceBasis>>) {
  const stored = Object.entries(instruments).map(([symbol, basis]) =>
    makeStored(symbol, sessions, [1, 2, 3], { instrument: describeOne(symbol, basis), ...(basis === 'price' ? {} : { total: [1, 2, 3] }) }),
  );
  return buildMarket({ instruments: stored, calendarSessions: sessions, dataVersion: 1, simulated: false });
}

describe('instruments without a basis in common', () => {
  const market = build({ SPX: 'price', RUT: 'price', RSP: 'total', SPY: 'total', XLK: 'total' });

  it('are answered by the fund that tracks the index, where it is stored', () => {
    const [flag] = readPanel(market, ['SPX', 'RSP'], 'price').flags;
    expect(flag).toEqual({
      code: 'unavailable',
      symbols: ['SPX', 'RSP'],
      instead: { basis: 'total', symbols: { SPX: 'SPY' } },
      message:
        'Unavailable: RSP has no price-basis closes, and no basis is common to the S&P 500 and RSP. With SPY, which tracks the S&P 500, it can be answered: SPY and RSP both have dividend-adjusted closes.',
    });
  });

  it('have no answer where no such fund is stored, or nothing would be left to compare', () => {
    expect(readPanel(market, ['RUT', 'RSP'], 'price').flags[0]?.instead).toBeUndefined();
    const [spx, spy] = ['SPX', 'SPY'].flatMap((symbol) => market.series.get(symbol)?.instrument ?? []);
    if (spx === undefined || spy === undefined) throw new Error('the market lacks a symbol');
    expect(findStand(market, [spx, spy])).toBeNull();
  });

  it('are not offered a fund that has no close yet', () => {
    const later = buildMarket({
      instruments: [
        makeStored('SPX', sessions, [1, 2, 3], { instrument: describeOne('SPX', 'price') }),
        makeStored('SPY', sessions, [NaN, NaN, NaN], { instrument: describeOne('SPY', 'total'), total: [NaN, NaN, NaN] }),
        makeStored('RSP', sessions, [1, 2, 3], { instrument: describeOne('RSP', 'total'), total: [1, 2, 3] }),
      ],
      calendarSessions: sessions,
      dataVersion: 1,
      simulated: false,
    });
    expect(readPanel(later, ['SPX', 'RSP'], 'price').flags[0]).toEqual({
      code: 'unavailable',
      symbols: ['SPX', 'RSP'],
      message: 'Unavailable: RSP has no price-basis closes, and no basis is common to the S&P 500 and RSP.',
    });
  });

  it('of a list are left out and named where they lack the basis, with what would show all of them', () => {
    const panel = readListPanel(market, ['SPX', 'RUT', 'RSP', 'SPY'], 'price');
    expect(panel.series.map(({ symbol }) => symbol)).toEqual(['SPX', 'RUT']);
    expect(panel.flags.map(({ message, symbols }) => ({ message, symbols }))).toEqual([
      { message: 'RSP and SPY have no price-basis closes and are left out.', symbols: ['RSP', 'SPY'] },
    ]);
    const [flag] = readListPanel(market, ['SPX', 'RSP', 'SPY'], 'price').flags;
    expect(flag?.message).toBe(
      'RSP and SPY have no price-basis closes and are left out. With SPY, which tracks the S&P 500, all can be shown: SPY and RSP both have dividend-adjusted closes.',
    );
    expect(readListPanel(market, ['RSP', 'SPY'], 'price')).toMatchObject({
      basis: 'total',
      series: [{ symbol: 'RSP' }, { symbol: 'SPY' }],
    });
    expect(chooseCloses(market, { symbols: ['SPX', 'RSP'], basis: 'price', isList: true })).toHaveLength(1);
  });

  it.each([
    [performance, 'symbols=RSP,RUT,SPX'],
    [leaders, 'symbols=RSP,RUT,SPX&benchmark=SPY'],
  ])('%# of a list shows and ranks the others', (study: Study, query) => {
    const parsed = parseView(study, new URLSearchParams(query));
    if (!parsed.ok) throw new Error('the view is wrong');
    const { headlines, flags } = study.compute({ market, range: { base: 0, first: 1, last: 2 }, basis: 'price' }, parsed.view.params);
    expect(headlines[0]?.text).toMatch(/^Of the two instruments with (a|this) return /);
    expect(flags[0]?.message).toMatch(/^RSP (has|and SPY have) no price-basis closes and (is|are) left out\./);
  });

  it.each([
    [outperformance, ['RSP', 'SPX'], 'a=RSP&b=SPX&sessions=21', '/studies/outperformance?a=RSP&b=SPY&sessions=21&basis=total'],
    [performance, ['SPX', 'RSP', 'XLK'], 'symbols=SPX,RSP,XLK&last=ytd', '/studies/performance?symbols=SPY,RSP,XLK&basis=total&last=ytd'],
  ])('%# leads to the page of that answer, whatever the study', (study, symbols, query, page) => {
    const parsed = parseView(study, new URLSearchParams(query));
    if (!parsed.ok) throw new Error('the view is wrong');
    const [flag] = readPanel(market, symbols, 'price').flags;
    if (flag === undefined) throw new Error('no flag');
    expect(linkInstead(flag, parsed.view, listParameters(study)).page).toBe(page);
  });
});
