import { plotMargins } from './plot-geometry';

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

export interface DateTick {
  /** Position among the dates given. */
  readonly index: number;
  readonly label: string;
}

/** Periods that a tick may open, finest first: months per period; 0 is single sessions. */
const periods = [1, 3, 6, 12, 24, 60, 120, 240, 600] as const;
const labelWidthPx = { day: 52, month: 62, year: 44 } as const;

function monthNumber(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

function periodStarts(dates: readonly string[], months: number): DateTick[] {
  const ticks: DateTick[] = [];
  let previous: number | null = null;
  dates.forEach((date, index) => {
    const month = monthNumber(date);
    const period = Math.floor(month / months);
    if (previous !== null && period !== previous) {
      const year = date.slice(0, 4);
      const name = monthNames[month % 12] ?? '';
      const label = months >= 12 ? year : ticks.length === 0 || month % 12 === 0 ? `${name} ${year}` : name;
      ticks.push({ index, label });
    }
    previous = period;
  });
  return ticks;
}

function daySteps(dates: readonly string[], every: number): DateTick[] {
  const ticks: DateTick[] = [];
  for (let index = 0; index < dates.length; index += every) {
    const date = dates[index] ?? '';
    ticks.push({ index, label: `${Number(date.slice(8, 10))} ${monthNames[Number(date.slice(5, 7)) - 1] ?? ''}` });
  }
  return ticks;
}

/** Drops each tick whose label, drawn from its tick rightwards, would reach the one before it or run out of the frame; below the value axis there is room for the last one. */
function keepApart(ticks: readonly DateTick[], toPx: (index: number) => number, widthPx: number, labelPx: number): DateTick[] {
  let free = 0;
  return ticks.filter((tick) => {
    const left = toPx(tick.index);
    if (left < free || left + labelPx > widthPx + plotMargins.right) return false;
    free = left + labelPx;
    return true;
  });
}

/**
 * Ticks of the date axis: the finest of sessions, months, quarters, half years, years … whose labels fit `widthPx`.
 * A label stands to the right of its tick, the last one below the value axis where need be; none overlaps another or leaves the frame.
 * **Shape**: `dates` ascending, drawn at equal distances.
 */
export function computeDateTicks(dates: readonly string[], widthPx: number): DateTick[] {
  if (dates.length === 0 || widthPx <= 0) return [];
  const span = Math.max(1, dates.length - 1);
  const toPx = (index: number): number => (index / span) * widthPx;
  if (dates.length <= 64) {
    const every = Math.max(1, Math.ceil((labelWidthPx.day * 1.3 * dates.length) / widthPx));
    return keepApart(daySteps(dates, every), toPx, widthPx, labelWidthPx.day);
  }
  const spanMonths = monthNumber(dates.at(-1) ?? '') - monthNumber(dates[0] ?? '');
  for (const months of periods) {
    // Periods far too many to be told are not even counted: that would read every date of a century once more for each.
    if ((spanMonths / months) * labelWidthPx.year > widthPx * 2) continue;
    const labelPx = months >= 12 ? labelWidthPx.year : labelWidthPx.month;
    const ticks = periodStarts(dates, months);
    if (ticks.length * labelPx * 1.35 <= widthPx) return keepApart(ticks, toPx, widthPx, labelPx);
  }
  return [];
}
