import type { ChartSpec, Column, Row } from '@/lib/studies/kit/study';
import type { Mark } from './mark';
import type { Setting } from './setting';

/** Edges of a box. **Units**: pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Tick {
  /** In the unit of its axis. */
  readonly value: number;
  /** **Units**: pixels. */
  readonly at: number;
  /** Empty where something else stands in the place of its label. */
  readonly text: string;
}

/** An axis over the whole of the frame. */
export interface Axis {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly Tick[];
}

/** The axis of what is measured: it has the grid. */
export interface ValueAxis extends Axis {
  /** Whether values rise upwards, with their labels on the right, or go to the right, with labels below. */
  readonly runs: 'up' | 'right';
  readonly scale: 'linear' | 'log';
  /** A stronger line, or null. */
  readonly baseline: Tick | null;
}

/** The axis of dates, steps or names below, where values rise. Labels stand beside their tick or under the middle of what they name. */
export interface BaseAxis extends Axis {
  readonly anchor: 'start' | 'middle';
}

/** A chart as marks with their places, and its axes: what a page shows and a file holds. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** Where the axes stand. */
  readonly frame: Box;
  readonly values: ValueAxis | null;
  readonly base: BaseAxis | null;
  /** Beneath the axes: what is simulated is hatched. */
  readonly ground: readonly Mark[];
  /** In the order in which they are drawn. */
  readonly marks: readonly Mark[];
}

/** What every kind of chart is drawn from. */
export interface DrawInput<Kind extends ChartSpec['kind']> {
  readonly chart: Extract<ChartSpec, { kind: Kind }>;
  /** The columns of the rows; a value whose column is not among them has the chart's unit. */
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly width: number;
  readonly height: number;
  /** Whether what is drawn is hatched. */
  readonly simulated: boolean;
  readonly setting: Setting;
}
