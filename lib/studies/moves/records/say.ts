import type { CalendarUnit } from '@/lib/calendar/calendar-unit';
import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber, formatPercent } from '@/lib/format/format-number';
import { countOf, ordinalWord } from '@/lib/format/number-words';
import { findFirstClose, findLastClose, type RecordEvent, type YearCount } from '@/lib/metrics';
import { flagUnavailable } from '../../kit/flags';
import { buildMissingHeadline } from '../../kit/missing-headline';
import { nameInSentence } from '../../kit/name-in-sentence';
import { sayLastClose } from '../../kit/say-last-close';
import { nameClose, sayWhen } from '../../kit/unit-words';
import type { Flag, Headline, StudyContext } from '../../kit/study';
import type { StudySeries } from '../../kit/study-series';
import type { RecordParams } from './params';

/** The share of the year that set records; null of years, of which one is all or nothing. */
function sayShare(unit: CalendarUnit, { records, sessions, year }: YearCount): string | null {
  if (unit === 'year') return null;
  return `${formatPercent((records / sessions) * 100, { decimals: 0 })} of ${unit === 'session' ? 'sessions this year' : `the ${unit}s of ${year}`}`;
}

/** The sentence of the records study: the record set in the last session with its number in the year, else how far below the last one it is. */
export function sayRecords(
  context: StudyContext,
  main: StudySeries | undefined,
  chosen: RecordParams,
  values: Float64Array,
  events: readonly RecordEvent[],
  counts: readonly YearCount[],
): Headline[] {
  const { market } = context;
  const { unit } = market;
  const last = findLastClose(values);
  const year = counts.at(-1);
  if (main === undefined || year === undefined) return [buildMissingHeadline(context, [chosen.symbol])];
  const name = nameInSentence(main.instrument, true);
  const provisional = last === market.assumedIndex;
  const share = sayShare(unit, year);
  // The day of a high within a unit is not kept: the unit is named.
  const whenOf = (event: RecordEvent): string => sayWhen(chosen.price === 'high' ? unit : 'session', market.sessions[event.index] ?? '');
  const latest = events.at(-1);
  const noun = chosen.price === 'close' ? `record ${nameClose(unit)}` : 'record high';
  if (latest === undefined) {
    return [
      {
        text: `${name} has set no ${noun} since its first, on ${formatLongDate(market.sessions[main.first] ?? '')}.`,
        detail: '',
        provisional,
      },
    ];
  }
  if (latest.index === last) {
    const set =
      chosen.price === 'close' ? (unit === 'session' ? 'closed at a record' : `set a record ${nameClose(unit)}`) : 'set a record high';
    const previous = events.at(-2);
    const before = previous === undefined ? 'the first of all' : `the one before ${whenOf(previous)}`;
    const when = unit === 'session' ? '' : ` ${whenOf(latest)}`;
    return [
      {
        text: `${name} ${set}${when}${unit === 'year' ? '' : `, its ${ordinalWord(year.records)} of ${year.year}`}.`,
        detail: [share, before].filter((part) => part !== null).join(' · '),
        provisional,
      },
    ];
  }
  const below = (1 - (values[last] ?? NaN) / latest.level) * 100;
  const since = last - latest.index;
  const count = unit === 'year' ? '' : `, with ${countOf(year.records, 'record')} in ${year.year}`;
  const stands = below === 0 ? 'level with' : `${formatPercent(below)} below`;
  const stale = sayLastClose(market, last);
  const by = chosen.price === 'high' && unit !== 'session' ? `, by its highest of the ${unit},` : '';
  const text = `${name}${by} ${stale === null ? 'is' : 'was'} ${stands} its ${noun} of ${formatNumber(latest.level)} ${whenOf(latest)}${count}.`;
  return [{ text, detail: [stale, `${countOf(since, unit)} since a record`].filter((part) => part !== null).join(' · '), provisional }];
}

/** From when intraday highs are stored, where records of them are counted. */
export function listHighFlags(
  { market: { sessions, unit } }: StudyContext,
  main: StudySeries | undefined,
  price: 'close' | 'high',
  basis: string,
): Flag[] {
  if (price === 'close' || main === undefined) return [];
  const first = main.high === null || basis === 'total' ? -1 : findFirstClose(main.high);
  if (first < 0)
    return [flagUnavailable(`Unavailable: ${nameInSentence(main.instrument)} has no intraday highs on this basis.`, [main.symbol])];
  if (first <= main.first) return [];
  const stored = unit === 'session' ? 'are stored' : `are stored for each session of a ${unit}`;
  const from = `${unit === 'session' ? '' : `the ${unit} to `}${formatLongDate(sessions[first] ?? '')}`;
  const message = `Intraday highs of ${nameInSentence(main.instrument)} ${stored} from ${from}; records are counted from there, and none stands below a close before.`;
  return [{ code: 'short-history', message, symbols: [main.symbol] }];
}
