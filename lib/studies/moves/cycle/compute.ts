import { listCommonFlags, listNoteFlags } from '../../kit/flags';
import { readPanel } from '../../kit/read-panel';
import { describeCoverage, listedRange } from '../../kit/session-rows';
import type { SideTable, StudyComputation, StudyContext } from '../../kit/study';
import type { StudySeries } from '../../kit/study-series';
import type { Basis } from '@/lib/market/market';
import { buildAgeTable } from './age-table';
import { buildAverageTable } from './average-table';
import { buildConventionTable, readConventions } from './convention-table';
import { buildCorrectionTable } from './correction-table';
import { buildLegRows, legColumns } from './leg-rows';
import { buildOverlayTable } from './overlay-table';
import type { CycleParams } from './params';
import { readCycle, type Cycle } from './read-cycle';
import { listCycleFlags, sayCycle } from './say';

function buildTables(
  context: StudyContext,
  main: StudySeries,
  cycle: Cycle,
  conventions: readonly Cycle[],
  basis: Basis,
): readonly SideTable[] {
  const { running } = cycle;
  return [
    buildConventionTable(context, main, conventions, basis),
    buildAverageTable(context, main, cycle),
    ...(running === null
      ? []
      : [
          buildAgeTable(context, main, cycle, running),
          buildCorrectionTable(context, main, running),
          buildOverlayTable(context, main, cycle, running),
        ]),
  ];
}

export function computeCycle(context: StudyContext, chosen: CycleParams): StudyComputation {
  const { market } = context;
  const panel = readPanel(market, [chosen.symbol], context.basis);
  const [main] = panel.series;
  const known = main === undefined || main.last < 0 ? null : { main, cycle: readCycle(market, main, chosen) };
  const conventions = known === null ? [] : readConventions(context, known.main, known.cycle);
  return {
    columns: legColumns,
    rows: known === null ? [] : buildLegRows(context, known.main.closes, known.cycle),
    events: null,
    headlines: sayCycle(context, main, chosen.symbol, known?.cycle ?? null, panel.basis),
    flags: [
      ...listCommonFlags(context, panel),
      ...(known === null ? [] : listCycleFlags(context, known.main, known.cycle, conventions)),
      ...listNoteFlags(
        market,
        panel.series,
        (known?.cycle.legs ?? []).filter(({ isCounted }) => isCounted).map(({ start, last }) => ({ first: start, last })),
      ),
    ],
    chart: {
      kind: 'spans',
      title: 'Bull and bear markets',
      unitLabel: 'percent from turn to turn; the last one to date',
      unit: 'pct',
      marks: [],
      startKey: 'start',
      endKey: 'end',
      valueKey: 'gain_pct',
      symbol: chosen.symbol,
    },
    coverage: describeCoverage(market, panel.series),
    range: listedRange(context, panel.series),
    basis: panel.basis,
    tables: known === null ? [] : buildTables(context, known.main, known.cycle, conventions, panel.basis),
  };
}
