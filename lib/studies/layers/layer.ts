import type { SessionDate } from '@/lib/calendar/session-date';
import type { Market } from '@/lib/market/market';
import type { SeriesNeed } from '@/lib/market/series/observed-series';
import type { UniverseNeed } from '@/lib/market/universe/universe';
import type { LayerId } from '../kit/layer-ids';

/** Something that happened on a day, or lasted from one day to another. */
export interface LayerEvent {
  readonly from: SessionDate;
  /** `from` itself where it has no duration; null while it goes on. */
  readonly to: SessionDate | null;
  /** A word or three: it stands on the chart. */
  readonly label: string;
  /** A sentence more for the table, or empty. */
  readonly detail: string;
  /** The first day at whose close it was known; never after the market's last session. */
  readonly knownFrom: SessionDate;
  /** Where it is read from: 'DFEDTARU', 'closes of SPX'. */
  readonly source: string;
}

/** What the layers of an answer are about. */
export interface LayerSubject {
  readonly symbol: string;
  /** Id of a universe. */
  readonly universe: string;
}

/** The events of a layer, ascending by their beginning, or what the store lacks to tell them. */
export type LayerFinding = { readonly label: string; readonly events: readonly LayerEvent[] } | { readonly lacks: string };

/** A kind of event that charts on a time axis can show. */
export interface Layer {
  readonly id: LayerId;
  /** Symbols whose closes it reads. */
  symbols?(subject: LayerSubject): readonly string[];
  universes?(subject: LayerSubject): readonly UniverseNeed[];
  readonly series?: readonly SeriesNeed[];
  /** Whether it reads the notes of the user's own. */
  readonly readsNotes?: boolean;
  /** All events that were known at the market's end; `market` is cut there, and its sessions are sessions. */
  find(market: Market, subject: LayerSubject): LayerFinding;
}
