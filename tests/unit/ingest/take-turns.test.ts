import { expect, it } from 'vitest';
import { createCalendar } from '@/lib/calendar/calendar';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { takeTurns } from '@/lib/ingest/take-turns';

const calendar = createCalendar();

it('gives each of 503 one turn in any 252 sessions, two a session at most, whatever their order', () => {
  const symbols = Array.from({ length: 503 }, (_, place) => `S${String(place).padStart(3, '0')}`);
  const sessions = calendar.sessionsBetween(parseSessionDate('2024-06-03'), parseSessionDate('2026-06-30'));
  const taken = sessions.map((session) => takeTurns(symbols.toReversed(), { calendar, session, turns: 252 }));
  expect(Math.max(...taken.map(({ length }) => length))).toBe(2);
  for (let first = 0; first + 252 <= sessions.length; first += 50)
    expect(
      taken
        .slice(first, first + 252)
        .flat()
        .sort(),
    ).toEqual(symbols);
});
