import { describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { createDividendLists } from '@/lib/ingest/pull/dividend-lists';
import type { PaidDividend } from '@/lib/sources/source';

const session = parseSessionDate('2024-07-16');

async function readList(paid: readonly PaidDividend[]): Promise<Record<string, number | null>> {
  return Object.fromEntries((await createDividendLists([{ fetchDividends: () => Promise.resolve(paid) }])(session)) ?? expect.fail());
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
});
