import { capitalise } from '@/lib/format/capitalise';
import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber, sayPoints } from '@/lib/format/format-number';
import { joinWords } from '@/lib/format/join-words';
import { countWord, ordinalWord, pluralise } from '@/lib/format/number-words';
import { toPercent } from '@/lib/format/to-percent';
import { flagUnavailable } from '../../kit/flags';
import { nameInSentence, saySubject } from '../../kit/name-in-sentence';
import { readPanel } from '../../kit/read-panel';
import type { Flag, Headline, StudyContext } from '../../kit/study';
import { nameStart, type Baton, type JudgedHandover } from './build-baton';
import { leadOver } from './measure-leads';
import { weightFunds, type BatonParams } from './params';

function nameAt({ compared }: Baton, place: number, atStart = false): string {
  const item = compared[place];
  return item === undefined ? 'none' : nameInSentence(item.instrument, atStart);
}

/** Places of those with a lead beside one. */
function listOthers({ compared }: Baton, place: number, leads: Float64Array): readonly number[] {
  return compared.map((_, at) => at).filter((at) => at !== place && !Number.isNaN(leads[at] ?? NaN));
}

/** The benchmark has nobody beside it: it leads nobody. */
function isAlone(baton: Baton, place: number, leads: Float64Array): boolean {
  return baton.compared[place]?.symbol === baton.benchmark.symbol && listOthers(baton, place, leads).length === 0;
}

/** By how much an instrument led; of the benchmark itself that none did better, or how far behind the only other one was. */
function sayLead(baton: Baton, place: number, leads: Float64Array, isNamed: boolean): string {
  const { compared, benchmark } = baton;
  const lead = leads[place] ?? NaN;
  const against = nameInSentence(benchmark.instrument);
  if (compared[place]?.symbol === benchmark.symbol) {
    const [other = -1, ...more] = listOthers(baton, place, leads);
    const behind = leads[other] ?? NaN;
    if (more.length > 0) return 'ahead of all others';
    if (behind === 0) return `level with ${nameAt(baton, other)}`;
    return `${sayPoints(Math.abs(toPercent(behind)))} ahead of ${nameAt(baton, other)}`;
  }
  if (lead === 0) return `level with ${against}`;
  return `${sayPoints(Math.abs(toPercent(lead)))} ${lead > 0 ? 'ahead' : 'behind'}${isNamed ? `${lead > 0 ? ' of' : ''} ${against}` : ''}`;
}

function sayChange(value: number): string {
  return sayPoints(toPercent(value), { sign: true });
}

function sayWindow(sessions: number): string {
  return sessions === 1 ? 'session' : `${countWord(sessions)} sessions`;
}

/** Who led before and who leads after, with both leads, both spans and what became of the one before. */
function sayHandover(baton: Baton, chosen: JudgedHandover, dates: { readonly start: string; readonly end: string }): string {
  const { leaderAfter, leadsBefore, leadsAfter, ranksAfter } = chosen;
  const leaderBefore = isAlone(baton, chosen.leaderBefore, leadsBefore) ? -1 : chosen.leaderBefore;
  const since = chosen.after === 1 ? `on ${dates.end}, the session since` : `over the ${sayWindow(chosen.after)} since, to ${dates.end}`;
  if (leaderBefore < 0) {
    const ahead = sayLead(baton, leaderAfter, leadsAfter, true);
    return `${nameAt(baton, leaderAfter, true)} leads from ${dates.start} on, ${ahead} ${since}; who led before is not known.`;
  }
  const had = sayLead(baton, leaderBefore, leadsBefore, true);
  const isNamed = baton.compared[leaderBefore]?.symbol === baton.benchmark.symbol;
  const ahead = sayLead(baton, leaderAfter, leadsAfter, isNamed);
  const before = `over the ${sayWindow(chosen.before)} to ${dates.start}`;
  if (baton.compared.length === 1) return `${nameAt(baton, leaderBefore, true)} was ${had} ${before}, and ${ahead} ${since}.`;
  if (leaderBefore === leaderAfter) return `${nameAt(baton, leaderBefore, true)} kept the lead: ${had} ${before}, ${ahead} ${since}.`;
  const rank = ranksAfter[leaderBefore] ?? NaN;
  const ranked = ranksAfter.filter((value) => !Number.isNaN(value)).length;
  const now =
    Number.isNaN(rank) || ranked < 3
      ? ''
      : `; ${nameAgain(baton, leaderBefore)} is now ${rank === ranked ? 'last' : ordinalWord(rank)} of ${countWord(ranked)}${isNamed ? '' : `, at ${sayChange(leadsAfter[leaderBefore] ?? NaN)}`}`;
  return `The lead passed from ${nameAt(baton, leaderBefore)}, ${had} ${before}, to ${nameAt(baton, leaderAfter)}, ${ahead} ${since}${now}.`;
}

const orders = {
  'turned round': 'The order turned round',
  held: 'The order held',
  neither: 'The order neither held nor turned round',
} as const;

function sayOrder({ order, correlation, leadsBefore, leadsAfter }: JudgedHandover): string | null {
  if (order === null) return null;
  const pairs = leadsBefore.filter((lead, place) => !Number.isNaN(lead) && !Number.isNaN(leadsAfter[place] ?? NaN)).length;
  return `${orders[order]}: rank correlation ${formatNumber(correlation, { sign: true })} over ${countWord(pairs)}`;
}

/** As it stands in a sentence that has named it, or that names many: 'Technology' of 'Technology (XLK)'. */
function nameAgain({ compared }: Baton, place: number, atStart = false): string {
  const item = compared[place];
  return item === undefined ? 'none' : saySubject(item.instrument, atStart);
}

function nameMany(baton: Baton, places: readonly number[]): string {
  return joinWords(places.map((place) => nameAgain(baton, place)).sort());
}

function sayNew(baton: Baton, { top, entered }: JudgedHandover): string | null {
  if (entered === null || baton.compared.length < 4) return null;
  if (entered.length === 0) return `none of the first ${countWord(top.length)} is new there`;
  const first =
    top.length === 1
      ? 'the first'
      : `${entered.length === top.length ? 'all' : countWord(entered.length)} of the first ${countWord(top.length)}`;
  return `${first} ${pluralise(entered.length, 'is', 'are')} new there: ${nameMany(baton, entered)}`;
}

function sayHighs(baton: Baton): string | null {
  const known = baton.atHigh.filter((value) => value !== null);
  if (known.length === 0) return null;
  const high = baton.atHigh.flatMap((value, place) => (value === true ? [place] : []));
  if (high.length === 0) return 'no ratio stands at its 252-session high';
  return `${countWord(high.length)} ${pluralise(high.length, 'ratio stands at its 252-session high', 'ratios stand at their 252-session highs')}: ${nameMany(baton, high)}`;
}

/** Equal weights less weights by capitalisation on both sides, where both funds are stored. */
function sayWeights({ market, basis }: StudyContext, { start, before, after }: JudgedHandover): string | null {
  if (weightFunds.some((symbol) => !market.series.has(symbol))) return null;
  const [equal, cap] = readPanel(market, weightFunds, basis).series;
  if (equal === undefined || cap === undefined) return null;
  const [first, second] = [leadOver(equal, cap, start - before, start), leadOver(equal, cap, start, start + after)];
  if (Number.isNaN(first) || Number.isNaN(second)) return null;
  return `equal weight less cap weight (${weightFunds.join(' less ')}) ${sayChange(first)} before, ${sayChange(second)} since`;
}

/** Why the answer begins with the half year before. */
function sayEarlier({ market: { sessions }, range: { last } }: StudyContext, { starts: [first, half] }: Baton): string | null {
  if (first?.usual !== 'earlier' || half?.index == null) return null;
  const age = last - half.index;
  return `the running half year is ${countWord(age)} ${pluralise(age, 'session')} old on ${formatLongDate(sessions[last] ?? '')}, so the start is that of the one before`;
}

/** Whether the answer is the same from every usual start. */
function sayDependence({ market }: StudyContext, baton: Baton): string | null {
  const known = baton.starts.flatMap(({ usual, leader, handover }) =>
    handover === null || handover.leaderAfter < 0 ? [] : [{ usual, leader, handover }],
  );
  if (known.length < 2 || baton.compared.length < 2) return null;
  const groups = new Map<number, { readonly dates: Map<number, string[]> }>();
  for (const { usual, leader, handover } of known) {
    const group = groups.get(handover.leaderAfter) ?? { dates: new Map<number, string[]>() };
    group.dates.set(handover.start, [...(group.dates.get(handover.start) ?? []), nameStart(usual, leader)]);
    groups.set(handover.leaderAfter, group);
  }
  const told = [...groups].map(([place, { dates }]) => {
    const from = [...dates].map(([start, names]) => `${joinWords(names)} (${formatLongDate(market.sessions[start] ?? '')})`);
    return `${nameAgain(baton, place)} from ${joinWords(from)}`;
  });
  const turned = known.filter(({ handover }) => handover.order === 'turned round').length;
  const judged = known.filter(({ handover }) => handover.order !== null).length;
  const order =
    judged === 0
      ? ''
      : `; the order turned round from ${turned === 0 ? 'none' : turned === judged ? `all ${countWord(judged)}` : countWord(turned)}${turned > 0 && turned < judged ? ` of ${countWord(judged)}` : ' of them'}`;
  const head = groups.size === 1 ? 'Of the usual starts each has the same leader since' : 'Who leads since depends on the start';
  return `${head}: ${told.join('; ')}${order}.`;
}

/** Who handed over to whom, the doubt, and whether the start date decides it. */
export function sayBaton(context: StudyContext, baton: Baton): Headline[] {
  const { market, range } = context;
  const { chosen } = baton;
  const provisional = range.last === market.assumedIndex;
  if (chosen === null || chosen.leaderAfter < 0 || isAlone(baton, chosen.leaderAfter, chosen.leadsAfter)) return [];
  const dates = {
    start: formatLongDate(market.sessions[chosen.start] ?? ''),
    end: formatLongDate(market.sessions[chosen.start + chosen.after] ?? ''),
  };
  const details = [
    sayEarlier(context, baton),
    sayOrder(chosen),
    sayNew(baton, chosen),
    sayHighs(baton),
    sayWeights(context, chosen),
  ].filter((part) => part !== null);
  const dependence = sayDependence(context, baton);
  return [
    { text: sayHandover(baton, chosen, dates), detail: details.length === 0 ? '' : `${details.map(capitalise).join('. ')}.`, provisional },
    ...(dependence === null ? [] : [{ text: dependence, detail: '', provisional }]),
  ];
}

function listMissingFlags(baton: Baton, { leadsBefore, leadsAfter, before, start }: JudgedHandover, sessions: readonly string[]): Flag[] {
  const date = formatLongDate(sessions[start] ?? '');
  const lacking = (leads: Float64Array): number[] =>
    baton.compared.flatMap(({ first }, place) => (first >= 0 && Number.isNaN(leads[place] ?? NaN) ? [place] : []));
  const tell = (places: readonly number[], side: string): Flag[] =>
    places.length === 0
      ? []
      : [
          {
            code: 'eligibility',
            symbols: places.flatMap((place) => baton.compared[place]?.symbol ?? []),
            message: `${joinWords(places.map((place, index) => nameAgain(baton, place, index === 0)))} ${pluralise(places.length, 'has', 'have')} no close at one end of the ${side}, and so no lead and no rank there.`,
          },
        ];
  return [...tell(lacking(leadsBefore), `${sayWindow(before)} to ${date}`), ...tell(lacking(leadsAfter), `sessions from ${date} on`)];
}

/** Why nothing is handed over, what is not complete, and who has no lead. */
export function listBatonFlags({ market: { sessions }, range }: StudyContext, baton: Baton, { start, usual, after }: BatonParams): Flag[] {
  const { chosen, starts } = baton;
  const shown = formatLongDate(sessions[range.last] ?? '');
  if (chosen === null) {
    const leader = starts.find((one) => one.usual === 'peak')?.leader ?? null;
    const why =
      start !== ''
        ? `no session up to ${formatLongDate(start)} lies before the last one shown, ${shown}`
        : usual === 'peak'
          ? leader === null
            ? 'no instrument has the 252 sessions in which a leader is looked for'
            : `the ratio of ${saySubject(leader.instrument)}, the leader, stands at its peak on ${shown}: nothing is handed over yet`
          : `nothing is stored before the ${usual === 'half' || usual === 'settled' ? 'half year' : usual} of ${shown}`;
    return [flagUnavailable(`Unavailable: ${why}.`, [])];
  }
  const lacks = listMissingFlags(baton, chosen, sessions);
  if (after === 'to-date' || chosen.after >= Number(after)) return lacks;
  const message = `So far ${countWord(chosen.after)} of the ${sayWindow(Number(after))} after ${formatLongDate(sessions[chosen.start] ?? '')} ${pluralise(chosen.after, 'has', 'have')} passed: leads and ranks after it are those to date.`;
  return [{ code: 'window-to-date', message }, ...lacks];
}
