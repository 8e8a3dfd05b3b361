import { legendMarkPx, placeLegend, type LegendEntry } from '@/lib/plot/legend';
import { drawLegendMark } from '@/lib/plot/legend-mark';
import { pictureLinePx, type PictureText } from '@/lib/plot/picture-text';
import { themeColors, type Theme } from '@/lib/plot/theme-colors';
import { wrapText } from '@/lib/plot/wrap-text';
import { writeMark } from './write-drawing';

const paddingPx = 16;
const headlineSize = 15;
const headlineLinePx = 20;
const textSize = 11;

interface Framed {
  readonly text: PictureText;
  readonly legend: readonly LegendEntry[];
  /** Of the chart within. **Units**: pixels. */
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
}

/** What stands around a chart in a picture: an SVG document's beginning and end, between which the chart's own shapes go. */
export interface PictureFrame {
  readonly width: number;
  readonly height: number;
  readonly open: string;
  readonly close: string;
}

/** The frame of a picture: the sentence, what is drawn in which unit over which dates and the legend above; notes, definition and source below. Texts are broken to the width of the chart. */
export function framePicture({ text, legend, width, height, theme }: Framed): PictureFrame {
  const above: string[] = [];
  const below: string[] = [];
  let y = paddingPx;
  const write = (text: string, x: number, baseline: number, fill: string, size: number = textSize, weight = 400): string =>
    writeMark({ shape: 'text', role: 'told', text, x, y: baseline, anchor: 'start', fill, size, weight }, theme);
  const tell = (into: string[], words: string, color: string, size = textSize, linePx: number = pictureLinePx, weight = 400): void => {
    for (const line of wrapText(words, (width * textSize) / size)) {
      y += linePx;
      into.push(write(line, paddingPx, y - 4, color, size, weight));
    }
  };
  if (text.headline !== '') tell(above, text.headline, 'var(--ink)', headlineSize, headlineLinePx, 650);
  y += 2;
  tell(above, [text.title, ...text.marks].join(' · '), 'var(--muted)');
  const marks = placeLegend(legend, width);
  for (const { entry, x, row } of marks) {
    const middle = y + row * pictureLinePx + pictureLinePx / 2 + 2;
    above.push(
      writeMark(drawLegendMark(entry, paddingPx + x, middle), theme),
      write(entry.label, paddingPx + x + legendMarkPx, middle + 4, 'var(--ink)'),
    );
  }
  y += marks.length === 0 ? 8 : ((marks.at(-1)?.row ?? 0) + 1) * pictureLinePx + 10;
  const top = y;
  y += height + 6;
  for (const note of text.notes) tell(below, note, 'var(--ink)');
  tell(below, text.definition, 'var(--muted)');
  tell(below, text.source, 'var(--muted)');
  const full = { width: width + 2 * paddingPx, height: Math.ceil(y) + paddingPx };
  return {
    ...full,
    open: `<svg xmlns="http://www.w3.org/2000/svg" width="${full.width}" height="${full.height}" viewBox="0 0 ${full.width} ${full.height}"><rect width="100%" height="100%" fill="${themeColors[theme].card}"/>${above.join('')}<g transform="translate(${paddingPx} ${top})">`,
    close: `</g>${below.join('')}</svg>`,
  };
}
