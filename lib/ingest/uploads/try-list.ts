import type { Calendar } from '@/lib/calendar/calendar';
import { readTickerList } from '@/lib/sources/universe-files/ticker-list';
import { readMembership } from '@/lib/store/memberships';
import type { Store } from '@/lib/store/store';
import type { DryVerdict, ImportChoice, Recognition } from '@/lib/uploads/upload-schemas';
import { planDefinition } from '../define/plan-definition';
import { nameSome } from '../import/universe-file';
import { columnRoles } from './recognise-upload';

const blank = {
  symbol: null,
  series: null,
  universes: [],
  dates: null,
  order: null,
  columns: [],
  roles: columnRoles,
  isFixed: true,
  first: null,
  last: null,
  preview: [],
  questions: [],
};

/**
 * What defining a universe by a received list would do; nothing needs to be tried on a copy of the store for it.
 * @throws SourceError where the list cannot be read, BadDefinition, SampleMarketHeld.
 */
export async function tryList(
  { store, calendar, now }: { readonly store: Store; readonly calendar: Calendar; readonly now: () => Date },
  file: string,
  { universe: id = '', title: name, index: indexSymbol }: ImportChoice,
): Promise<{ readonly recognition: Recognition; readonly verdict: DryVerdict }> {
  const tickers = await readTickerList(file);
  const { universe, spells, known, remarks } = await planDefinition({ store, calendar, now, tickers, id, name, indexSymbol });
  const standing = await readMembership(store, universe.id);
  const stood = new Map(standing.map(({ instrumentId, from }) => [instrumentId, from]));
  const kept = new Set(spells.map(({ instrumentId }) => instrumentId));
  const left = standing.filter(({ instrumentId }) => !kept.has(instrumentId)).map(({ symbol }) => symbol);
  const rowsNew = spells.filter(({ instrumentId }) => !stood.has(instrumentId)).length;
  const lines = [
    `${universe.name}: ${known.length} of ${tickers.length} tickers are stored stocks or funds: ${nameSome(known.map(({ symbol }) => symbol))}`,
    ...(left.length > 0 ? [`no members any more: ${nameSome(left)}`] : []),
    ...remarks,
  ];
  return {
    recognition: { ...blank, kind: 'list', kinds: ['list'], universe: universe.id, securities: known.length, rows: tickers.length },
    verdict: {
      isTried: true,
      isAccepted: true,
      rowsSeen: tickers.length,
      rowsNew,
      rowsRevised: left.length,
      rowsQuarantined: 0,
      stored: known.length,
      refused: tickers.length - known.length,
      lines,
      linesLeftOut: 0,
      held: [],
      heldBefore: 0,
      sentences: [],
    },
  };
}
