import type { Calendar } from '@/lib/calendar/calendar';
import type { CloseRow, Fence } from '@/lib/store/close-row';
import type { IngestTask } from '@/lib/store/ingest-runs';
import type { InstrumentInput } from '@/lib/store/instruments';
import { replaceDataSet } from '@/lib/store/replace-data-set';
import type { Store } from '@/lib/store/store';
import { generateSampleMarket } from '@/prisma/sample/generate-sample-market';
import { defaultInstruments } from './default-instruments';
import { recordRun } from './recorded-run';
import type { RunReport } from './run-report';

/** Loads the simulated market as the whole data set, in one commit. The caller holds the writer's lease. */
export async function loadSample(request: { store: Store; calendar: Calendar; now: () => Date; fence: Fence }): Promise<RunReport> {
  const { store, calendar, now, fence } = request;
  return await recordRun({ store, fence, now, kind: 'sample', origin: 'start' }, async (runId) => {
    const startedAt = now().toISOString();
    const market = generateSampleMarket(calendar);
    const rowsBySymbol = new Map<string, readonly CloseRow[]>(
      market.map(({ symbol, rows }) => [
        symbol,
        rows.map((row) => ({ session: row.session, open: row.open ?? null, high: row.high ?? null, low: row.low ?? null, close: row.close, adjClose: row.adjClose ?? null, provisional: false, source: 'simulated' })),
      ]),
    );
    const instruments = defaultInstruments.map((instrument): InstrumentInput => {
      const hasAdjusted = rowsBySymbol.get(instrument.symbol)?.some((row) => row.adjClose !== null) === true;
      // Caveats of real histories say nothing about invented ones.
      return { ...instrument, licenceClass: 'simulated', basis: hasAdjusted ? 'both' : 'price', notes: [] };
    });
    await replaceDataSet(store, { instruments, rowsBySymbol, simulated: true, runId, fence });
    return market.map(({ symbol, rows }): IngestTask => ({
      symbol, provider: 'simulated', state: 'done', attempts: 1, errorClass: null, message: null,
      rowsSeen: rows.length, rowsNew: rows.length, rowsRevised: 0, rowsQuarantined: 0, startedAt, finishedAt: now().toISOString(),
    }));
  });
}
