import type { SessionDate } from '@/lib/calendar/session-date';
import { formatLongDate } from '@/lib/format/format-date';
import { joinWords } from '@/lib/format/join-words';
import { countWord, pluralise } from '@/lib/format/number-words';
import { findGaps } from '@/lib/metrics';
import { overlappingGroups } from '@/lib/market/groups';
import type { Market } from '@/lib/market/market';
import { nameInSentence } from './name-in-sentence';
import { nameClose } from './unit-words';
import type { Flag, StudyContext } from './study';
import type { StudyPanel, StudySeries } from './study-series';

const listedDates = 5;

/** Something cannot be computed as asked, and why. */
export function flagUnavailable(message: string, symbols: readonly string[]): Flag {
  return { code: 'unavailable', message, symbols };
}

/** What is shown depends on the displayed range (rebasing). */
export function flagDisplayOnly(message: string, symbols: readonly string[] = []): Flag {
  return { code: 'display-only', message, symbols };
}

/** A window or rank rests on fewer sessions than it names. */
export function flagShortHistory(series: StudySeries, need: number, purpose: string, market: Market): Flag {
  const first = market.sessions[series.first];
  const close = nameClose(market.unit);
  const since = first === undefined ? `no ${close} is stored` : `its first ${close} is ${formatLongDate(first)}`;
  const message = `${nameInSentence(series.instrument, true)} has fewer than the ${countWord(need)} ${close}s that ${purpose} needs: ${since}.`;
  return { code: 'short-history', message, symbols: [series.symbol] };
}

/** Indices that share members are not independent votes. */
export function flagOverlappingMembers(): Flag {
  const message = 'The S&P 500, the Nasdaq-100 and the Magnificent 7 share members, so they are not independent votes.';
  return { code: 'overlapping-members', message, symbols: overlappingGroups };
}

/** The data is simulated. */
export function listSimulatedFlags(market: Market): Flag[] {
  if (!market.simulated) return [];
  return [{ code: 'simulated', message: 'Simulated data: these closes were generated and never happened.' }];
}

/** The last session is assumed, not closed, or its unit goes on. */
export function listProvisionalFlags(market: Market): Flag[] {
  const date = market.assumedIndex === null ? undefined : market.sessions[market.assumedIndex];
  if (date === undefined) return [];
  const toDate: Flag[] = market.isToDate
    ? [
        {
          code: 'running-unit',
          message: `Provisional: the last ${market.unit} is not complete; it is the ${market.unit} to date, up to ${formatLongDate(date)}.`,
          dates: [date],
        },
      ]
    : [];
  if (toDate.length > 0 && !market.sources.includes('assumed')) return toDate;
  return [...toDate, { code: 'provisional', message: `Provisional: the closes of ${formatLongDate(date)} are assumed.`, dates: [date] }];
}

const ofMarket: ReadonlySet<Flag['code']> = new Set(['simulated', 'provisional', 'running-unit']);

/** Whether a flag is of the market itself: the panel of an index says it for that of a universe beside it. */
export function isOfMarket({ code }: Flag): boolean {
  return ofMarket.has(code);
}

/** Sessions inside an instrument's history without a close (G8): one flag for all that lack the same ones. */
function listGapFlags(market: Market, series: readonly StudySeries[]): Flag[] {
  const alike = new Map<string, { readonly dates: readonly SessionDate[]; readonly items: StudySeries[] }>();
  for (const item of series.filter(({ gaps }) => gaps > 0)) {
    const dates = findGaps(item.closes).flatMap((t) => market.sessions[t] ?? []);
    const group = alike.get(dates.join()) ?? { dates, items: [] };
    group.items.push(item);
    alike.set(dates.join(), group);
  }
  return [...alike.values()].map(({ dates, items }): Flag => {
    const shown = dates.slice(-listedDates).map(formatLongDate).join(', ');
    const list = dates.length > listedDates ? `the latest ${shown}` : shown;
    const names = joinWords(items.map(({ instrument }, place) => nameInSentence(instrument, place === 0)));
    const [lack, inside] = items.length === 1 ? ['lacks', 'inside its history'] : ['lack', 'inside their histories'];
    const message = `${names} ${lack} ${countWord(dates.length)} ${pluralise(dates.length, market.unit)} ${inside} (${list}): a return needs only the closes at its two ends, while a run ends and a mean is missing where it meets one.`;
    return { code: 'gap', message, symbols: items.map(({ symbol }) => symbol), dates };
  });
}

/** What one flag says of all instruments that end on a session: 'XLB and XLC on 28 Jun 2024, two sessions behind'. */
function tellEnd(market: Market, items: readonly StudySeries[], last: number, lastFinal: number): string {
  const behind = lastFinal - last;
  const names = joinWords(items.map(({ symbol }) => symbol));
  return `${names} on ${formatLongDate(market.sessions[last] ?? '')}, ${countWord(behind)} ${pluralise(behind, market.unit)} behind`;
}

/** Instruments whose last close is older than the market's last final session, all in one flag; simulated data is never stale. */
function listStaleFlags(market: Market, series: readonly StudySeries[]): Flag[] {
  if (market.simulated) return [];
  const lastFinal = (market.assumedIndex ?? market.sessions.length) - 1;
  const stale = series.filter((item) => item.last >= 0 && item.last < lastFinal);
  const [only] = stale;
  if (only === undefined) return [];
  const behind = lastFinal - only.last;
  const ends = [...new Set(stale.map(({ last }) => last))].sort((one, other) => one - other);
  const message =
    stale.length === 1
      ? `The last close of ${nameInSentence(only.instrument)} is ${formatLongDate(market.sessions[only.last] ?? '')}, ${countWord(behind)} ${pluralise(behind, market.unit)} behind.`
      : `The last closes of ${countWord(stale.length)} instruments are older: ${ends
          .map((last) =>
            tellEnd(
              market,
              stale.filter((item) => item.last === last),
              last,
              lastFinal,
            ),
          )
          .join('; ')}.`;
  const dates = ends.flatMap((last) => market.sessions[last] ?? []);
  return [{ code: 'stale', message, symbols: stale.map(({ symbol }) => symbol), dates }];
}

/** More than one provider inside the displayed stretch of one instrument. */
function listMixedSourceFlags({ market, range }: Pick<StudyContext, 'market' | 'range'>, series: readonly StudySeries[]): Flag[] {
  const assumed = market.sources.indexOf('assumed');
  return series.flatMap((item): Flag[] => {
    const seen = new Set<number>();
    let latest = -1;
    for (let t = range.base; t <= range.last; t += 1) {
      const source = item.source[t] ?? latest;
      if (source === latest || source === assumed || Number.isNaN(item.closes[t] ?? NaN)) continue;
      latest = source;
      seen.add(source);
    }
    if (seen.size < 2) return [];
    const names = [...seen].map((source) => market.sources[source] ?? 'unknown').join(', ');
    return [
      {
        code: 'mixed-sources',
        message: `The closes shown for ${nameInSentence(item.instrument)} come from more than one source: ${names}.`,
        symbols: [item.symbol],
      },
    ];
  });
}

/** A stretch of sessions that a result or its rivals come from; indexes into `Market.sessions`, inclusive. */
export interface SessionSpan {
  readonly first: number;
  readonly last: number;
}

/** Caveats of the instruments' histories (G14) whose dates meet one of `spans`, where the result or its rivals fall; one without dates is always said. */
export function listNoteFlags(market: Market, series: readonly StudySeries[], spans: readonly SessionSpan[]): Flag[] {
  const meets = (from: SessionDate | null, to: SessionDate | null): boolean =>
    spans.some((span) => {
      const first = market.sessions[span.first];
      const last = market.sessions[span.last];
      return first !== undefined && last !== undefined && (from === null || last >= from) && (to === null || first <= to);
    });
  return series.flatMap((item) =>
    item.instrument.notes
      .filter((note) => (note.from === null && note.to === null) || meets(note.from, note.to))
      .map(
        (note): Flag => ({ code: note.code === 'hindsight' ? 'hindsight' : 'history-note', message: note.text, symbols: [item.symbol] }),
      ),
  );
}

/** The flags that every study raises, in order of weight: simulated, provisional, unavailable, gap, stale, mixed sources. */
export function listCommonFlags(context: Pick<StudyContext, 'market' | 'range'>, panel: StudyPanel): Flag[] {
  const { market } = context;
  // An instrument that is set against itself is one instrument.
  const series = [...new Map(panel.series.map((item) => [item.symbol, item])).values()];
  return [
    ...listSimulatedFlags(market),
    ...listProvisionalFlags(market),
    ...panel.flags,
    ...listGapFlags(market, series),
    ...listStaleFlags(market, series),
    ...listMixedSourceFlags(context, series),
  ];
}
