import { lastSessionTo } from '@/lib/calendar/first-session-from';
import { capitalise } from '@/lib/format/capitalise';
import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber } from '@/lib/format/format-number';
import { countWord, pluralise } from '@/lib/format/number-words';
import { toPercent } from '@/lib/format/to-percent';
import { sayMembersOf } from '@/lib/market/universe/name-members';
import { findFirstClose, findLastClose } from '@/lib/metrics';
import { listProvisionalFlags, listSimulatedFlags } from '../flags';
import type { Market } from '@/lib/market/market';
import type { StudyRange } from '@/lib/market/study-range';
import type { Flag, StudyContext } from '../study';
import type { MarketUniverse } from '@/lib/market/universe/universe';
import { flagNoSectors, listSectorFlags } from './sector-flags';

/** The universe as it stands in a sentence: 'the S&P 500'. */
export function nameUniverse({ definition: { name } }: Pick<MarketUniverse, 'definition'>): string {
  return `the ${name}`;
}

/** Nothing is stored of the universe; the page of the data says how that is changed. */
function flagNothingStored(universe: MarketUniverse): Flag {
  const {
    definition: { id, name, kind },
    sector,
    sectorNames,
  } = universe;
  // Its members may well be stored.
  if (sector !== undefined && sectorNames.length === 0) {
    const flag = flagNoSectors(universe);
    return { ...flag, message: `Unavailable: needs sectors. ${flag.message}` };
  }
  return {
    code: 'unavailable',
    message: `Unavailable: needs ${kind === 'counts' ? 'counts' : 'members and their closes'} of the ${name}, and none are stored.`,
    symbols: [id],
  };
}

/** What is asked for needs the closes of members, and the universe is stored as ready-made counts. */
export function flagNeedsConstituents({ definition: { id, name } }: Pick<MarketUniverse, 'definition'>): Flag {
  return {
    code: 'unavailable',
    message: `Unavailable: needs constituents. The ${name} is stored as ready-made counts, which say nothing of its members.`,
    symbols: [id],
  };
}

function rangeOf(values: Float64Array, { first, last }: StudyContext['range']): { least: number; most: number } | null {
  let least = Infinity;
  let most = -Infinity;
  for (let t = Math.max(first, 0); t <= last; t += 1) {
    const value = values[t] ?? NaN;
    if (Number.isNaN(value)) continue;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return most < least ? null : { least, most };
}

const percent = (share: number): string => `${formatNumber(Math.floor(toPercent(share) * 10 + 1e-9) / 10, { decimals: 1 })}%`;

function spell({ least, most }: { readonly least: number; readonly most: number }): string {
  return percent(least) === percent(most) ? percent(least) : `${percent(least)} to ${percent(most)}`;
}

function listSurvivorship(
  { sessions }: Market,
  { definition, last: ended }: MarketUniverse,
  coverage: Float64Array,
  range: StudyContext['range'],
): Flag[] {
  const found = rangeOf(coverage, range);
  if (found === null) return [];
  const symbols = [definition.id];
  // Where the closes of most members end, those of a few may go on: one span of both would tell of neither.
  const end = ended === null ? range.last : lastSessionTo(sessions, ended);
  const [within, after] = [
    rangeOf(coverage, { ...range, last: Math.min(range.last, end) }),
    rangeOf(coverage, { ...range, first: Math.max(range.first, end + 1) }),
  ];
  const isSplit = within !== null && after !== null && ended !== null;
  const span = isSplit
    ? `${spell(within)} of the ${sayMembersOf(definition)} on each session shown up to ${formatLongDate(ended)}, and for ${spell(after)} after it`
    : `${spell(found)} of the ${sayMembersOf(definition)} on each session shown`;
  if (definition.survivorship === 'hindsight') {
    const hindsight: Flag = {
      code: 'hindsight',
      message: `Today’s list applied to the past: the ${sayMembersOf(definition)} were chosen knowing how they did.`,
      symbols,
    };
    return found.least >= 1
      ? [hindsight]
      : [
          hindsight,
          { code: 'survivorship', message: `Coverage: closes are stored for ${span}; the others are missing from every count.`, symbols },
        ];
  }
  const today =
    definition.survivorship === 'survivors' ? `Survivors only: today’s members of the ${definition.name} are applied to the past. ` : '';
  if (found.least >= 1)
    return today === '' ? [] : [{ code: 'survivorship', message: `${today}${spell(found)} of them have closes.`, symbols }];
  return [
    { code: 'survivorship', message: `${today}Coverage: closes are stored for ${span}; the others are missing from every count.`, symbols },
  ];
}

/** What is shown of the time before the first list of members that is known as it was. */
function listBeforeLists(
  { sessions }: Market,
  { definition: { id, name }, hindsightTo = null }: MarketUniverse,
  { first }: StudyRange,
): Flag[] {
  const begins = sessions[Math.max(0, first)];
  if (hindsightTo === null || begins === undefined || begins >= hindsightTo) return [];
  return [
    {
      code: 'survivorship',
      message: `Survivors only before ${formatLongDate(hindsightTo)}: no list of that time is stored, so a list of later members of the ${name} is applied to it. From that day on members are those that a fund held.`,
      symbols: [id],
    },
  ];
}

function listBracketed({ definition: { id, name }, brackets = null }: MarketUniverse): Flag[] {
  if (brackets === null) return [];
  const { spells, mostDays } = brackets;
  const message = `${capitalise(countWord(spells))} ${pluralise(spells, 'membership')} of the ${name} ${pluralise(spells, 'begins or ends', 'begin or end')} on a day that is known between two lists of a fund alone, up to ${mostDays} days apart: a member comes with the first list that has it and leaves with the first that lacks it.`;
  return [{ code: 'membership-days', message, symbols: [id] }];
}

/** What a study knows of the values that it shows. */
interface ShownValues {
  /** Aligned with the market: a session with a close of enough members may still lack what a window needs. */
  readonly values?: Float64Array;
  /** Whether the least coverage is no parameter of the study. */
  readonly isFixed?: boolean;
}

function listUncovered(
  { definition }: MarketUniverse,
  coverage: Float64Array,
  { first, last }: StudyContext['range'],
  minCoveragePct: number,
  { values, isFixed = false }: ShownValues,
): Flag[] {
  const symbols = [definition.id];
  const [begin, end] = [findFirstClose(coverage), findLastClose(coverage)];
  if (begin < 0 || last < begin || first > end)
    return [{ code: 'unavailable', message: `Nothing is stored of the ${definition.name} for the sessions shown.`, symbols }];
  const isLeft =
    values === undefined
      ? (t: number) => !((coverage[t] ?? NaN) * 100 >= minCoveragePct - 1e-9)
      : (t: number) => Number.isNaN(values[t] ?? NaN);
  // Before the first value there is no history yet; a session inside on which no member has a close is left out too.
  const known = values === undefined ? begin : findFirstClose(values);
  // No session ever had one: what is lacking is told by the study.
  if (known < 0) return [];
  const start = Math.max(begin, known);
  let left = 0;
  for (let t = Math.max(first, start); t <= Math.min(last, end); t += 1) if (isLeft(t)) left += 1;
  if (left === 0 || (values === undefined && minCoveragePct === 0)) return [];
  const have = `${countWord(left)} ${pluralise(left, 'session')} shown ${pluralise(left, 'has', 'have')} no value`;
  const isCounts = definition.kind === 'counts';
  const window = values === undefined ? '' : ', or the closes that a window needs';
  const why = isCounts
    ? 'counts are missing there, or in what it looks back on'
    : `fewer than ${minCoveragePct}% of the members have a close there${window}${isFixed ? '' : ' (the control “Coverage” lowers that)'}`;
  return [{ code: isCounts ? 'gap' : 'coverage', message: `${capitalise(have)}: ${why}.`, symbols }];
}

function listOtherBasis(universe: MarketUniverse, asked: 'price' | 'total'): Flag[] {
  if (universe.basis === asked || universe.definition.kind === 'counts') return [];
  const named = (basis: 'price' | 'total') => (basis === 'price' ? 'price-basis' : 'dividend-adjusted');
  return [
    {
      code: 'unavailable',
      message: `The members of the ${universe.definition.name} and the index that they are set against do not all have ${named(asked)} closes; ${named(universe.basis)} closes are used throughout.`,
      symbols: [universe.definition.id],
    },
  ];
}

function listEnded(market: Market, universe: MarketUniverse): Flag[] {
  const last = market.sessions.at(-1);
  if (universe.last === null || last === undefined || universe.last >= last) return [];
  return [
    {
      code: 'stale',
      message: `${universe.definition.kind === 'counts' ? 'Counts' : 'Closes of most members'} of the ${universe.definition.name} end on ${formatLongDate(universe.last)}.`,
      symbols: [universe.definition.id],
    },
  ];
}

/** Every doubt that a study of a universe shares: simulated, provisional, survivorship with its coverage, days of memberships, sessions left out, basis, end of the data. */
export function listUniverseFlags(
  { market, range, basis }: StudyContext,
  universe: MarketUniverse,
  coverage: Float64Array,
  minCoveragePct: number,
  shown: ShownValues = {},
): Flag[] {
  if (universe.counts === null) return [...listSimulatedFlags(market), ...listProvisionalFlags(market), flagNothingStored(universe)];
  return [
    ...listSimulatedFlags(market),
    ...listProvisionalFlags(market),
    ...listSurvivorship(market, universe, coverage, range),
    ...listBeforeLists(market, universe, range),
    ...listBracketed(universe),
    ...(universe.sector === undefined ? [] : listSectorFlags(market, universe, range)),
    ...listUncovered(universe, coverage, range, minCoveragePct, shown),
    ...listOtherBasis(universe, basis),
    ...listEnded(market, universe),
  ];
}
