import { isPercentUnit } from '@/lib/format/percent-units';
import { levelColumn, percentColumn, type SessionColumn } from '../../kit/session-rows';
import type { ChartContext } from '../../kit/study';
import { toMeasureChoice } from '../../measure/event-rule';
import { describeMeasure, isEventMeasure, isOfUniverse, isPriceMeasure } from '../../measure/measures';
import type { ClaimContext, JoinedRule } from './evaluation';
import { standsJoined } from './join-rules';
import { listOccurrences, standsAt } from './occurrences';

/** What stands beside a claim's own figure where something is joined to it: a column for each, whether all hold, and how that is drawn. */
export interface JoinedColumns {
  readonly columns: readonly SessionColumn[];
  /** Over the claim's own chart, in the order of the link; what happens on single sessions of many has no line. */
  readonly contexts: readonly ChartContext[];
}

const mostDates = 250;

/** What is drawn of a condition: its measure, or of what happens on single sessions the closes in which it does. */
function pickValues({ rule, series }: JoinedRule): { readonly values: Float64Array; readonly isPrice: boolean } | null {
  if (!isEventMeasure(rule)) return { values: series.values, isPrice: isPriceMeasure(rule) };
  const closes = rule.price === 'high' && isPriceMeasure(rule) ? series.panel.series[0]?.high : series.panel.series[0]?.closes;
  return closes === undefined || closes === null ? null : { values: closes, isPrice: true };
}

/** The sessions on which all hold: each of them, or where they are many the first of each stretch. */
function listTogether(claim: ClaimContext): { readonly indexes: readonly number[]; readonly mark: string } {
  const { known } = claim.series;
  const all = Array.from(known.keys()).filter((t) => t <= claim.at && standsAt(claim, t));
  if (all.length <= mostDates) return { indexes: all, mark: 'All hold' };
  return {
    indexes: listOccurrences({ ...claim, first: 0 }).map(({ reached }) => reached),
    mark: 'All hold: the first session of each stretch',
  };
}

/** The conditions that are joined to a claim as columns of its rows, with the sessions on which all hold. Nothing where nothing is joined. */
export function listJoinedColumns(claim: ClaimContext): JoinedColumns {
  const {
    joined,
    context: { market },
    series: { known },
  } = claim;
  if (joined.length === 0) return { columns: [], contexts: [] };
  const nameOf = (symbol: string): string => market.series.get(symbol)?.instrument.name ?? symbol;
  const { indexes, mark } = listTogether(claim);
  const dates = indexes.flatMap((index) => market.sessions[index] ?? []);
  const drawn = joined.flatMap((one, place) => {
    const found = pickValues(one);
    if (found === null) return [];
    const { rule, series } = one;
    const { values, isPrice } = found;
    const unit = isPrice ? 'level' : series.unit;
    const key = `joined_${place + 1}`;
    const label = describeMeasure(rule.measure).title(toMeasureChoice(rule), { main: nameOf(rule.symbol), other: nameOf(rule.versus) });
    const column = {
      key,
      label,
      unit,
      type: 'number',
      ...(series.signed ? { signed: true } : {}),
      ...(isPrice ? { raw: true } : {}),
    } as const;
    const symbol = isOfUniverse(rule) ? null : (series.panel.series[0]?.symbol ?? null);
    return [
      {
        column: isPercentUnit(unit) ? percentColumn(column, values) : levelColumn(column, values),
        context: { key, label, symbol, scale: isPrice ? 'log' : 'linear', dates: [...dates], mark } as const,
      },
    ];
  });
  return {
    columns: [
      ...drawn.map(({ column }) => column),
      {
        key: 'together',
        label: 'All hold',
        unit: 'none',
        type: 'boolean',
        cell: (t) => (known[t] === 1 && standsJoined(claim, t) !== null ? standsAt(claim, t) : null),
      },
    ],
    contexts: drawn.map(({ context }) => context),
  };
}
