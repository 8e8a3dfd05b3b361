import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCalendar } from '@/lib/calendar/calendar';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { deriveAdjusted } from '@/lib/ingest/judge/derive-adjusted';

const calendar = createCalendar();
const sessions = calendar.sessionsBetween(parseSessionDate('2026-11-13'), parseSessionDate('2026-12-01'));
const [first = expect.fail()] = sessions;

type Paid = readonly (number | null | undefined)[];

/** Closes of the first session and of those after it, and what was paid on each of these; undefined where no list is had. */
async function derive(closes: readonly number[], paid: Paid, change: { readonly leftOut?: number; readonly isLastRunning?: boolean } = {}) {
  const asked: string[] = [];
  const rows = closes
    .slice(1)
    .map((close, at) => ({
      session: sessions[at + 1] ?? expect.fail(),
      close,
      adjClose: null,
      provisional: change.isLastRunning === true && at === closes.length - 2,
    }));
  const { rows: found } = await deriveAdjusted({
    symbol: 'BF.B',
    calendar,
    rows: rows.filter((_, at) => at !== change.leftOut),
    stored: new Map([[first, { session: first, close: closes[0] ?? NaN, adjClose: 2 * (closes[0] ?? NaN), provisional: false }]]),
    listDividends: (session) => {
      asked.push(session);
      const amount = paid[sessions.indexOf(session) - 1];
      return Promise.resolve(amount === undefined ? null : new Map(amount === 0 ? [['ELSE', 1]] : [['BF.B', amount]]));
    },
  });
  return { adjusted: found.map(({ adjClose }) => adjClose), asked };
}

describe('dividend-adjusted closes that follow from closes and dividends', () => {
  it('have the returns of those that a provider computes back from the last close', async () => {
    const close = fc.double({ min: 5, max: 500, noNaN: true });
    const part = fc.oneof(fc.constant(0), fc.double({ min: 0.0005, max: 0.1, noNaN: true }));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(close, part), { minLength: 2, maxLength: 11 }), async (drawn) => {
        const closes = drawn.map(([value]) => value);
        const paid = drawn.slice(1).map(([, share], at) => share * (closes[at] ?? NaN));
        // From the newest back: what was paid on a session takes its part of the close before it off all before it.
        let factor = 1;
        const given = closes.map(() => 0);
        for (let at = closes.length - 1; at >= 0; at -= 1) {
          given[at] = (closes[at] ?? NaN) * factor;
          if (at > 0) factor *= 1 - (paid[at - 1] ?? NaN) / (closes[at - 1] ?? NaN);
        }
        const { adjusted } = await derive(closes, paid);
        const all = [2 * (closes[0] ?? NaN), ...adjusted.map(Number)];
        for (let at = 1; at < all.length; at += 1)
          expect((all[at] ?? NaN) / (all[at - 1] ?? NaN)).toBeCloseTo((given[at] ?? NaN) / (given[at - 1] ?? NaN), 5);
      }),
    );
  });

  it('end before a session that is missing, running, without a list, or of which the amount is not known or large', async () => {
    const closes = [10, 11, 12, 13];
    expect((await derive(closes, [0, 0, 0])).adjusted).toEqual([22, 24, 26]);
    expect((await derive(closes, [0, 1, 0])).adjusted).toEqual([22, 26.4, 28.6]);
    expect((await derive(closes, [0, 0, 0], { leftOut: 1 })).adjusted).toEqual([22, null]);
    expect((await derive(closes, [0, 0, 0], { isLastRunning: true })).adjusted).toEqual([22, 24, null]);
    expect((await derive(closes, [0, undefined, 0])).adjusted).toEqual([22, null, null]);
    expect((await derive(closes, [0, null, 0])).adjusted).toEqual([22, null, null]);
    expect((await derive(closes, [0, 1.7, 0])).adjusted).toEqual([22, null, null]);
  });

  it('are none, and no list is asked for, of who waits for more than ten sessions', async () => {
    const flat = (count: number) => Array<number>(count).fill(10);
    expect(await derive(flat(11), flat(10).fill(0))).toEqual({ adjusted: flat(10).fill(20), asked: sessions.slice(1, 11) });
    expect(await derive(flat(12), flat(11).fill(0))).toEqual({ adjusted: Array(11).fill(null), asked: [] });
  });
});
