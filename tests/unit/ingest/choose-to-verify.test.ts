import { expect, it } from 'vitest';
import { createCalendar } from '@/lib/calendar/calendar';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { chooseToVerify } from '@/lib/ingest/worker/choose-to-verify';
import { makeInstrument } from '../../support/store-rows';

const calendar = createCalendar();
const others = Array.from({ length: 13 }, (_, place) => `F${String(place).padStart(2, '0')}`);
const instruments = [
  ...['SPX', 'NDX'].map((symbol) => makeInstrument(symbol, { kind: 'index' })),
  ...others.map((symbol) => makeInstrument(symbol, { kind: 'etf' })),
].map((one, id) => ({ ...one, id, tracked: true }));

it('verifies each stock and fund once in any five sessions, over weeks with holidays too, and indices that no second provider spoke of', () => {
  const sessions = calendar.sessionsBetween(parseSessionDate('2024-11-18'), parseSessionDate('2025-01-10'));
  const chosen = sessions.map((session) => chooseToVerify(instruments, { calendar, session, checked: new Set([0]) }));
  for (let first = 0; first + 5 <= sessions.length; first += 1)
    expect(
      chosen
        .slice(first, first + 5)
        .flat()
        .filter((symbol) => symbol !== 'NDX')
        .sort(),
    ).toEqual(others);
  for (const symbols of chosen) {
    expect(symbols.filter((symbol) => symbol === 'SPX' || symbol === 'NDX')).toEqual(['NDX']);
    expect(symbols.length).toBeLessThanOrEqual(4);
  }
});
