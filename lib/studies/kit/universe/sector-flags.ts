import { formatLongDate } from '@/lib/format/format-date';
import { countWord, pluralise } from '@/lib/format/number-words';
import { unsectoredSlug } from '@/lib/market/universe/sector-slug';
import type { MarketUniverse } from '@/lib/market/universe/universe';
import type { Market } from '@/lib/market/market';
import type { StudyRange } from '@/lib/market/study-range';
import type { Flag } from '../study';

/** No sectors are stored of a universe, and what brings them. */
export function flagNoSectors({ definition, wholeName = definition.name }: MarketUniverse): Flag {
  const { id } = definition;
  return {
    code: 'unavailable',
    symbols: [id],
    message: `No sectors of the ${wholeName} are stored here, so its members stand together and cannot be chosen by sector. Whoever keeps this site can import them: npm run data -- import --sectors ${id} <file> reads a file of symbol,sector.`,
  };
}

/** What is to know of the dates of sectors; empty where all that is shown is known as it was. */
function sayDates({ sessions }: Pick<Market, 'sessions'>, { sectorsDated = null }: MarketUniverse, first: number): string[] {
  if (sectorsDated === null)
    return [
      'Sectors are stored without dates: today’s are applied to the past, so a member that moved from one to another is counted in its later one throughout.',
    ];
  const { from, hasUndated } = sectorsDated;
  const begins = sessions[Math.max(0, first)];
  return [
    ...(begins !== undefined && begins < from
      ? [`Sectors are known as they were from ${formatLongDate(from)} on: before that day a member is counted in the one that it had then.`]
      : []),
    ...(hasUndated
      ? ['Those that were imported have no dates: a member that moved from one to another is counted in its later one throughout.']
      : []),
  ];
}

/** What is to know of the sectors of what is shown: from when on they are dated, and how many members of a session have none. */
export function listSectorFlags(market: Pick<Market, 'sessions'>, universe: MarketUniverse, { first, last }: StudyRange): Flag[] {
  const symbols = [universe.definition.id];
  const members = universe.sectors?.get(unsectoredSlug)?.members;
  const most =
    members === undefined ? 0 : members.subarray(Math.max(0, first), last + 1).reduce((found, count) => (count > found ? count : found), 0);
  const without =
    most === 0
      ? []
      : [
          `Up to ${countWord(most)} ${pluralise(most, 'member')} of a session shown ${pluralise(most, 'has', 'have')} no stored sector and ${pluralise(most, 'is', 'are')} in none.`,
        ];
  const dates = sayDates(market, universe, first);
  const message = [...dates, ...without].join(' ');
  return message === '' ? [] : [{ code: dates.length > 0 ? 'hindsight' : 'coverage', symbols, message }];
}
