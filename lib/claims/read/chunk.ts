import type { CalendarUnit } from '@/lib/calendar/calendar-unit';
import type { NamedDate } from './named-date';

/** What is spoken of as "the index", "the stock" or "the group"; funds are none of them. */
export type NameKind = 'index' | 'stock' | 'group';

/** What a word or a few of them stand for. */
export type Meaning =
  /** That a time has not passed is told by its date; “so far” says so of one that has a name. */
  | { readonly kind: 'filler'; readonly isSoFar?: true }
  /** Where a new statement can begin: a comma, "while", "marking". */
  | { readonly kind: 'split' }
  /**
   * `isTold`: that it stands for a word such as "it", and was named in a sentence before; `standIn`: what is taken for what is meant, which is
   * not stored: 'the fund XLK'.
   */
  | {
      readonly kind: 'name';
      readonly symbol: string;
      readonly members?: string;
      readonly is?: NameKind;
      readonly isTold?: true;
      readonly standIn?: string;
    }
  /** The one spoken of before: "it", "the index"; of "the tech-heavy index" it is known which that must be. */
  | { readonly kind: 'same'; readonly of?: NameKind; readonly symbol?: string }
  | { readonly kind: 'number'; readonly value: number; readonly text: string }
  | { readonly kind: 'size'; readonly unit: 'pct' | 'pp' | 'points'; readonly text: string; readonly value: number }
  | { readonly kind: 'ordinal'; readonly value: number; readonly isStraight?: true }
  | { readonly kind: 'unit'; readonly unit: CalendarUnit; readonly calendarDays?: true }
  | { readonly kind: 'straight'; readonly isAtLeast?: true }
  /** A return is a gain with or without dividends. */
  | { readonly kind: 'move'; readonly direction: 'up' | 'down'; readonly isState?: true; readonly isReturn?: true }
  | { readonly kind: 'run'; readonly direction?: 'up' | 'down' }
  /** A superlative; what it is said of decides which can be meant: of a move any, of a level the highest, of a run the longest. */
  | { readonly kind: 'most'; readonly direction?: 'up' | 'down'; readonly of: 'move' | 'level' | 'run' | 'fall' | 'recovery' | 'any' }
  | {
      readonly kind:
        | 'since'
        | 'ever'
        | 'time'
        | 'only'
        | 'close'
        | 'touch'
        | 'mean'
        | 'deviations'
        | 'members'
        | 'past'
        | 'of'
        | 'in'
        | 'from'
        | 'to';
    }
  /** A peak is one of all time, where no other is named. */
  | { readonly kind: 'record'; readonly price: 'close' | 'high' | 'any'; readonly isPeak?: true }
  /** It stands before its figure, where nothing else is said: “or more” behind it, “at least” on either side. */
  | {
      readonly kind: 'about';
      readonly side: 'near' | 'nearly' | 'over' | 'under' | 'more' | 'least' | 'less' | 'most';
      readonly stands?: 'behind' | 'either';
    }
  /** An open one says that a level was crossed, and not to which side. */
  | { readonly kind: 'side'; readonly direction: 'up' | 'down'; readonly isCrossing?: true; readonly isOpen?: true }
  /** By a verb whom it leads stands behind it: "outpacing the S&P 500". */
  | { readonly kind: 'beat'; readonly direction: 'up' | 'down'; readonly isVerb?: true }
  | { readonly kind: 'dividends'; readonly returns: 'price' | 'total' }
  | { readonly kind: 'signal'; readonly indicator: 'zweig-thrust' | 'deemer-thrust' | 'whaley-thrust' | 'hindenburg' }
  | { readonly kind: 'cross'; readonly direction: 'up' | 'down' }
  | { readonly kind: 'bull' }
  /** The lowest or highest close of a time that is named: "its October low". */
  | { readonly kind: 'extreme'; readonly side: 'low' | 'high' }
  /** "All of the Magnificent Seven". */
  | { readonly kind: 'whole'; readonly members: string }
  /** "In each of the last five weeks". */
  | { readonly kind: 'each' }
  /** "Its biggest point gain". */
  | { readonly kind: 'points' }
  /** "Doubled", by the percent of the move. */
  | { readonly kind: 'multiple'; readonly direction: 'up' | 'down'; readonly pct: string }
  /** "In either direction". */
  | { readonly kind: 'either' }
  /** A move to a side that is said beside it, or to either. */
  | { readonly kind: 'shift' }
  /** "Back to back": two in a row. */
  | { readonly kind: 'pair' }
  /** That a run came to its end. */
  | { readonly kind: 'broke' }
  /** That it was last so at the time that follows. */
  | { readonly kind: 'unseen' }
  /** What the other one of a lead is introduced by: "against". */
  | { readonly kind: 'versus' }
  /** "Versus", or by a verb of a lead "beating", where what another one did stands behind it. */
  | { readonly kind: 'contrast'; readonly lead?: 'up' | 'down' }
  /** "After", "a day after", "despite", "with": what begins a clause with a time of its own. */
  | { readonly kind: 'apart'; readonly of: 'after' | 'day-before' | 'beside' }
  /** What lies between two records: "the longest wait for a record". */
  | { readonly kind: 'wait' }
  /** The way from the low of a fall to a new record. */
  | { readonly kind: 'recovery' }
  /** How far below its record something is. */
  | { readonly kind: 'drawdown' }
  /** That a size is said again in another measure: "35.98 points, or 0.6%". */
  | { readonly kind: 'or' }
  /** Ten years. */
  | { readonly kind: 'decade' }
  /** What must be so on the same day: "with fewer than half of its members …". */
  | { readonly kind: 'join' }
  | { readonly kind: 'volatility' }
  /** By “has not” it is denied of a time up to a day, not of that day. */
  | { readonly kind: 'without'; readonly isUpTo?: true }
  /** “The best start to a year”: its sessions up to then, set against as many of others. */
  | { readonly kind: 'to-date'; readonly isStart?: true }
  /** “On track for its best month”: what a time would be if it ended now. */
  | { readonly kind: 'on-track' }
  | { readonly kind: 'half'; readonly half: 'first-half' | 'second-half' }
  | { readonly kind: 'date'; readonly date: NamedDate }
  /** What no claim can say, with the reason; by itself it may be what another clause is about, as gold or volume. */
  | { readonly kind: 'cannot'; readonly reason: string; readonly isAside?: true; readonly is?: NameKind }
  | { readonly kind: 'unread' };

/** A meaning with the tokens that carry it. */
export type Chunk = Meaning & {
  readonly first: number;
  readonly last: number;
  /** What was taken for granted in reading it, as a sentence. */
  readonly assumed?: string;
};

/** A chunk of one kind. */
export type ChunkOf<Kind extends Meaning['kind']> = Extract<Chunk, { readonly kind: Kind }>;
