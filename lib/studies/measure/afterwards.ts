import { measureSeries } from './measure-series';
import { buildOutcomeTable, linkForward, type OutcomeTable } from './outcome-table';
import { nameInSentence } from '../kit/name-in-sentence';
import { readPanel } from '../kit/read-panel';
import type { SideTable, StudyContext } from '../kit/study';
import { eventMask } from './event-mask';
import { eventRuleParams, outcomeSymbols, settleThreshold, toMeasureChoice, toOverlapPolicy } from './event-rule';
import { finishedCloses, isRunningUnit } from './finished-units';
import { findSpan } from './outcome-span';

/** What came after the events of a rule, for the study whose events they are. */
export interface Afterwards extends Pick<OutcomeTable, 'eventColumns' | 'cellsAt' | 'endsOn'> {
  readonly table: SideTable;
}

/**
 * What came after the events of a rule over the displayed range, the rule given as the parameters of the study `forward` in which it
 * differs from its defaults: the same events, outcomes and base rates as that study has. Null where the rule can never be judged.
 * With `every-session` each session of a streak that is long enough by then is an event, for which it has no rule either.
 */
export function buildAfterwards(
  context: StudyContext,
  texts: Readonly<Record<string, string>>,
  streak: 'reached' | 'every-session' = 'reached',
): Afterwards | null {
  const { unit, isToDate } = context.market;
  const rule = { ...texts, ...(unit === 'session' ? {} : { unit }), ...(isToDate ? { running: 'to-date' } : {}) };
  const chosen = settleThreshold(eventRuleParams.parse(rule));
  const measured = measureSeries(context, toMeasureChoice(chosen));
  const [symbol] = outcomeSymbols(chosen);
  const [main] = readPanel(context.market, [symbol], measured.panel.basis).series;
  if (main === undefined) return null;
  const span = findSpan(context, measured, [main]);
  if (span === null) return null;
  const mask =
    streak === 'reached' ? eventMask(measured, chosen) : Uint8Array.from(measured.values, (length) => Number(length >= chosen.sessions));
  const input = { closes: finishedCloses(context.market, main.closes), mask, known: measured.known, span, policy: toOverlapPolicy(chosen) };
  const { rows, columns, eventColumns, cellsAt, endsOn } = buildOutcomeTable(input, 'after', 'sessions_pct', unit);
  return {
    eventColumns,
    cellsAt,
    endsOn: (t, session) => !isRunningUnit(context.market, session) && endsOn(t, session),
    table: {
      id: 'afterwards',
      title: `${main.instrument.name} after each event, and after any session on which the rule can be judged`,
      columns,
      rows,
      chart: null,
      ...(streak === 'reached' ? { link: linkForward(rule, nameInSentence(main.instrument)) } : {}),
    },
  };
}
