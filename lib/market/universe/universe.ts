import type { SessionDate } from '@/lib/calendar/session-date';
import type { StoredWeights } from '@/lib/metrics';
import type { MemberCloses } from './member-closes';
import type { SpellBrackets } from './spell-brackets';

/** `members`: counted from the closes of its members; `counts`: ready-made counts, its members are not stored. */
export type UniverseKind = 'members' | 'counts';

/** How the list of members came about: as it was on each day, today's list applied to the past, or chosen knowing the outcome. */
export type Survivorship = 'point-in-time' | 'survivors' | 'hindsight';

/** Windows of the means that are counted, in sessions. */
export const averageWindows = [20, 50, 100, 200] as const;
export type AverageWindow = (typeof averageWindows)[number];

/** Closes in a 52-week high or low, today's included. */
export const highSessions = 252;

export interface UniverseDefinition {
  /** As in links: sp500, nyse. */
  readonly id: string;
  /** As in sentences: 'S&P 500', 'NYSE'. */
  readonly name: string;
  /** What its members are called, where they are not called members: 'NYSE issues'. */
  readonly memberNames?: string;
  readonly kind: UniverseKind;
  readonly survivorship: Survivorship;
  /** The index that is shown above its breadth, or null. */
  readonly indexSymbol: string | null;
  readonly licenceClass: string;
}

/** How many of the members are above their mean, of how many that have its closes. */
export interface AboveCounts {
  readonly above: Float64Array;
  readonly eligible: Float64Array;
}

/** Counts of a universe, every array aligned with `Market.sessions`, NaN where nothing is stored. */
export interface UniverseCounts {
  /** Members on the session, and those of them with a close; NaN for universes of ready-made counts. */
  readonly members: Float64Array;
  readonly withClose: Float64Array;
  readonly advances: Float64Array;
  readonly declines: Float64Array;
  readonly unchanged: Float64Array;
  /** Closes that are the largest or smallest of 252, and the members that have 252; of ready-made counts `eligibleHigh` is NaN. */
  readonly newHighs: Float64Array;
  readonly newLows: Float64Array;
  readonly eligibleHigh: Float64Array;
  /** Empty for universes of ready-made counts. */
  readonly averages: ReadonlyMap<AverageWindow, AboveCounts>;
}

/** A sector that a member had from a position of its panel on. */
export interface DatedSector {
  readonly start: number;
  readonly sector: string;
}

/** One member of a universe with its closes. Positions count from `MemberPanel.start`. */
export interface PanelMember {
  readonly symbol: string;
  readonly name: string;
  /** Null where no sector is stored. */
  readonly sector: string | null;
  /** Where it is known of which sessions: its changes, ascending (`sectorAt`). Absent or empty where `sector` has no dates. */
  readonly sectors?: readonly DatedSector[];
  /** On the basis of the panel. */
  readonly closes: MemberCloses;
  /** Spells of membership as panel positions, half-open and ascending: from, until, from, until. */
  readonly spans: Int32Array;
  /** Null where none is stored at all. */
  readonly weights: StoredWeights | null;
}

/** The closes of every member, by symbol: loaded only for studies that ask for members. */
export interface MemberPanel {
  /** Index into `Market.sessions` of position 0. */
  readonly start: number;
  /** How many positions there are: from `start` to the end of the market. */
  readonly length: number;
  readonly members: readonly PanelMember[];
}

/** From when to when a security was a member, as it is stored. */
export interface MemberSpell {
  readonly symbol: string;
  readonly name: string;
  /** First session as a member. */
  readonly from: SessionDate;
  /** The day from which it is no member any more, or null while it is one. */
  readonly until: SessionDate | null;
  /** Of a spell found by comparing lists: the last session before `from` and before `until` of which a list is known. */
  readonly lastWithout: SessionDate | null;
  readonly lastWith: SessionDate | null;
}

/** A universe as the market carries it, on one price basis. */
export interface MarketUniverse {
  readonly definition: UniverseDefinition;
  readonly basis: 'price' | 'total';
  /** Null where nothing is stored of the universe. */
  readonly counts: UniverseCounts | null;
  /** Null unless the study asked for members, or where none are stored. */
  readonly panel: MemberPanel | null;
  /** Names of the sectors that are stored of its members, one a slug, in alphabetical order. */
  readonly sectorNames: readonly string[];
  /** From which session on sectors are dated, and whether some have no dates; absent where none are dated. */
  readonly sectorsDated?: { readonly from: SessionDate; readonly hasUndated: boolean } | null;
  /** What the members of each sector add up to, by slug (`countSectors`); null unless the study asked for sectors. */
  readonly sectors: ReadonlyMap<string, UniverseCounts> | null;
  /** The slug of the sector that it is narrowed to; undefined for all of it. */
  readonly sector?: string;
  /** The name of all of it, where it is narrowed. */
  readonly wholeName?: string;
  /** Who was a member when, whatever was known on a day: who reads it leaves out what is later than the market. Null or absent where no members are stored. */
  readonly spells?: readonly MemberSpell[] | null;
  /** Spells that are known between two lists of members alone; null or absent where every day is known. */
  readonly brackets?: SpellBrackets | null;
  /** The session from which on members are known as they were, where before it today's list is applied to the past; null or absent where it is not. */
  readonly hindsightTo?: SessionDate | null;
  /** Sources of members, weights and counts, as stored. */
  readonly sources: readonly string[];
  /** First and last session with counts, or null. */
  readonly first: SessionDate | null;
  readonly last: SessionDate | null;
}

/** What a study reads of a universe: its counts, those of its sectors too, or the closes of its members too. */
export interface UniverseNeed {
  readonly id: string;
  readonly level: 'counts' | 'sectors' | 'members';
  /** Whether its members are set against their index: they are then on a basis that both have (G10). */
  readonly pairsWithIndex?: boolean;
  /**
   * What ends where the universe does, unless a link names the session: the study's knowledge (`asOf`); with `rows` only what is shown,
   * as outcomes of an index go on; with `nothing` it is read where it reaches.
   */
  readonly ends?: 'knowledge' | 'rows' | 'nothing';
}
