import type { DrawInput, Drawing } from '../drawing';
import { hatchMark } from '../hatch-mark';
import type { Mark } from '../mark';
import { estimateTextWidth, fitText } from '../place-labels';
import { colorOfBar, rankRows, type RankedRow } from './rank-rows';

const mostRowHeightPx = 22;
const leastRowHeightPx = 11;
const figurePx = 80;

/** A row, or how many are left out in its place. */
type Line = RankedRow | number;

/** As many rows as there is room for: the first of them, or of instruments the strongest and the weakest with what is left out between. */
function pickRows(rows: readonly RankedRow[], most: number, ranked: boolean): readonly Line[] {
  if (rows.length <= most) return rows;
  if (!ranked || most < 3) return rows.slice(0, most);
  const above = Math.ceil((most - 1) / 2);
  return [...rows.slice(0, above), rows.length - most + 1, ...rows.slice(rows.length - (most - 1 - above))];
}

/** Instruments as horizontal bars between their names and figures. `of` is the line from the top. A page shows the same rows as a list. */
export function drawRanking(input: DrawInput<'ranking'>): Drawing {
  const { chart, width, height, simulated } = input;
  const lines = pickRows(rankRows(input), Math.max(1, Math.floor(height / leastRowHeightPx)), chart.first === undefined);
  const nameOf = (line: Line): string => (typeof line === 'number' ? `… ${line} more` : line.name);
  const left = Math.min(width * 0.5, Math.max(80, ...lines.map((line) => estimateTextWidth(nameOf(line)) + 12)));
  const room = width - figurePx - left;
  const rowHeightPx = Math.min(mostRowHeightPx, height / Math.max(1, lines.length));
  const size = Math.min(11, rowHeightPx - 1);
  const marks = lines.flatMap((line, of): Mark[] => {
    const middle = (of + 0.5) * rowHeightPx;
    const text = { shape: 'text', of, y: middle + 4, size, fill: 'var(--ink)' } as const;
    const name: Mark = { ...text, role: 'name', text: fitText(nameOf(line), left - 12), x: 0, anchor: 'start' };
    if (typeof line === 'number') return [name];
    const { value, start, size: share, figure } = line;
    const bar = {
      shape: 'rect',
      role: 'bar',
      of,
      x: left + start * room,
      y: middle - rowHeightPx * 0.3,
      width: share * room,
      height: rowHeightPx * 0.6,
      fill: colorOfBar(value),
    } as const;
    return [...(value === null ? [] : [bar]), name, { ...text, role: 'figure', text: figure, x: width, anchor: 'end' }];
  });
  const frame = { left: 0, top: 0, right: width, bottom: height };
  return { width, height, frame, values: null, base: null, ground: simulated ? [hatchMark(frame)] : [], marks };
}
