import { episodes } from '@/lib/metrics';
import { flagShortHistory, listCommonFlags, listNoteFlags, type SessionSpan } from '../../kit/flags';
import { readPanel } from '../../kit/read-panel';
import { buildSessionTable, describeCoverage, levelColumn, percentColumn } from '../../kit/session-rows';
import type { StudyComputation, StudyContext } from '../../kit/study';
import { distanceFrom } from '../../measure/distance-from';
import type { DistanceParams } from './params';
import { computeReference, nameReference } from './reference';
import { sayDistance } from './say';

const rivalCount = 20;

/** What the headline rests on: the range shown and the most extreme values up to its session, in the headline's direction. */
function listRivalSpans({ range }: StudyContext, values: Float64Array): SessionSpan[] {
  const side = (values[range.last] ?? NaN) < 0 ? 'smallest' : 'largest';
  const rivals = episodes(values.subarray(0, range.last + 1), rivalCount, 0, side);
  return [range, ...rivals.map((index) => ({ first: index, last: index }))];
}

export function computeDistance(context: StudyContext, chosen: DistanceParams): StudyComputation {
  const { market } = context;
  const panel = readPanel(market, [chosen.symbol], context.basis);
  const [series] = panel.series;
  if (series === undefined) throw new RangeError('distance needs an instrument');
  const reference = computeReference(series.closes, chosen);
  const unit = chosen.distanceIn;
  const values = distanceFrom(series.closes, reference, chosen);
  const value = { key: 'value', label: `Distance from ${nameReference(chosen)}`, unit, type: 'number', signed: true } as const;
  const table = buildSessionTable(context, [series], series.first, [
    unit === 'pct' ? percentColumn(value, values) : levelColumn(value, values),
    levelColumn({ key: 'close', label: 'Close', unit: 'level', type: 'number', raw: true }, series.closes),
    levelColumn({ key: 'reference', label: nameReference(chosen), unit: 'level', type: 'number', raw: true }, reference),
  ]);
  const short = chosen.reference !== 'record' && series.first >= 0 && context.range.last - series.first + 1 < chosen.windowSessions;
  return {
    ...table,
    events: null,
    headlines: [sayDistance(context, series, values, chosen)],
    flags: [
      ...listCommonFlags(context, panel),
      ...(short ? [flagShortHistory(series, chosen.windowSessions, 'the window', market)] : []),
      ...listNoteFlags(market, [series], listRivalSpans(context, values)),
    ],
    chart: {
      kind: 'lines',
      title: `${series.instrument.name} from its ${nameReference(chosen)}`,
      unit,
      unitLabel: unit === 'pct' ? 'percent' : `${chosen.deviation} deviations`,
      marks: [],
      lines: [{ key: 'value', label: value.label, symbol: series.symbol }],
      form: 'area',
      scale: 'linear',
      baseline: 0,
      legs: ['close', 'reference'],
    },
    coverage: describeCoverage(market, panel.series),
    basis: panel.basis,
  };
}
