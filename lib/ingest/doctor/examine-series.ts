import { addDays } from '@/lib/calendar/civil-date';
import type { SessionDate } from '@/lib/calendar/session-date';
import { alfred } from '@/lib/sources/alfred/host';
import { fredApi } from '@/lib/sources/fred-api/host';
import { requireProvider } from '@/lib/sources/registry';
import type { SeriesAnswer, SeriesSources } from '@/lib/sources/series-source';
import type { Examination } from './examination';
import { examine, nothing, type Found } from './examine';
import { listRowDeviations } from './list-deviations';

/** A daily series and a monthly one, which has vintages. */
const [daily, monthly] = ['DGS10', 'UNRATE'] as const;
const [daysOfDaily, daysOfMonthly] = [21, 400];

function tell({ values, rejected }: SeriesAnswer): Found {
  const [first, last] = [values[0], values.at(-1)].map((value) => (value === undefined ? null : `${value.day} ${value.value}`));
  return { rows: values.length, first: first ?? null, last: last ?? null, deviations: listRowDeviations(rejected), closes: [] };
}

/** Asks where series come from: today's for two of them, and what was known on the first of the sessions for the one that is revised. */
export async function examineSeries({ current, vintages }: SeriesSources, sessions: readonly SessionDate[]): Promise<Examination[]> {
  const [first] = sessions;
  if (first === undefined) return [];
  const fred = requireProvider('fred');
  const since = addDays(first, -daysOfMonthly);
  const ask = (id: string, from: SessionDate) =>
    examine({ id: fred.id, name: fred.name, gives: 'series', asked: id }, async (signal) =>
      tell(await current.fetchSeries({ id, from, attempts: 1, signal })),
    );
  const [asked, other] = vintages.id === fredApi.id ? [fredApi, alfred] : [alfred, fredApi];
  const whyNot =
    other === fredApi
      ? ({ status: 'not configured', message: `set ${(fredApi.key ?? []).join(' and ')}` } as const)
      : ({ status: 'skipped', message: `${fredApi.id} is asked in its place` } as const);
  return [
    ...(await Promise.all([ask(daily, addDays(first, -daysOfDaily)), ask(monthly, since)])),
    await examine({ id: asked.id, name: asked.name, gives: 'series', asked: monthly }, async (signal) =>
      tell(await vintages.fetchVintages({ id: monthly, from: since, vintages: [first], attempts: 1, signal })),
    ),
    { ...nothing, id: other.id, name: other.name, gives: 'series', asked: monthly, ...whyNot },
  ];
}
