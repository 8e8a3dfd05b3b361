import type { Row } from '@/lib/studies/kit/study';
import type { Box } from '../drawing';
import { scaleValues } from '../plot-geometry';
import type { Domain } from '../value-ticks';
import { arrangePanels, quadrantMargins } from './quadrant-size';
import { readTails, type QuadrantSpec, type Tail } from './read-weeks';

/** A square with its own scales. **Units**: pixels. */
export interface QuadrantPanel {
  /** Empty for a single one. */
  readonly name: string;
  readonly box: Box;
  readonly across: Domain;
  readonly upwards: Domain;
  readonly toX: (value: number) => number;
  readonly toY: (value: number) => number;
  readonly tails: readonly Tail[];
}

const middle = 100;
const air = 0.08;
// So much of a scale lies at least on either side of the middle, so that no quadrant is a sliver.
const leastShare = 0.16;

/** A scale that holds the values and the middle, with air around them. */
function fitDomain(values: readonly number[]): Domain {
  const low = Math.min(middle, ...values);
  const high = Math.max(middle, ...values);
  const span = high > low ? high - low : 2;
  return { low: Math.min(low - air * span, middle - leastShare * span), high: Math.max(high + air * span, middle + leastShare * span) };
}

function boxOf(left: number, top: number, side: number): Box {
  return {
    left: left + quadrantMargins.left,
    top: top + quadrantMargins.top,
    right: left + side - quadrantMargins.right,
    bottom: top + side - quadrantMargins.bottom,
  };
}

export interface QuadrantRoom {
  readonly width: number;
  readonly height: number;
  /** Whether the scales hold every week of the rows, so that they stand still while the weeks are gone through. */
  readonly whole?: boolean;
  /** Which week tails end with; that of the chart unless given. */
  readonly week?: string | null;
}

/** Where the squares stand and what their scales are: as wide as the tails need, or with `whole` as all weeks do. */
export function layoutQuadrant(
  chart: QuadrantSpec,
  rows: readonly Row[],
  { width, height, whole = false, week = chart.week }: QuadrantRoom,
): readonly QuadrantPanel[] {
  const tails = readTails(chart, rows, week);
  const fitted = whole ? readTails({ ...chart, tail: rows.length + 1 }, rows, null) : tails;
  const groups = chart.panelKey === null ? [{ name: '', members: tails }] : tails.map((tail) => ({ name: tail.label, members: [tail] }));
  const { across, down, gapPx, titlePx } = arrangePanels(width, groups.length);
  const side = Math.max(1, Math.floor(Math.min((width - (across - 1) * gapPx) / across, (height - (down - 1) * gapPx) / down - titlePx)));
  const start = Math.floor((width - across * side - (across - 1) * gapPx) / 2);
  return groups.map(({ name, members }, at): QuadrantPanel => {
    const left = start + (at % across) * (side + gapPx);
    const box = boxOf(left, titlePx + Math.floor(at / across) * (side + titlePx + gapPx), side);
    const points = fitted.filter(({ value }) => members.some((member) => member.value === value)).flatMap((tail) => tail.points);
    const [horizontal, vertical] = [fitDomain(points.map(({ x }) => x)), fitDomain(points.map(({ y }) => y))];
    return {
      name,
      box,
      across: horizontal,
      upwards: vertical,
      toX: scaleValues(horizontal, 'linear', [box.left, box.right]),
      toY: scaleValues(vertical, 'linear', [box.bottom, box.top]),
      tails: members,
    };
  });
}
