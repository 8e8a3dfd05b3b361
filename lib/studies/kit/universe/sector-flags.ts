import { countWord, pluralise } from '@/lib/format/number-words';
import { unsectoredSlug } from '@/lib/market/universe/sector-slug';
import type { MarketUniverse } from '@/lib/market/universe/universe';
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

/** What it means that sectors have no dates, and how many members of a session shown have none. */
export function listSectorFlags({ definition, sectors }: MarketUniverse, { first, last }: StudyRange): Flag[] {
  const symbols = [definition.id];
  const members = sectors?.get(unsectoredSlug)?.members;
  const most =
    members === undefined ? 0 : members.subarray(Math.max(0, first), last + 1).reduce((found, count) => (count > found ? count : found), 0);
  const without =
    most === 0
      ? ''
      : ` Up to ${countWord(most)} ${pluralise(most, 'member')} of a session shown ${pluralise(most, 'has', 'have')} no stored sector and ${pluralise(most, 'is', 'are')} in none.`;
  return [
    {
      code: 'hindsight',
      symbols,
      message: `Sectors are stored without dates: today’s are applied to the past, so a member that moved from one to another is counted in its later one throughout.${without}`,
    },
  ];
}
