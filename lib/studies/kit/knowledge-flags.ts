import type { SessionDate } from '@/lib/calendar/session-date';
import { formatLongDate } from '@/lib/format/format-date';
import type { KnownMarket, MarketReads } from '@/lib/market/know-market';
import type { Flag } from './study';

/** The answer ends before the newest close: what ends there is the reason, the members or counts of a universe or a close of an instrument. */
function flagOlder({ market }: KnownMarket, used: SessionDate, newest: SessionDate, { reads, needs = [] }: MarketReads): Flag {
  const ending = needs
    .flatMap(({ id, ends = 'knowledge' }) => (ends === 'knowledge' ? (market.universes.get(id) ?? []) : []))
    .find(({ last }) => last === used);
  const symbols = [...new Set(reads.flatMap((read) => read.symbols))];
  const kind = reads.some(({ basis }) => basis === 'total') ? 'a close on the basis that is used' : 'a close';
  const why =
    ending === undefined
      ? `the last session on which all of its instruments have ${kind}`
      : `where ${ending.definition.kind === 'counts' ? 'the stored counts' : 'the stored closes of the members'} of the ${ending.definition.name} end`;
  const message = `As of ${formatLongDate(used)}, ${why}; the newest close stored is of ${formatLongDate(newest)}.`;
  return { code: 'older-than-newest', message, symbols, dates: [used] };
}

/** A unit that is not complete is left out, unless it is asked for to date (which is provisional, and flagged as that). */
function listRunningFlags({ market: { unit, isToDate }, running }: KnownMarket): Flag[] {
  if (running === null || isToDate) return [];
  const ends = running.end === null ? '' : `: it ends on ${formatLongDate(running.end)}`;
  return [
    {
      code: 'running-unit',
      message: `The ${unit} to date, up to ${formatLongDate(running.to)}, is left out, since it is not complete${ends}.`,
      dates: [running.to],
    },
  ];
}

/** A close was assumed within a part of the year that it does not end. */
function listUnreadFlags({ unreadAssumed }: KnownMarket): Flag[] {
  if (unreadAssumed === null) return [];
  const message = `The close assumed for ${formatLongDate(unreadAssumed)} changes nothing: it ends no part of the year, and only parts that are over are compared.`;
  return [{ code: 'running-unit', message, dates: [unreadAssumed] }];
}

/** What a reader must know of the knowledge that an answer rests on: that it is older than the store, or that nothing could be assumed. */
export function listKnowledgeFlags(known: KnownMarket, of: MarketReads): Flag[] {
  const { asOf } = known;
  const older = known.newer === null ? [] : [flagOlder(known, asOf, known.newer, of)];
  const message = `No provisional closes are stored for the session after ${formatLongDate(asOf)}, so none is assumed.`;
  return [
    ...older,
    ...listRunningFlags(known),
    ...listUnreadFlags(known),
    ...(known.lacksNext ? [{ code: 'unavailable', message } as const] : []),
  ];
}
