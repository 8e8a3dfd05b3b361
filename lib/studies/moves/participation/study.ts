import { z } from 'zod';
import { participation as countParticipation } from '@/lib/metrics';
import { flagOverlappingMembers, listCommonFlags, listNoteFlags } from '../../kit/flags';
import { choiceParam, integerParam, numberParam } from '../../kit/params';
import { buildMemberTable, rivalSymbols } from './members';
import { buildParticipationHeadlines, listEligibilityFlags } from './say';
import { readPanel } from '../../kit/read-panel';
import { buildSessionTable, levelColumn } from '../../kit/session-rows';
import type { Column, Coverage, Definition, Study, StudyComputation, StudyContext } from '../../kit/study';
import type { StudySeries } from '../../kit/study-series';
import { listUniverseSymbols } from '@/lib/market/groups';

const params = z.object({
  universe: choiceParam(['mag7', 'indices'], 'mag7', ['Magnificent 7', 'Indices (4)'], {
    label: 'Universe',
    description: 'mag7: the seven stocks; indices: S&P 500, Russell 2000, Nasdaq-100 and the Magnificent 7 basket.',
  }),
  windowSessions: integerParam(50, 2, 2520, { label: 'Mean', description: 'Sessions in the mean that a close stands above: 20, 50 or 200 are usual.' }),
  withinPct: numberParam(5, 0, 100, { label: 'Within', description: 'How far below its high a close may be and still count as near it, in percent.', unit: 'percent' }),
  highSessions: integerParam(252, 2, 2520, { label: 'High', description: 'Sessions in the high: 252 is 52 weeks.' }),
});

export type ParticipationParams = z.output<typeof params>;

/** What the study is called with these parameters: the four indices are never called breadth. */
export function nameUniverse({ universe }: ParticipationParams): string {
  return universe === 'mag7' ? 'Magnificent 7 participation' : 'Index participation (4)';
}

function describeUniverse(context: StudyContext, series: readonly StudySeries[]): Coverage {
  // As a whole it begins with the last of them.
  const firsts = series.map((item) => item.first);
  if (firsts.includes(-1)) return { first: null, last: null, sessions: 0, gaps: 0 };
  const first = Math.max(...firsts);
  const last = Math.max(...series.map((item) => item.last));
  const gaps = series.reduce((sum, item) => sum + item.gaps, 0);
  return { first: context.market.sessions[first] ?? null, last: context.market.sessions[last] ?? null, sessions: last - first + 1, gaps };
}

function compute(context: StudyContext, chosen: ParticipationParams): StudyComputation {
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
    headlines: buildParticipationHeadlines(context, counts, members, chosen),
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
      lines: [{ key: 'above', label: `Above ${chosen.windowSessions}-session mean`, symbol: chosen.universe === 'mag7' ? 'M7' : null }, { key: 'above_eligible', label: 'Eligible for the mean', symbol: null, dashed: true }],
      form: 'area',
      scale: 'linear',
      baseline: 0,
      legs: ['advancers', 'within_high', 'eligible'],
    },
    coverage: describeUniverse(context, panel.series),
    basis: panel.basis,
  };
}

function define(chosen: ParticipationParams): Definition {
  const who = chosen.universe === 'mag7' ? 'AAPL, AMZN, GOOGL, META, MSFT, NVDA and TSLA' : 'SPX, RUT, NDX and M7';
  const votes = chosen.universe === 'mag7' ? '' : ' The S&P 500, the Nasdaq-100 and the Magnificent 7 share members, so they are not independent votes.';
  return {
    text: `${nameUniverse(chosen)}: of ${who}, how many closed above the close before (strictly), above the mean of their last ${chosen.windowSessions} closes (strictly), and within ${chosen.withinPct}% of the largest of their last ${chosen.highSessions} closes. They count from the session on which the last of them began. A member without the closes that a count needs is left out of that count and of its denominator.${votes}`,
    formula: `\\begin{gathered} \\sum_i [C_{i,t} > C_{i,t-1}] \\\\ \\sum_i [C_{i,t} > \\overline{C}_{i,${chosen.windowSessions}}] \\\\ \\sum_i \\left[\\frac{C_{i,t}}{\\max C_{i,${chosen.highSessions}}} - 1 \\ge -${chosen.withinPct}\\%\\right] \\end{gathered}`,
    sources: ['Closing prices as stored; definition: Broadtape, participation'],
  };
}

/** How many of a small universe take part in a move. */
export const participation: Study<typeof params> = {
  id: 'participation',
  title: 'Participation',
  question: 'How many of the Magnificent 7, or of the four indices, take part in the move?',
  rowsAre: 'sessions',
  params,
  symbols: ({ universe }) => (universe === 'mag7' ? [...listUniverseSymbols(universe), 'M7', ...rivalSymbols] : listUniverseSymbols(universe)),
  // The seven on the basis asked for; the basket and what it is set against have prices alone.
  reads: ({ universe }, basis) => [{ symbols: listUniverseSymbols(universe), basis }, ...(universe === 'mag7' ? [{ symbols: ['M7', ...rivalSymbols], basis: 'price' } as const] : [])],
  definition: define,
  compute,
};
