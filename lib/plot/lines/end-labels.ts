import { estimateTextWidth, fitText } from '../place-labels';

/** Least distance between two labels of the same column. **Units**: pixels. */
export const endLabelStepPx = 13;
const leastNamedWidthPx = 540;
/** Between the end of a line and the label of it. */
export const endLabelGapPx = 14;
/** The longest value that room is left for, whatever the values in sight, so that the dates stay where they are while a chart is moved. */
const longestValue = ' 00,000.00';
/** Of the width of a chart, what names may take at most. */
const mostNamedShare = 0.3;

/** The names at the ends of lines: where there are several. */
export function listEndNames(lines: readonly { readonly label: string }[]): readonly string[] {
  return lines.length > 1 ? lines.map(({ label }) => label) : [];
}

/** Room between the end of the lines and the value axis: for the longest of their names and a value where names are told and the chart is wide, else none, since values alone stand on the axis. **Units**: pixels. */
export function chooseEndRoom(widthPx: number, names: readonly string[]): number {
  if (names.length === 0 || widthPx < leastNamedWidthPx) return 0;
  const wanted = endLabelGapPx + Math.max(...names.map(estimateTextWidth)) + estimateTextWidth(longestValue);
  return Math.round(Math.min(wanted, widthPx * mostNamedShare));
}

/**
 * The text at the end of a line: its name, shortened to what the room leaves beside its value, and the value; the value alone on the axis,
 * whose unit the chart's title names. One alone in its chart needs no name that would be cut: the title says what it is.
 */
export function writeEndLabel(name: string, value: string, roomPx: number, isAlone = false): string {
  if (roomPx <= 0) return value.split(' ')[0] ?? value;
  const said = fitText(name, roomPx - endLabelGapPx - estimateTextWidth(` ${value}`));
  return isAlone && said !== name ? value : `${said} ${value}`;
}

/**
 * Heights for labels that belong at given heights, moved as little as needed so that none covers another or leaves the frame.
 * **Shape** an answer per label in the order given. **Missing** null for a label without a height, and for the last ones of more than the
 * frame has room for. **Units** pixels.
 */
export function spreadLabels(wanted: readonly (number | null)[], top: number, bottom: number, step = endLabelStepPx): (number | null)[] {
  const most = Math.max(1, Math.floor((bottom - top) / step) + 1);
  const order = wanted
    .flatMap((y, index) => (y === null ? [] : [{ index, y: Math.min(bottom, Math.max(top, y)) }]))
    .slice(0, most)
    .sort((a, b) => a.y - b.y || a.index - b.index);
  // Labels that would touch form a block around the mean of the heights they want.
  const blocks: { sum: number; members: number[] }[] = [];
  const topOf = ({ sum, members }: { sum: number; members: number[] }): number =>
    Math.min(bottom - (members.length - 1) * step, Math.max(top, sum / members.length - ((members.length - 1) * step) / 2));
  for (const { index, y } of order) {
    blocks.push({ sum: y, members: [index] });
    for (
      let above = blocks.at(-2), last = blocks.at(-1);
      above !== undefined && last !== undefined && topOf(above) + above.members.length * step > topOf(last) + 1e-9;
      above = blocks.at(-2), last = blocks.at(-1)
    ) {
      blocks.splice(-2, 2, { sum: above.sum + last.sum, members: [...above.members, ...last.members] });
    }
  }
  const placed: (number | null)[] = wanted.map(() => null);
  for (const block of blocks)
    block.members.forEach((index, at) => {
      placed[index] = topOf(block) + at * step;
    });
  return placed;
}

/** The last point of a line in sight, as text and where it stands. */
export interface LineEnd {
  readonly label: string;
  readonly value: string;
  readonly x: number;
  readonly y: number;
}

export interface EndLabel {
  readonly text: string;
  /** Left edge and middle of the text. **Units**: pixels. */
  readonly x: number;
  readonly y: number;
  /** Where the line ends that it belongs to. */
  readonly from: { readonly x: number; readonly y: number };
}

/** The position of the last value of a stretch, or null where it has none. */
export function findLineEnd(
  values: readonly (number | null | undefined)[],
  { first, last }: { readonly first: number; readonly last: number },
): number | null {
  for (let index = Math.min(values.length - 1, last); index >= Math.max(0, first); index -= 1)
    if (typeof values[index] === 'number') return index;
  return null;
}

/** Labels for the ends of the lines of one chart, in the order given; null where a line has no end in sight or there is no room. `right` is where the dates end. */
export function placeEndLabels(
  ends: readonly (LineEnd | null)[],
  frame: { readonly right: number; readonly top: number; readonly bottom: number; readonly room: number },
): (EndLabel | null)[] {
  const heights = spreadLabels(
    ends.map((end) => end?.y ?? null),
    frame.top + endLabelStepPx / 2,
    frame.bottom - endLabelStepPx / 2,
  );
  return ends.map((end, place) => {
    const y = heights[place] ?? null;
    if (end === null || y === null) return null;
    return {
      text: writeEndLabel(end.label, end.value, frame.room, ends.length === 1),
      x: frame.right + (frame.room > 0 ? endLabelGapPx : 6),
      y,
      from: { x: end.x, y: end.y },
    };
  });
}
