import { pluralise } from '@/lib/format/number-words';
import { toPercent } from '@/lib/format/to-percent';
import { overlappingGroups } from '@/lib/market/groups';
import { rangeOf } from '@/lib/market/study-range';
import { nameAllOf } from '../../kit/name-in-sentence';
import { flagOverlappingMembers, flagUnavailable, isOfMarket, listCommonFlags, listNoteFlags } from '../../kit/flags';
import { readPanel } from '../../kit/read-panel';
import type { Column, Coverage, Flag, Row, StudyComputation, StudyContext } from '../../kit/study';
import type { StudyPanel } from '../../kit/study-series';
import { listUniverseFlags } from '../../kit/universe/universe-flags';
import { readCounts } from '../../measure/counts/read-counts';
import { minCoveragePct } from '../../measure/measure-breadth';
import type { Fact } from './fact';
import { mostFacts, type FactsParams } from './params';
import { recallScan } from './recall-scan';
import { sayFacts } from './say';
import { factScopes } from './scopes';

const columns: readonly Column[] = [
  { key: 'rank', label: 'Rank', unit: 'rank', type: 'number' },
  { key: 'sentence', label: 'Fact', unit: 'none', type: 'text' },
  { key: 'detail', label: 'How often', unit: 'none', type: 'text' },
  { key: 'title', label: 'About', unit: 'none', type: 'text' },
  { key: 'instruments', label: 'Instruments', unit: 'none', type: 'text' },
  { key: 'measure', label: 'Measure', unit: 'none', type: 'text' },
  { key: 'times', label: 'Times', unit: 'count', type: 'number' },
  { key: 'last_date', label: 'Last time before', unit: 'none', type: 'date' },
  { key: 'history_sessions', label: 'History, counted in its unit', unit: 'count', type: 'number' },
  { key: 'since', label: 'History since', unit: 'none', type: 'date' },
  { key: 'rarity_pct', label: 'Rarity', unit: 'pct', type: 'number' },
  { key: 'one_in', label: 'Once in so many stretches', unit: 'count', type: 'number' },
  { key: 'robust', label: 'Robust', unit: 'none', type: 'text' },
  { key: 'merged', label: 'Weaker ones merged', unit: 'count', type: 'number' },
  { key: 'link', label: 'Claim', unit: 'none', type: 'text' },
  { key: 'id', label: 'Id', unit: 'none', type: 'text' },
  { key: 'provisional', label: 'Provisional', unit: 'none', type: 'boolean' },
  { key: 'unit', label: 'Unit', unit: 'none', type: 'text' },
];

function buildRow(fact: Fact, place: number): Row {
  return {
    rank: place + 1,
    sentence: fact.sentence,
    detail: fact.detail,
    title: fact.title,
    instruments: fact.symbols.join(', '),
    measure: fact.measure,
    times: fact.occurrences,
    last_date: fact.lastDate,
    history_sessions: fact.historySessions,
    since: fact.since,
    rarity_pct: toPercent(fact.rarity),
    one_in: 1 / fact.rarity,
    robust: fact.robust,
    merged: fact.merged,
    link: `/studies/claim?${fact.claimQuery}`,
    id: fact.id,
    provisional: fact.provisional,
    unit: fact.unit,
  };
}

/** From the first close of any of them: each fact names the history that it was judged on. */
function describeSpan({ market }: StudyContext, panel: StudyPanel): Coverage {
  const listed = panel.series.filter((item) => item.first >= 0);
  if (listed.length === 0) return { first: null, last: null, sessions: 0, gaps: 0 };
  const first = Math.min(...listed.map((item) => item.first));
  const last = Math.max(...listed.map((item) => item.last));
  return {
    first: market.sessions[first] ?? null,
    last: market.sessions[last] ?? null,
    sessions: last - first + 1,
    gaps: listed.reduce((sum, item) => sum + item.gaps, 0),
  };
}

/** What is missing of the members that a fact is about, on its session. */
function listMemberFlags({ market, basis, range }: StudyContext, facts: readonly Fact[]): Flag[] {
  const told = new Set(facts.flatMap(({ members }) => members ?? []));
  const last = rangeOf(range.last, range.last);
  return [...told].flatMap((id) => {
    const { universe, coverage } = readCounts({ market }, id, minCoveragePct);
    return listUniverseFlags({ market, basis, range: last }, universe, coverage, minCoveragePct, { isFixed: true }).filter(
      (flag) => !isOfMarket(flag),
    );
  });
}

export function computeFacts(context: StudyContext, { scope, top }: FactsParams): StudyComputation {
  const { market, basis, range } = context;
  const stored = factScopes[scope].filter((symbol) => market.series.has(symbol));
  const usable = stored.filter((symbol) => {
    const has = market.series.get(symbol)?.instrument.basis;
    return has === 'both' || has === basis;
  });
  const left = stored.filter((symbol) => !usable.includes(symbol));
  const panel = readPanel(market, usable, basis);
  const scan = recallScan(context, usable, top);
  const facts = scan?.facts ?? [];
  const told = new Set(facts.flatMap((fact) => fact.symbols));
  return {
    columns,
    rows: facts.map(buildRow),
    events: null,
    headlines: sayFacts(context, scan, usable.length === 0 ? factScopes[scope] : usable),
    flags: [
      ...listCommonFlags({ ...context, range: rangeOf(range.last, range.last) }, panel),
      ...(left.length === 0
        ? []
        : [
            flagUnavailable(
              `${nameAllOf(market, left, true)} ${pluralise(left.length, 'has', 'have')} no ${basis === 'price' ? 'price-basis' : 'dividend-adjusted'} closes, so nothing is said of ${pluralise(left.length, 'it', 'them')}.`,
              left,
            ),
          ]),
      ...(overlappingGroups.every((symbol) => told.has(symbol)) ? [flagOverlappingMembers()] : []),
      ...listMemberFlags(context, facts),
      ...listNoteFlags(
        market,
        panel.series.filter((item) => told.has(item.symbol)),
        [{ first: 0, last: market.sessions.length - 1 }],
      ),
    ],
    chart: {
      kind: 'ranking',
      title: 'How rare: once in so many stretches',
      unitLabel: 'stretches of history',
      unit: 'count',
      marks: [],
      labelKey: 'title',
      valueKey: 'one_in',
      first: mostFacts,
    },
    coverage: describeSpan(context, panel),
    basis,
  };
}
