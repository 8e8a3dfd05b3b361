import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '@/lib/calendar/civil-date';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { findDefaultSeries } from '@/lib/market/series/default-series';
import { readSeriesAsKnown, type SeriesReading } from '@/lib/market/series/read-series-as-known';
import { annualisedChange, sahmRise } from '@/lib/metrics';
import { openStore } from '@/lib/store/open-store';
import { readObservations } from '@/lib/store/observations';
import type { Store } from '@/lib/store/store';
import { runInProcess } from '../../support/cli-process';
import { createTestDatabase } from '../../support/test-store';

const folder = fileURLToPath(new URL('../../../../shared/reality/macro/', import.meta.url));
const isThere = existsSync(folder);

/** Values, and the first and last period of each file. */
const files: Readonly<Record<string, readonly [number, string, string]>> = {
  CPIAUCSL: [954, '1947-01-01', '2026-07-01'],
  CPILFESL: [834, '1957-01-01', '2026-07-01'],
  DFEDTARU: [6458, '2008-12-16', '2026-08-21'],
  DGS10: [16144, '1962-01-02', '2026-08-20'],
  DGS2: [12552, '1976-06-01', '2026-08-20'],
  FEDFUNDS: [865, '1954-07-01', '2026-07-01'],
  GDPC1: [318, '1947-01-01', '2026-04-01'],
  UNRATE: [942, '1948-01-01', '2026-07-01'],
  USREC: [2052, '1854-12-01', '2025-11-01'],
  VIXCLS: [9256, '1990-01-02', '2026-08-20'],
};

describe.skipIf(!isThere)('the macro files of ../shared/reality (skipped where it is absent)', () => {
  let store: Store;
  let remove = (): Promise<void> => Promise.resolve();
  const said = new Map<string, { code: number; stdout: string }>();

  beforeAll(async () => {
    const database = await createTestDatabase();
    remove = () => database.remove();
    for (const id of Object.keys(files))
      said.set(id, await runInProcess(database.url, ['import', '--series', id, join(folder, `${id}.csv`)]));
    said.set('again', await runInProcess(database.url, ['import', '--series', 'DGS10', join(folder, 'DGS10.csv')]));
    store = await openStore(database.url);
  });
  afterAll(async () => {
    await store.close();
    await remove();
  });

  const read = async (id: string, asOf: string): Promise<SeriesReading> => {
    const series = findDefaultSeries(id);
    if (series === undefined) throw new Error(`${id} is not shipped`);
    return readSeriesAsKnown(await readObservations(store, id), parseSessionDate(asOf), series);
  };
  const at = (reading: SeriesReading, values: Float64Array, period: string) =>
    values[reading.periods.findIndex((one) => one === period)] ?? NaN;

  it.each(Object.entries(files))('%s imports whole', async (id, [values, first, last]) => {
    expect(said.get(id)?.stdout).toContain(`${id}: done, ${values} new, 0 revised, 0 in quarantine (import)`);
    const observations = await readObservations(store, id);
    expect([observations.length, observations[0]?.period, observations.at(-1)?.period]).toEqual([values, first, last]);
  });

  it('imports again without a change', () => {
    expect(said.get('again')?.stdout).toContain('16144 rows seen, 0 changed, data version 10');
  });

  it('core inflation of June 2024 was known on 12 July: 12-month +3.265%, 3-month annualised +2.033%', async () => {
    const known = await read('CPILFESL', '2024-07-12');
    expect(known.periods.at(-1)).toBe('2024-06-01');
    expect(known.observations.at(-1)).toMatchObject({ knownFrom: '2024-07-12', dating: 'usual-lag' });
    expect(100 * at(known, annualisedChange(known.values, 12, 12), '2024-06-01')).toBeCloseTo(3.265, 3);
    expect(100 * at(known, annualisedChange(known.values, 3, 12), '2024-06-01')).toBeCloseTo(2.033, 3);
    expect((await read('CPILFESL', '2024-07-11')).periods.at(-1)).toBe('2024-05-01');
    const headline = await read('CPIAUCSL', '2024-07-16');
    expect(100 * at(headline, annualisedChange(headline.values, 12, 12), '2024-06-01')).toBeCloseTo(2.97, 3);
  });

  it('prices and unemployment of October 2025 were never published, and changes that need them are missing', async () => {
    for (const id of ['CPIAUCSL', 'CPILFESL', 'UNRATE']) {
      const known = await read(id, '2026-11-29');
      expect(at(known, known.values, '2025-10-01'), id).toBeNaN();
      expect(at(known, known.values, '2025-11-01'), id).not.toBeNaN();
      expect(at(known, annualisedChange(known.values, 3, 12), '2026-01-01'), id).toBeNaN();
    }
  });

  it('the economy grew in 2024Q1 by 0.842% a year, by today’s revision', async () => {
    const known = await read('GDPC1', '2024-07-16');
    expect(known.periods.at(-1)).toBe('2024-01-01');
    expect(100 * at(known, annualisedChange(known.values, 1, 4), '2024-01-01')).toBeCloseTo(0.842, 3);
  });

  it('Sahm’s rise was 0.433 in June 2024 and 0.500 in July', async () => {
    const known = await read('UNRATE', '2024-08-05');
    const rise = sahmRise(known.values);
    expect(at(known, rise, '2024-06-01')).toBeCloseTo(0.433, 3);
    expect(at(known, rise, '2024-07-01')).toBeCloseTo(0.5, 3);
  });

  it('the first cut was known on 18 September 2024, the day before it took effect', async () => {
    const target = async (asOf: string) => (await read('DFEDTARU', asOf)).values.at(-1);
    expect([await target('2024-07-16'), await target('2024-09-17'), await target('2024-09-18'), await target('2024-09-19')]).toEqual([
      5.5, 5.5, 5, 5,
    ]);
    const known = await read('DFEDTARU', '2024-09-18');
    expect(known.periods.at(-1)).toBe(addDays(parseSessionDate('2024-09-18'), 1));
  });
});
