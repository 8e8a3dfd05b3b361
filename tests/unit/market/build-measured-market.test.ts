import { expect, it } from 'vitest';
import { buildMeasuredMarket } from '@/lib/market/build-market';
import { listSessions, makeStored } from '@/tests/support/make-market';

const sessions = listSessions('2023-01-03', 400);

/** The bytes of a market of the S&P 500 on every session and of one more instrument on the sessions that `has` names. */
function measure(has: (t: number) => boolean, high = false): number {
  const closes = sessions.map((_, t) => (has(t) ? 100 + t : NaN));
  const stored = [
    makeStored(
      'SPX',
      sessions,
      closes.map((_, t) => 100 + t),
    ),
    makeStored('NEW', sessions, closes, high ? { high: closes } : {}),
  ];
  return buildMeasuredMarket({ instruments: stored, calendarSessions: sessions, dataVersion: 1, simulated: false }).bytes;
}

it('counts what an instrument takes from its first close to its last, with the sessions between that it has none of', () => {
  const [listed, early] = [measure((t) => t >= 300), measure((t) => t >= 100)];
  // A close of eight bytes and a source of one for each of the 200 sessions more.
  expect(early - listed).toBe(200 * 9);
  expect(measure((t) => t === 100 || t === 399)).toBe(early);
  expect(measure((t) => t >= 100, true) - early).toBeGreaterThanOrEqual(300 * 8);
});
