import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarUnits, type CalendarUnit } from '@/lib/calendar/calendar-unit';
import { exceedsLevel } from '@/lib/metrics';
import { assumeSession } from '@/lib/market/assume-session';
import { distance } from '@/lib/studies/moves/distance/study';
import { drawdowns } from '@/lib/studies/moves/drawdowns/study';
import type { Market } from '@/lib/market/market';
import { needs } from '@/lib/studies/after/needs/study';
import { judgeBrute } from '@/tests/support/brute-claim';
import { listSessions } from '@/tests/support/make-market';
import { makeRandomMarket } from '@/tests/support/random-market';
import { makeSampledContext } from '@/tests/support/sampled-context';
import { makeContext } from '@/tests/support/study-context';
import { rounds } from '@/tests/support/rounds';

const assumedClose = 101.37;
const longest = 600;
const sessions = listSessions('2021-03-01', longest + 1);

function assume(market: Market, closes: Readonly<Record<string, number>>): Market {
  const next = sessions[market.sessions.length];
  if (next === undefined) throw new Error('the market is longer than its calendar');
  return assumeSession(market, new Map(Object.entries(closes)), next);
}

/** Whether the study behind a link shows what the statement says, with this close assumed; in the unit that the link names. */
function judge(daily: Market, link: string, statement: string): boolean {
  const address = new URL(link, 'http://localhost');
  const query = Object.fromEntries([...address.searchParams].filter(([name]) => name !== 'asOf' && name !== 'assume'));
  const unit = unitOf(query.unit);
  const context = makeSampledContext(daily, { unit, toDate: query.running === 'to-date' });
  const { market } = context;
  const last = market.sessions.at(-1);
  if (address.pathname === '/studies/claim') return judgeBrute(market, address.search);
  if (address.pathname === '/studies/distance') {
    const value = Number(distance.compute(context, distance.params.parse(query)).rows.at(-1)?.value);
    if (query.reference === 'high') return value === 0;
    // A close that hits its mean is at it, not beyond: the last bit of a division does not decide.
    return exceedsLevel(statement.includes('above') ? value : -value, 0);
  }
  const rows = drawdowns.compute(context, drawdowns.params.parse(query)).rows;
  return statement.startsWith('the end') ? rows.some((row) => row.recovery === last) : rows.some((row) => row.bear_confirmed === last);
}

function unitOf(text = 'session'): CalendarUnit {
  const unit = calendarUnits.find((name) => name === text);
  if (unit === undefined) throw new Error(`${text} is no unit`);
  return unit;
}

/** What a close of a unit needs, over an answer's way to it. */
function listUnitRows(market: Market, unit: CalendarUnit) {
  const params = needs.params.parse({ symbol: 'RUT', unit, sinceSessions: '20' });
  return needs.compute(makeSampledContext(market, needs.sampling?.(params)), params).rows;
}

function listRows(market: Market, sinceSessions = 60) {
  return needs.compute(makeContext(market), needs.params.parse({ symbol: 'RUT', sinceSessions: String(sinceSessions) })).rows;
}

const seeds = fc.integer({ min: 1, max: 1_000_000 });

describe('needed closes', () => {
  it('are the first tick: true from it on, false a tick before, in the study that each links to', () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(seeds, fc.integer({ min: 20, max: longest }), fc.integer({ min: 0, max: 300 }), (seed, count, further) => {
        const market = makeRandomMarket(seed, count, seed % 2 === 0);
        for (const row of listRows(assume(market, { SPX: assumedClose }))) {
          const step = row.side === 'at or above' ? 1 : -1;
          const at = (ticks: number): boolean => {
            const close = Math.round(Number(row.close) * 100 + step * ticks) / 100;
            return judge(assume(market, { SPX: assumedClose, RUT: Math.max(close, 0.01) }), String(row.link), String(row.statement));
          };
          kinds.add(String(row.kind));
          expect([at(-1), at(0), at(1), at(further)], `${String(row.statement)} at ${String(row.close)}, ${seed} ${count}`).toEqual([
            false,
            true,
            true,
            true,
          ]);
        }
      }),
      { numRuns: rounds(25) },
    );
    expect([...kinds].sort()).toEqual(['drawdown', 'high', 'low', 'mean', 'outperformance', 'record', 'return', 'streak']);
  });

  it.each(['week', 'month', 'quarter', 'year'] as const)(
    'of a %s are the first tick too, in the same unit, whatever day of it is the last',
    (unit) => {
      const kinds = new Set<string>();
      fc.assert(
        fc.property(seeds, fc.integer({ min: 290, max: longest }), fc.integer({ min: 0, max: 300 }), (seed, count, further) => {
          const market = makeRandomMarket(seed, count, seed % 2 === 0);
          const other = { SPX: assumedClose };
          const rows = [...listUnitRows(market, unit), ...listUnitRows(assume(market, other), unit)];
          for (const row of rows) {
            const link = String(row.link);
            expect(new URL(link, 'http://localhost').searchParams.get('asOf')).toBe(market.sessions.at(-1));
            expect(link).toContain(`unit=${unit}&`);
            const step = row.side === 'at or above' ? 1 : -1;
            const at = (ticks: number): boolean => {
              const close = Math.round(Number(row.close) * 100 + step * ticks) / 100;
              return judge(assume(market, { ...other, RUT: Math.max(close, 0.01) }), link, String(row.statement));
            };
            kinds.add(String(row.kind));
            expect(row.met).toBeNull();
            expect([at(-1), at(0), at(1), at(further)], `${String(row.statement)} at ${String(row.close)}, ${seed} ${count}`).toEqual([
              false,
              true,
              true,
              true,
            ]);
          }
        }),
        { numRuns: rounds(12) },
      );
      const few = ['outperformance', 'record', 'return', 'streak'];
      expect([...kinds].sort()).toEqual(
        { week: ['high', 'low', 'mean', ...few], month: ['high', 'low', 'mean', ...few], quarter: few, year: few }[unit].sort(),
      );
    },
  );

  it('agree with trying every tick, from far below to far above', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const market = makeRandomMarket(seed, 40, false);
        for (const row of listRows(assume(market, { SPX: assumedClose }), 20)
          .filter(({ kind }) => kind === 'streak' || kind === 'outperformance')
          .slice(0, 6)) {
          const up = row.side === 'at or above';
          const centre = Math.round(Number(row.close) * 100);
          const passing = Array.from({ length: 401 }, (_, place) => centre - 200 + place)
            .filter((tick) => tick > 0)
            .filter((tick) => judge(assume(market, { SPX: assumedClose, RUT: tick / 100 }), String(row.link), String(row.statement)));
          expect((up ? passing[0] : passing.at(-1)) ?? NaN, String(row.statement)).toBe(centre);
        }
      }),
      { numRuns: rounds(6) },
    );
  });

  it('say whether an assumed close of the instrument itself meets them', () => {
    const market = assume(makeRandomMarket(5, 300, false), { SPX: assumedClose, RUT: 90 });
    for (const row of listRows(market))
      expect(row.met).toBe(row.side === 'at or above' ? 90 >= Number(row.close) : 90 <= Number(row.close));
    expect(listRows(makeRandomMarket(5, 300, false)).every((row) => row.met === null && row.if === null)).toBe(true);
  });

  it('send a basket to its members, and say what a lead needs', () => {
    const market = makeRandomMarket(5, 300, false);
    const basket = needs.compute(makeContext(market), needs.params.parse({ symbol: 'M7' }));
    expect(basket.rows).toEqual([]);
    expect(basket.flags.map(({ message }) => message)).toContain(
      'The Magnificent 7 is computed from its members: ask what one of them needs.',
    );
    const alone = needs.compute(makeContext(market), needs.params.parse({}));
    expect(alone.rows.some((row) => row.kind === 'outperformance')).toBe(false);
    expect(alone.flags.map(({ message }) => message)).toContain(
      'Leads over another instrument are listed once a close of that one is supposed, as SPX:5650.10.',
    );
  });
});
