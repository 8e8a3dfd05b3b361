import { basename } from 'node:path';
import { readPanelFile, toPanelRows, type Panel, type PanelColumns } from '@/lib/sources/universe-files/panel-file';
import type { CloseRow } from '@/lib/store/close-row';
import { listCoverage } from '@/lib/store/coverage';
import type { IngestTask } from '@/lib/store/ingest-runs';
import type { StoredInstrument } from '@/lib/store/instruments';
import { commitTogether } from '../commit/commit-prepared';
import { ensureMembers } from '../securities/ensure-members';
import type { FileImport } from './file-import';
import { nameSome, toReadingOptions } from './universe-file';
import { toImportTask } from './import-task';
import { judgeSecurity, type JudgedSecurity } from './judge-security';
import type { Prepared } from '../pull/prepared';
import { readStoredRows } from '../commit/read-stored-rows';
import { recordRun, RunRefused } from '../commit/record-run';
import { requireRealData } from '../commit/require-real-data';
import { createTickerResolver } from '../securities/resolve-ticker';
import type { RunReport } from '../commit/run-report';

export interface PanelImport extends FileImport {
  readonly file: string;
}

// One transaction of some 10,000 rows: large enough that its own cost does not count, small enough that what it needs is soon free again.
const securitiesAtOnce = 8;

// A few securities on another scale stay out; from three on, and more than a twentieth, the panel is another one than it should be.
const [fewestRefused, refusedShare] = [3, 0.05];

type Security = readonly [symbol: string, columns: PanelColumns];

interface PanelContext {
  readonly panel: Panel;
  readonly instruments: ReadonlyMap<string, StoredInstrument>;
  readonly withCloses: ReadonlySet<number>;
}

/** Judges the closes of one security; null where it is no instrument. */
async function judgePanelSecurity(
  request: PanelImport,
  { panel, instruments, withCloses }: PanelContext,
  [symbol, columns]: Security,
): Promise<JudgedSecurity | null> {
  const known = instruments.get(symbol);
  if (known === undefined) return null;
  const { rows, rejected } = toPanelRows(columns);
  const stored = withCloses.has(known.id) ? await readStoredRows(request.store, symbol) : new Map<string, CloseRow>();
  return judgeSecurity({
    known,
    fileBasis: panel.basis,
    calendar: request.calendar,
    now: request.now,
    rows,
    stored,
    rejected,
    notes: [],
    force: request.force,
  });
}

/** Why securities of a panel are refused, by symbol. @throws RunRefused where they are so many that the panel is. */
async function listRefused(
  request: PanelImport,
  context: PanelContext,
  wanted: readonly Security[],
  startedAt: string,
): Promise<ReadonlyMap<string, IngestTask>> {
  const refused = new Map<string, IngestTask>();
  for (const security of wanted) {
    request.signal?.throwIfAborted();
    const judged = await judgePanelSecurity(request, context, security);
    if (judged?.kind !== 'refused') continue;
    refused.set(
      security[0],
      toImportTask(security[0], 'failed', `${judged.reason}. Nothing of it was stored.`, judged.rowsSeen, startedAt),
    );
  }
  if (refused.size === wanted.length || (refused.size >= fewestRefused && refused.size / wanted.length > refusedShare)) {
    if (refused.size > 0)
      throw new RunRefused(
        `${request.file}: ${refused.size} of ${wanted.length} securities are refused (${nameSome([...refused.keys()])}). Nothing was stored.`,
        [...refused.values()],
      );
  }
  return refused;
}

// Recorded under the name of the file: a run keeps a task a symbol.
function describeFile(file: string, { oddNames, notes }: Panel, startedAt: string): IngestTask[] {
  const rowsSeen = [...oddNames.values()].reduce((sum, lines) => sum + lines, 0);
  const texts = [...(oddNames.size === 0 ? [] : [`left out what is no symbol: ${nameSome([...oddNames.keys()])}`]), ...notes];
  if (texts.length === 0) return [];
  return [toImportTask(basename(file), 'unchanged', texts.join('; '), rowsSeen, startedAt)];
}

/**
 * Imports closes of many securities from one file in long format. Unknown symbols become instruments that are not followed;
 * followed ones that have closes keep theirs. A few securities are committed at a time, so that a run that was killed is finished by
 * running it again; importing the same file again changes nothing. The caller holds the writer's lease.
 * @throws SampleMarketHeld, SourceError where the file is no panel or breaks off (nothing is stored then), LeaseLost, the reason of `signal`.
 */
export async function importPanel(request: PanelImport): Promise<RunReport> {
  const { store, file, now, fence, origin, runId: claimed, signal, onProgress } = request;
  await requireRealData(store, 'a panel');
  return await recordRun(
    {
      store,
      fence,
      now,
      kind: 'import',
      origin,
      request: { panel: file, ...(request.force === undefined ? {} : { force: request.force }) },
      runId: claimed,
    },
    async (runId) => {
      const startedAt = now().toISOString();
      const { at: resolve } = await createTickerResolver(store);
      const onRows = (count: number) =>
        onProgress?.({ symbol: basename(file), step: 'fetched', text: `${count} rows read`, finished: 0, total: 1 });
      const panel = await readPanelFile({ file, resolve, signal, onRows, ...toReadingOptions(request) });
      const instruments = await ensureMembers(store, panel.securities.keys());
      const withCloses = new Set((await listCoverage(store)).map(({ instrumentId }) => instrumentId));
      const all = [...panel.securities].sort(([one], [other]) => (one < other ? -1 : 1));
      const keepsOwn = ([symbol]: Security): boolean => {
        const known = instruments.get(symbol);
        return known?.tracked === true && withCloses.has(known.id);
      };
      const own = all.filter(keepsOwn);
      const tasks: IngestTask[] = [
        ...describeFile(file, panel, startedAt),
        ...own.map(([symbol, columns]) =>
          toImportTask(symbol, 'unchanged', 'is followed and keeps its own closes', columns.sessions.length, startedAt),
        ),
      ];
      const wanted = all.filter((security) => !keepsOwn(security));
      const context = { panel, instruments, withCloses };
      const refused = await listRefused(request, context, wanted, startedAt);
      tasks.push(...refused.values());
      const accepted = wanted.filter(([symbol]) => !refused.has(symbol));
      for (let at = 0; at < accepted.length; at += securitiesAtOnce) {
        signal?.throwIfAborted();
        const prepared: Prepared[] = [];
        for (const security of accepted.slice(at, at + securitiesAtOnce)) {
          const judged = await judgePanelSecurity(request, context, security);
          if (judged?.kind === 'accepted') prepared.push(judged.prepared);
        }
        tasks.push(...(await commitTogether({ store, fence, runId, startedAt, now }, prepared, 'import')));
        const last = tasks.at(-1);
        if (last !== undefined)
          onProgress?.({
            symbol: last.symbol,
            step: 'stored',
            text: `${Math.min(at + securitiesAtOnce, accepted.length)} of ${accepted.length} securities`,
            finished: at + prepared.length,
            total: accepted.length,
          });
      }
      return tasks;
    },
  );
}
