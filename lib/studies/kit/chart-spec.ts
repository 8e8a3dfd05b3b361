import type { SessionDate } from '@/lib/calendar/session-date';
import type { ColumnUnit } from './column';

/** A labelled point on a chart; `value` is in the unit of the chart. */
export interface ChartMark {
  readonly date: SessionDate;
  readonly value: number;
  readonly label: string;
  readonly emphasis: boolean;
}

/** One drawn column of the rows. `symbol` gives the colour (null: neutral ink). */
export interface ChartLine {
  readonly key: string;
  readonly label: string;
  readonly symbol: string | null;
  readonly dashed?: boolean;
}

interface ChartBase {
  readonly title: string;
  /** Shown after the title in words: 'percentage points', 'percent', 'index, start = 100'. */
  readonly unitLabel: string;
  readonly unit: ColumnUnit;
  readonly marks: readonly ChartMark[];
}

/** How the rows are drawn. Keys name columns of `rows`: a chart never has data of its own. */
export type ChartSpec =
  /** Per-session rows with `date`. `area` fills to the zero line, `bars` draws signed bars. */
  | (ChartBase & {
      readonly kind: 'lines';
      readonly lines: readonly ChartLine[];
      readonly form: 'line' | 'area' | 'bars';
      readonly scale: 'linear' | 'log';
      /** A stronger horizontal line (0 for differences, 100 for rebased), or null. */
      readonly baseline: number | null;
      /** Whether the first row is that of the range's base, the close before the first session. */
      readonly startsAtBase?: boolean;
      /** Columns that the tooltip shows above the drawn ones, in reading order (the legs). */
      readonly legs: readonly string[];
      /** What is drawn smaller above, on the same time axis. */
      readonly context?: ChartContext;
    })
  /** Rows that last from one session to another: streaks, drawdowns. */
  | (ChartBase & { readonly kind: 'spans'; readonly startKey: string; readonly endKey: string; readonly valueKey: string; readonly symbol: string | null })
  /** One column per category: records per year. */
  | (ChartBase & { readonly kind: 'columns'; readonly categoryKey: string; readonly valueKey: string; readonly symbol: string | null })
  /** Horizontal bars, one per row: leaders. With `first` the first so many rows in their own order, else all, strongest first; `ranged` where the displayed range chooses what is measured. */
  | (ChartBase & { readonly kind: 'ranking'; readonly labelKey: string; readonly valueKey: string; readonly first?: number; readonly ranged?: boolean })
  /** One tile per row, in groups; the size of a tile is its weight, its colour its value. */
  | (ChartBase & {
      readonly kind: 'heat';
      readonly groupKey: string;
      readonly labelKey: string;
      readonly valueKey: string;
      /** Null where no sizes are known: then all tiles are alike. */
      readonly sizeKey: string | null;
      /** The value at which the colour is full, the same for every session of a range. */
      readonly limit: number;
      /** What tiles of a group stand in the order of, the largest first. */
      readonly order: 'size' | 'value';
      /** Where the displayed range chooses what is measured. */
      readonly ranged?: boolean;
    })
  /** What came after events, row by row a session further: the mean with bands around it, and single events as thin lines. */
  | (ChartBase & {
      readonly kind: 'paths';
      /** Column with the sessions since the event. */
      readonly stepKey: string;
      readonly meanKey: string;
      /** The mean of any session, to compare with. */
      readonly baseKey: string;
      /** Widest first. */
      readonly bands: readonly ChartBand[];
      readonly pathKeys: readonly string[];
      readonly symbol: string | null;
    })
  /** One row of dots per category: the outcome of each event, over the spread of any session. The dots are columns of the events. */
  | (ChartBase & {
      readonly kind: 'dots';
      readonly categoryKey: string;
      /** The middle half of the base distribution, and its median. */
      readonly lowKey: string;
      readonly medianKey: string;
      readonly highKey: string;
      /** Mean of the dots. */
      readonly meanKey: string;
      /** Column of the events for each row, in the order of the rows. */
      readonly eventKeys: readonly string[];
      /** What a dot is: 'Each event', or which of them where not all are listed. */
      readonly dotLabel: string;
      /** Columns that the tooltip shows, in reading order. */
      readonly legs: readonly string[];
      /** Value of the category column whose row is the one in focus. */
      readonly focus: number;
      readonly symbol: string | null;
    });

/** A line above a chart on its time axis: the index above its breadth. It is a column of the same rows. */
export interface ChartContext extends ChartLine {
  readonly scale: 'linear' | 'log';
  /** Sessions that are marked on both, and what the mark means; none where `mark` is empty. */
  readonly dates: readonly SessionDate[];
  readonly mark: string;
}

/** Two columns with everything between them filled. */
export interface ChartBand {
  readonly lowKey: string;
  readonly highKey: string;
  readonly label: string;
}
