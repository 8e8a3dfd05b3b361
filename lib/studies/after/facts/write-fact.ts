import type { SessionDate } from '@/lib/calendar/session-date';
import { capitalise, uncapitalise } from '@/lib/format/capitalise';
import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber } from '@/lib/format/format-number';
import { countWord, pluralise } from '@/lib/format/number-words';
import type { Market } from '@/lib/market/market';
import { onOrIn } from '../../kit/unit-words';
import type { FactWords } from '../../measure/fact-words';
import { listMeasureSymbols } from '../../measure/measure-series';
import { describeMeasure, isOfUniverse } from '../../measure/measures';
import { bareNameOf, nameFirst, nameSince } from '../../measure/say-standing';
import { writeClaimQuery } from '../../measure/write-claim-query';
import type { Candidate, Fact, FactContext, FactUnit } from './fact';
import { orderOf } from './fact-order';
import { judgeRobust } from './judge-robust';
import type { MergedCandidate } from './merge-candidates';

function writeSlug({ choice, comparison, atLeastPct }: Candidate, of: FactUnit | null): string {
  const { unit } = choice;
  const ofUnit = of === null ? [] : [unit, ...(of.part === 'all' ? [] : [of.part])];
  const parts = [
    ...describeMeasure(choice.measure).slug(choice, comparison),
    ...ofUnit,
    ...(atLeastPct === null ? [] : [atLeastPct, 'pct']),
  ];
  return [...parts, choice.direction].join('-').toLowerCase().replaceAll('.', '_');
}

/** A candidate in plain English. */
function sayFact(market: Market, candidate: Candidate): FactWords {
  return describeMeasure(candidate.choice.measure).fact(market, candidate);
}

/** How often: ranks count every window, so where fewer lie apart it is said that overlapping ones are one episode. */
function sayTimes({ choice, countsWaits, found, comparison, stretch }: Candidate, history: string): string {
  // What is counted of a level are waits as long: closes as high there were many, before the one that is named.
  if (countsWaits && found.last >= 0) return `Judged on ${history}`;
  if (found.count === 1) return `Once in ${history}`;
  if (comparison.name === 'nth' && comparison.count === found.count) return `Among ${history}`;
  const times = countWord(found.count);
  if (stretch === 1) return `${capitalise(found.count === 2 ? 'twice' : `${times} times`)} in ${history}`;
  return `${capitalise(times)} separate episodes (at least ${countWord(stretch)} ${choice.unit}s apart${comparison.name === 'nth' ? '; the rank counts every window' : ''}) in ${history}`;
}

function sayBefore(market: Market, { choice, found, stretch }: Candidate): string {
  if (found.last < 0) return 'never before';
  const isSame = market.sessions.length - 1 - found.last < stretch;
  return `${isSame ? 'as extreme in this same episode' : 'before that'} ${onOrIn(market.unit)} ${nameSince(market, choice, found.last)}`;
}

/** How many of the statements that tell the same story are named. */
const mostAlso = 3;

/** What happened without how it ranks: 'the Russell 2000 rose 8.97% in July 2024'. */
function sayShortly(market: Market, { choice }: Candidate, { sentence }: FactWords): string {
  const [clause = ''] = sentence.split(/: |\.$/u);
  // A company keeps its capital.
  const isNamed = [choice.symbol, choice.versus].some((symbol) => symbol !== '' && clause.startsWith(bareNameOf(market, symbol)));
  return isNamed ? clause : uncapitalise(clause);
}

function sayDetail(market: Market, candidate: Candidate, also: readonly Candidate[], robust: string): string {
  const { found, first, choice } = candidate;
  const counted = choice.part === '' ? choice.unit : 'year';
  const since = counted === 'session' ? formatLongDate(market.sessions[first] ?? '') : nameFirst(market, candidate);
  const history = `${formatNumber(found.history, { decimals: 0 })} ${pluralise(found.history, counted)} since ${since}`;
  const definitions = robust === 'all definitions' ? '; the same under every definition' : robust === 'as defined' ? '' : `; ${robust}`;
  const titles = also.slice(0, mostAlso).map((other) => sayShortly(market, other, sayFact(market, other)));
  const story = titles.length === 0 ? '' : ` The same move: ${titles.join('; ')}.`;
  return `${sayTimes(candidate, history)}; ${sayBefore(market, candidate)}${definitions}.${story}`;
}

/** A fact that is told, with what it stands for and the claim that judges it. */
export function writeFact(context: FactContext, asOf: SessionDate, { candidate, merged, also }: MergedCandidate): Fact {
  const { market, basis, index, of } = context;
  const { choice, comparison, found, first, rarity, atLeastPct } = candidate;
  const daily = of?.daily ?? market;
  const sampling: [string, string][] = [
    ...(of === null || of.part === 'all' ? [] : [['part', of.part] as [string, string]]),
    ...(market.isToDate ? [['running', 'to-date'] as [string, string]] : []),
  ];
  const robust = judgeRobust(context, candidate);
  return {
    id: `${asOf}-${writeSlug(candidate, of)}`,
    ...sayFact(market, candidate),
    detail: sayDetail(market, candidate, also, robust),
    claimQuery: writeClaimQuery(market, basis, { choice, comparison, atLeast: atLeastPct === null ? null : -atLeastPct, sampling }, daily),
    symbols: listMeasureSymbols(choice),
    measure: choice.measure,
    members: isOfUniverse(choice) ? choice.members : null,
    occurrences: found.count,
    lastDate: market.sessions[found.last] ?? null,
    unit: choice.part === '' ? choice.unit : 'year',
    historySessions: found.history,
    since: market.sessions[first] ?? asOf,
    rarity,
    order: orderOf(market, candidate),
    robust,
    merged,
    provisional: index === market.assumedIndex || daily.assumedIndex !== null,
  };
}
