import { listUniverseSymbols } from '@/lib/market/groups';
import { participation as countParticipation } from '@/lib/metrics';
import { flagOverlappingMembers, listCommonFlags, listNoteFlags } from '../../kit/flags';
import { readPanel } from '../../kit/read-panel';
import { buildSessionTable, levelColumn } from '../../kit/session-rows';
import type { Column, Coverage, StudyComputation, StudyContext } from '../../kit/study';
import type { StudySeries } from '../../kit/study-series';
import { buildMemberTable, rivalSymbols } from './member-table';
import type { ParticipationParams } from './params';
import { listEligibilityFlags, nameUniverse, sayParticipation } from './say';

function describeUniverse(context: StudyContext, series: readonly StudySeries[]): Coverage {
  // As a whole it begins with the last of them.
  const firsts = series.map((item) => item.first);
  if (firsts.includes(-1)) return { first: null, last: null, sessions: 0, gaps: 0 };
  const first = Math.max(...firsts);
  const last = Math.max(...series.map((item) => item.last));
  const gaps = series.reduce((sum, item) => sum + item.gaps, 0);
  return { first: context.market.sessions[first] ?? null, last: context.market.sessions[last] ?? null, sessions: last - first + 1, gaps };
}

export function computeParticipation(context: StudyContext, chosen: ParticipationParams): StudyComputation {
  const { market, range } = context;
  const panel = readPanel(market, listUniverseSymbols(chosen.universe), context.basis);
  const withinFraction = chosen.withinPct / 100;
  const closes = panel.series.map((item) => item.closes);
  const counts = countParticipation({ sessionCount: market.sessions.length, series: closes }, { ...chosen, withinFraction });
  const firsts = panel.series.map((item) => item.first);
  const count = (key: string, label: string): Column => ({ key, label, unit: 'count', type: 'number' });
  const table = buildSessionTable(context, panel.series, firsts.includes(-1) ? -1 : Math.max(...firsts), [
    levelColumn(count('advancers', 'Rose on the day'), counts.advancers),
    levelColumn(count('above', `Above ${chosen.windowSessions}-session mean`), counts.above),
    levelColumn(count('within_high', `Within ${chosen.withinPct}% of ${chosen.highSessions}-session high`), counts.withinHigh),
    levelColumn(count('eligible', 'Eligible'), counts.eligible),
    levelColumn(count('above_eligible', 'Eligible for the mean'), counts.aboveEligible),
    levelColumn(count('within_high_eligible', 'Eligible for the high'), counts.withinHighEligible),
  ]);
  const rivals = chosen.universe === 'mag7' ? readPanel(market, ['M7', ...rivalSymbols], 'price') : null;
  const members = buildMemberTable(context, panel.series, rivals, chosen);
  const span = { first: Math.max(range.last - 5, 0), last: range.last };
  return {
    ...table,
    events: members.table,
    headlines: sayParticipation(context, counts, members, chosen),
    flags: [
      ...(chosen.universe === 'indices' ? [flagOverlappingMembers()] : []),
      ...listEligibilityFlags(context, panel.series, chosen),
      ...listCommonFlags(context, panel),
      ...listNoteFlags(market, [...panel.series, ...(rivals?.series.slice(0, 1) ?? [])], [span]),
    ],
    chart: {
      kind: 'lines',
      title: nameUniverse(chosen),
      unit: 'count',
      unitLabel: chosen.universe === 'mag7' ? 'members of 7' : 'indices of 4',
      marks: [],
      lines: [
        { key: 'above', label: `Above ${chosen.windowSessions}-session mean`, symbol: chosen.universe === 'mag7' ? 'M7' : null },
        { key: 'above_eligible', label: 'Eligible for the mean', symbol: null, dashed: true },
      ],
      form: 'area',
      scale: 'linear',
      baseline: 0,
      legs: ['advancers', 'within_high', 'eligible'],
    },
    coverage: describeUniverse(context, panel.series),
    basis: panel.basis,
  };
}
