import { groupColors, seriesColors, symbolColor } from '../symbol-color';

/** How one line of a chart is drawn: a CSS variable of the page and an SVG dash pattern, null for a solid line. */
export interface LineStyle {
  readonly color: string;
  readonly dash: string | null;
}

/** Dash patterns from solid on: up to six lines are solid, the next six have the second pattern, and so on. */
const dashes: readonly (string | null)[] = [null, '6 3', '2 3', '10 3 2 3', '1 5'];
const linesPerDash = 6;

interface Line {
  readonly symbol: string | null;
  readonly dashed?: boolean;
}

/**
 * Colour and dash of every line of one chart, no two of them alike: a group keeps its own colour, another instrument takes the one it has
 * alone where that is free and else the first that is. The same lines in the same order give the same answer, on a page and in a picture.
 * **Shape** an answer per line. **Edges** lines of ink (no symbol) differ by their dashes; with twenty lines no two are alike.
 */
export function assignLineStyles(lines: readonly Line[]): LineStyle[] {
  const taken = new Set<string>();
  const colors = new Set<string>();
  const styles = lines.map((): LineStyle => ({ color: symbolColor(null), dash: null }));
  const claim = (place: number, wanted: readonly string[]): void => {
    const least = Math.max(Math.floor(place / linesPerDash), lines[place]?.dashed === true ? 1 : 0);
    for (const dash of dashes.slice(Math.min(least, dashes.length - 1))) {
      const color = wanted.find((one) => !taken.has(`${one} ${dash}`));
      if (color === undefined) continue;
      taken.add(`${color} ${dash}`);
      colors.add(color);
      styles[place] = { color, dash };
      return;
    }
  };
  const isFixed = ({ symbol }: Line): boolean => symbol === null || groupColors[symbol] !== undefined;
  lines.forEach((line, place) => {
    if (isFixed(line)) claim(place, [symbolColor(line.symbol)]);
  });
  const all = [...seriesColors, ...Object.values(groupColors)];
  lines.forEach((line, place) => {
    if (isFixed(line)) return;
    const own = [symbolColor(line.symbol), ...all];
    const free = own.filter((color) => !colors.has(color));
    claim(place, free.length > 0 ? free : own);
  });
  return styles;
}
