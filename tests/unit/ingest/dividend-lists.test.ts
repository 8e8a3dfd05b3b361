import { describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { createCalendar } from '@/lib/calendar/calendar';
import { createDividendLists, type ToldDividends } from '@/lib/ingest/pull/dividend-lists';
import type { PaidDividend } from '@/lib/sources/source';
import { SourceError } from '@/lib/sources/source-error';

const session = parseSessionDate('2024-07-16');

async function readList(paid: readonly Omit<PaidDividend, 'raw'>[]): Promise<Record<string, number | null>> {
  return Object.fromEntries(
    (await createDividendLists([{ fetchDividends: () => Promise.resolve(paid.map((one) => ({ ...one, raw: '' }))) }])(session)) ??
      expect.fail(),
  );
}

describe('The dividends of a day', () => {
  it('are those of a ticker together, whatever stands between its classes', async () => {
    const paid = [
      { ticker: 'BRK/B', amount: 0.5 },
      { ticker: 'COST', amount: 1.16 },
      { ticker: 'COST', amount: 15 },
    ];
    expect(await readList(paid)).toEqual({ 'BRK.B': 0.5, COST: 16.16 });
  });

  it('are not known where one is not, or where a line may be told twice', async () => {
    const paid = [
      { ticker: 'A', amount: 0.25 },
      { ticker: 'A', amount: 0.25 },
      { ticker: 'B', amount: 0.25 },
      { ticker: 'B', amount: null },
    ];
    expect(await readList(paid)).toEqual({ A: null, B: null });
  });

  it('are asked for once by all runs that share what was told, and again by the next where no source had them', async () => {
    let asked = 0;
    const source = (isThere: boolean) => ({
      fetchDividends: () => {
        asked += 1;
        return isThere
          ? Promise.resolve([{ ticker: 'A', amount: 0.25, raw: '' }])
          : Promise.reject(new SourceError('no_data_yet', 'nothing'));
      },
    });
    const told: ToldDividends = new Map();
    const down = createDividendLists([source(false)], { told });
    expect([await down(session), await down(session), asked]).toEqual([null, null, 1]);
    for (let run = 0; run < 3; run += 1)
      expect(await createDividendLists([source(true)], { told })(session)).toEqual(new Map([['A', 0.25]]));
    expect(asked).toBe(2);
    const days = createCalendar().sessionsBetween(session, parseSessionDate('2024-09-16'));
    for (const day of days) await createDividendLists([source(true)], { told })(day);
    expect([...told.keys()]).toEqual(days.slice(-10));
  });
});
