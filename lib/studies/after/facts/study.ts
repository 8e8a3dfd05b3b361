import { z } from 'zod';
import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber, formatPercent } from '@/lib/format/format-number';
import { pluralise } from '@/lib/format/number-words';
import { toPercent } from '@/lib/format/to-percent';
import { windowReturn } from '@/lib/metrics';
import { groupSymbols, magnificentSymbols, overlappingGroups } from '@/lib/market/groups';
import { flagOverlappingMembers, flagUnavailable, listCommonFlags, listNoteFlags } from '../../kit/flags';
import type { Market } from '@/lib/market/market';
import { buildMissingHeadline } from '../../kit/missing-headline';
import { nameInSentence } from '../../kit/name-in-sentence';
import { choiceParam, integerParam } from '../../kit/params';
import { readAlone } from '@/lib/market/choose-closes';
import { readPanel, type StudyPanel } from '../../kit/read-panel';
import { readCounts } from '../../measure/counts/read-counts';
import { minCoveragePct } from '../../measure/measure-breadth';
import { measures } from '../../measure/measures';
import { listUniverseFlags } from '../../kit/universe/universe-flags';
import type { Column, Coverage, Flag, Headline, Row, Study, StudyComputation, StudyContext } from '../../kit/study';
import type { Basis } from '@/lib/market/market';
import type { Fact, FactScan } from './fact';
import { factSymbols, scanFacts } from './scan-facts';
import { rangeOf } from '@/lib/market/study-range';

const mostFacts = 100;

const params = z.object({
  scope: choiceParam(['all', 'indices', 'mag7'], 'all', ['All', 'Indices', 'Magnificent 7'], {
    label: 'About',
    description: 'all: the three indices, the Magnificent 7 basket and its seven members; with the breadth of their universes; indices: S&P 500, Russell 2000, Nasdaq-100 and the basket, with breadth; mag7: the basket and its members.',
  }),
  top: integerParam(20, 1, mostFacts, { label: 'How many', description: 'Facts that are listed, the rarest first.' }),
});

type Params = z.output<typeof params>;

const scopes = { all: factSymbols, indices: groupSymbols, mag7: ['M7', ...magnificentSymbols] } as const;

/** The breadth of these is scanned where it is stored. */
const scannedUniverses = ['sp500', 'nasdaq100', 'russell2000', 'nyse'] as const;

const columns: readonly Column[] = [
  { key: 'rank', label: 'Rank', unit: 'rank', type: 'number' },
  { key: 'sentence', label: 'Fact', unit: 'none', type: 'text' },
  { key: 'detail', label: 'How often', unit: 'none', type: 'text' },
  { key: 'title', label: 'About', unit: 'none', type: 'text' },
  { key: 'instruments', label: 'Instruments', unit: 'none', type: 'text' },
  { key: 'measure', label: 'Measure', unit: 'none', type: 'text' },
  { key: 'times', label: 'Times', unit: 'count', type: 'number' },
  { key: 'last_date', label: 'Last time before', unit: 'none', type: 'date' },
  { key: 'history_sessions', label: 'Sessions of history', unit: 'sessions', type: 'number' },
  { key: 'since', label: 'History since', unit: 'none', type: 'date' },
  { key: 'rarity_pct', label: 'Rarity', unit: 'pct', type: 'number' },
  { key: 'one_in', label: 'Once in so many stretches', unit: 'count', type: 'number' },
  { key: 'robust', label: 'Robust', unit: 'none', type: 'text' },
  { key: 'merged', label: 'Weaker ones merged', unit: 'count', type: 'number' },
  { key: 'link', label: 'Claim', unit: 'none', type: 'text' },
  { key: 'id', label: 'Id', unit: 'none', type: 'text' },
  { key: 'provisional', label: 'Provisional', unit: 'none', type: 'boolean' },
];

// A market never changes, so what was found in one stays true of it: pages, API and overview ask for the same session.
const known = new WeakMap<Market, Map<string, FactScan | null>>();
// A link may ask for any number of facts; a page for one or two.
const mostScans = 6;

function recallScan(market: Market, basis: Basis, symbols: readonly string[], top: number): FactScan | null {
  const scans = known.get(market) ?? new Map<string, FactScan | null>();
  known.set(market, scans);
  const key = `${basis} ${symbols.join(',')} ${top}`;
  const scan = scans.get(key) ?? scanFacts(market, { basis, symbols, top });
  scans.delete(key);
  scans.set(key, scan);
  for (const oldest of scans.keys()) {
    if (scans.size <= mostScans) break;
    scans.delete(oldest);
  }
  return scan;
}

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
  };
}

/** A session of which nothing rare can be told: the move of the first instrument that has one. */
function sayOrdinary({ market, basis }: StudyContext, symbols: readonly string[]): string {
  const last = market.sessions.length - 1;
  for (const { instrument, closes } of readPanel(market, symbols, basis).series) {
    const move = windowReturn(closes, last, 1);
    if (Number.isNaN(move)) continue;
    const name = nameInSentence(instrument, true);
    // A move that would be said as 0.00% is told in words.
    const moved = move === 0 ? 'closed unchanged' : Math.abs(move) < 0.00005 ? 'hardly moved' : `${move < 0 ? 'fell' : 'rose'} ${formatPercent(toPercent(Math.abs(move)))}`;
    return `${name} ${moved} and nothing about the session was rare.`;
  }
  return `Nothing about ${formatLongDate(market.sessions[last] ?? '')} was rare.`;
}

function buildHeadlines(context: StudyContext, scan: FactScan | null, symbols: readonly string[]): Headline[] {
  if (scan === null || scan.statements === 0) return [buildMissingHeadline(context, symbols)];
  const provisional = context.market.assumedIndex !== null;
  const count = (value: number): string => formatNumber(value, { decimals: 0 });
  const tried: Headline = {
    text: `${count(scan.statements)} ${pluralise(scan.statements, 'statement')} about ${formatLongDate(scan.asOf)} ${pluralise(scan.statements, 'was', 'were')} tried and ${scan.notable === 0 ? 'none' : count(scan.notable)} ${scan.notable <= 1 ? 'was' : 'were'} rare enough to tell.`,
    detail: scan.notable === 0 ? 'Told is what happens in at most one stretch of 20.' : 'Among so many looks something rare turns up on any day: rare is not significant.',
    provisional,
  };
  const [strongest] = scan.facts;
  return [strongest === undefined ? { text: sayOrdinary(context, symbols), detail: '', provisional } : { text: strongest.sentence, detail: strongest.detail, provisional }, tried];
}

/** From the first close of any of them: each fact names the history that it was judged on. */
function describeSpan({ market }: StudyContext, panel: StudyPanel): Coverage {
  const listed = panel.series.filter((item) => item.first >= 0);
  if (listed.length === 0) return { first: null, last: null, sessions: 0, gaps: 0 };
  const first = Math.min(...listed.map((item) => item.first));
  const last = Math.max(...listed.map((item) => item.last));
  return { first: market.sessions[first] ?? null, last: market.sessions[last] ?? null, sessions: last - first + 1, gaps: listed.reduce((sum, item) => sum + item.gaps, 0) };
}

/** What is missing of the members that a fact is about, on its session. */
function listMemberFlags({ market, basis, range }: StudyContext, facts: readonly Fact[]): Flag[] {
  const told = new Set(facts.flatMap(({ members }) => members ?? []));
  const last = rangeOf(range.last, range.last);
  return [...told].flatMap((id) => {
    const { universe, coverage } = readCounts({ market }, id, minCoveragePct);
    return listUniverseFlags({ market, basis, range: last }, universe, coverage, minCoveragePct, { isFixed: true }).filter(({ code }) => code !== 'simulated' && code !== 'provisional');
  });
}

function compute(context: StudyContext, { scope, top }: Params): StudyComputation {
  const { market, basis, range } = context;
  const stored = scopes[scope].filter((symbol) => market.series.has(symbol));
  const usable = stored.filter((symbol) => {
    const has = market.series.get(symbol)?.instrument.basis;
    return has === 'both' || has === basis;
  });
  const left = stored.filter((symbol) => !usable.includes(symbol));
  const panel = readPanel(market, usable, basis);
  const scan = recallScan(market, basis, usable, top);
  const facts = scan?.facts ?? [];
  const told = new Set(facts.flatMap((fact) => fact.symbols));
  return {
    columns,
    rows: facts.map(buildRow),
    events: null,
    headlines: buildHeadlines(context, scan, usable.length === 0 ? scopes[scope] : usable),
    flags: [
      ...listCommonFlags({ ...context, range: rangeOf(range.last, range.last) }, panel),
      ...(left.length === 0 ? [] : [flagUnavailable(`${left.join(', ')} ${pluralise(left.length, 'has', 'have')} no ${basis === 'price' ? 'price-basis' : 'dividend-adjusted'} closes, so nothing is said of ${pluralise(left.length, 'it', 'them')}.`, left)]),
      ...(overlappingGroups.every((symbol) => told.has(symbol)) ? [flagOverlappingMembers()] : []),
      ...listMemberFlags(context, facts),
      ...listNoteFlags(market, panel.series.filter((item) => told.has(item.symbol)), [{ first: 0, last: market.sessions.length - 1 }]),
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

/**
 * The rarest true statements about the last session. The one study that may take longer than 15 ms: it tries some 15,000 statements,
 * up to about a second on 50 years of history.
 */
export const facts: Study<typeof params> = {
  id: 'facts',
  title: 'Notable facts',
  question: 'What was rare about the last session?',
  rowsAre: 'events',
  heavy: true,
  params,
  symbols: ({ scope }) => scopes[scope],
  reads: ({ scope }, basis) => readAlone(scopes[scope], basis),
  quorum: ({ scope }) => (scope === 'mag7' ? magnificentSymbols : groupSymbols),
  universes: ({ scope }) => (scope === 'mag7' ? [] : scannedUniverses.map((id) => ({ id, level: 'counts', ends: 'nothing' }))),
  definition: () => ({
    text: `Every statement that a claim can make about the last session is tried: returns of each instrument and the lead of one over another (a basket is not set against its own members) for windows of 1 to 252 sessions; runs of gains, losses and leads of three sessions or more, for thresholds of 0%, 0.5%, 1%, 2% and so on; record closes by wait and, from the 20th on, by number in the year; closes that are the highest or lowest in a year or more; falls from the record; ${measures.flatMap(({ tried }) => tried?.said ?? []).join('; ')}; the share of the Magnificent 7 and of the four indices above their means; and of each universe whose members or counts are stored the shares above the means, AD percent, net new highs, the High-Low Index, the McClellan oscillator and its summation index, and the Zweig, Deemer and Whaley thrusts and the Hindenburg omen (what needs the members themselves, as dispersion or weights, is not tried). Rarity is the share of the history to date, laid out in stretches end to end, in which something at least as extreme happened: occurrences without overlap (k), times the sessions that one lasts (n: its window or the length of its run; 21 for what has no window), over the sessions of history (H); or one such stretch in the sessions since it last happened (w), where that is rarer. So a fall that nobody has seen for thirty years is not made common by the 1930s. What happened in more than one stretch in 20 is not told, nor what ranks beyond the fifth (a run beyond the twelfth) unless it is the most since a date at least a year back. Ranks count every window, occurrences only those that do not overlap. Overlapping statements are merged to the rarest: of one instrument or pair and measure, with windows within a factor of five; and what tells one story, the move of one leg: leads of one instrument over several, or of several over one, and the move itself; what else it was is named beneath. The rarest is told first; to be told before a move of an index, a move of the basket or a lead among the four groups has to be 2 times as rare, breadth 4, a move of a stock 8 and a lead with a stock 64 times, and a window other than 1, 5, 21, 63, 126 or 252 sessions 4 times more, since there are that many more of them to be struck by. Robust means that the same statement holds as a ratio instead of points, and on the other price basis.`,
    formula: String.raw`\text{rarity} = \min\left(\frac{k \, n}{H}, \frac{n}{w}\right)`,
    sources: ['Closing prices as stored; definition: Broadtape, notable facts'],
  }),
  compute,
};
