import { describe, expect, it } from 'vitest';
import { createCalendar } from '@/lib/calendar/calendar';
import { calendarUnits } from '@/lib/calendar/calendar-unit';
import { resampleMarket } from '@/lib/market/resample-market';
import { nameUnits } from '@/lib/studies/kit/name-units';
import type { Study } from '@/lib/studies/kit/study';
import { studies } from '@/lib/studies/registry';
import { readParameters } from '@/tests/support/draw-parameters';
import { makeRandomMarket } from '@/tests/support/random-market';
import { makeContext } from '@/tests/support/study-context';

const calendar = createCalendar();
const whole = makeRandomMarket(20_240_716, 700);
// `rotation` is of weeks alone: nothing is asked of it and nothing renamed.
const sampled = studies.filter(({ sampling, params }) => sampling !== undefined && 'unit' in params.shape);

function compute(study: Study, query: string) {
  const params = readParameters(study, query);
  const last = whole.sessions.at(-1);
  const sampling = study.sampling?.(params);
  if (last === undefined || sampling === undefined) throw new Error('a market without sessions, or a study without units');
  const market = resampleMarket(whole, sampling, calendar.nextSession(last));
  const computed = study.compute(makeContext(market), params);
  return { computed, named: nameUnits(computed, market) };
}

it('is asked of the studies that can be measured in units', () => {
  expect(sampled.map(({ id }) => id)).toEqual([
    'performance',
    'streaks',
    'outperformance',
    'records',
    'drawdowns',
    'distance',
    'forward',
    'claim',
    'needs',
  ]);
});

describe.each(sampled.map((study) => [study.id, study] as const))('%s', (_, study) => {
  it('leaves an answer of sessions as it is', () => {
    const { computed, named } = compute(study, 'unit=session');
    expect(named).toBe(computed);
  });

  it.each(calendarUnits.filter((unit) => unit !== 'session'))(
    'speaks of each %s and of no session, in titles, columns, sentences and doubts',
    (unit) => {
      const { computed, named } = compute(study, `unit=${unit}&running=to-date`);
      const tables = [{ title: '', columns: named.columns }, ...(named.events === null ? [] : [named.events]), ...(named.tables ?? [])];
      const texts = [
        named.chart.title,
        ...tables.flatMap(({ title, columns }) => [title, ...columns.flatMap(({ key, label }) => [key, label])]),
        ...named.headlines.flatMap(({ text, detail }) => [text, detail]),
        ...named.flags.map(({ message }) => message),
        ...(named.tables ?? []).flatMap(({ chart }) => (chart === null ? [] : [chart.title])),
      ];
      expect(texts.filter((text) => /session/i.test(text))).toEqual([]);
      // The same cells by other names.
      expect(named.rows.map((row) => Object.values(row))).toEqual(computed.rows.map((row) => Object.values(row)));
      expect(named.rows.every((row) => Object.keys(row).join() === named.columns.map(({ key }) => key).join())).toBe(true);
      expect(named.columns.some(({ unit: of }) => of === 'sessions')).toBe(false);
      expect(named.headlines[0]?.provisional === true ? named.headlines[0].text : 'to date').toMatch(/to date| so far/);
    },
  );

  it('defines a unit where one is asked for', () => {
    const text = (query: string): string => study.definition(readParameters(study, query)).text;
    expect(text('unit=month')).toContain('The close of a month is that of its last session');
    expect(text('unit=month&running=to-date')).toContain('shown to date, as provisional');
    expect(text('')).not.toContain('The close of a session');
  });
});
