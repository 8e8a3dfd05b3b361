import { expect, it } from 'vitest';
import { parseSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { measureBrackets } from '@/lib/market/universe/spell-brackets';

const day = (text: string): SessionDate => parseSessionDate(text);
const spell = (lastWithout: string | null, from: string, lastWith: string | null, until: string | null) => ({
  from: day(from),
  until: until === null ? null : day(until),
  lastWithout: lastWithout === null ? null : day(lastWithout),
  lastWith: lastWith === null ? null : day(lastWith),
});

it('counts the spells whose days lie between two lists, and the widest gap', () => {
  expect(measureBrackets([spell(null, '2020-01-02', null, null), spell(null, '2020-01-02', null, '2021-05-03')])).toBeNull();
  expect(
    measureBrackets([
      spell('2024-01-31', '2024-02-29', null, null),
      spell(null, '2020-01-02', '2024-02-29', '2024-03-28'),
      spell(null, '2020-01-02', null, null),
    ]),
  ).toEqual({ spells: 2, mostDays: 29 });
});
