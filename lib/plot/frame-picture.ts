import { escapeXml } from '@/lib/format/escape-xml';
import { mixColors } from './heat-color';
import { legendMarkPx, placeLegend, type LegendEntry } from './legend';
import { place } from './line-path';
import { pictureLinePx, type PictureText } from './picture-text';
import { resolveColor, themeColors, type Theme } from './theme-colors';
import { wrapText } from './wrap-text';

const paddingPx = 16;
const headlineSize = 15;
const headlineLinePx = 20;
const textSize = 11;
export const pictureFont = 'Inter, Helvetica, Arial, sans-serif';

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

/** The mark of a legend as an SVG shape, 22 px wide with its middle at `y`. */
export function drawLegendMark({ shape, color: variable, dash = null, share, opacity = 1 }: LegendEntry, x: number, y: number, theme: Theme): string {
  const { card, line } = themeColors[theme];
  const color = share === undefined ? resolveColor(variable, theme) : mixColors(resolveColor(variable, theme), card, share);
  const edge = share === undefined ? '' : ` stroke="${line}"`;
  const fade = opacity === 1 ? '' : ` opacity="${opacity}"`;
  switch (shape) {
    case 'line': return `<path d="M${place(x)} ${place(y)}h22" fill="none" stroke="${color}" stroke-width="2"${dash === null ? '' : ` stroke-dasharray="${dash}"`}${fade}/>`;
    case 'band': return `<rect x="${place(x)}" y="${place(y - 5)}" width="22" height="10" fill="${color}"${edge}${fade}/>`;
    case 'dot': return `<circle cx="${place(x + 11)}" cy="${place(y)}" r="4" fill="${color}"${fade}/>`;
    case 'tick': return `<rect x="${place(x + 10)}" y="${place(y - 6)}" width="2" height="12" fill="${color}"${fade}/>`;
    case 'diamond': return `<path d="M${place(x + 11)} ${place(y - 5)}l4.4 5l-4.4 5l-4.4 -5Z" fill="${color}"${fade}/>`;
    case 'hatch': return `<path d="M${place(x)} ${place(y + 5)}l10 -10M${place(x + 6)} ${place(y + 5)}l10 -10M${place(x + 12)} ${place(y + 5)}l10 -10" fill="none" stroke="${color}"${fade}/>`;
  }
}

function write(words: string, x: number, y: number, color: string, size: number = textSize, weight = 400): string {
  return `<text x="${place(x)}" y="${place(y)}" font-size="${size}" font-weight="${weight}" fill="${color}" font-family="${pictureFont}">${escapeXml(words)}</text>`;
}

/** The frame of a picture: the sentence, what is drawn in which unit over which dates and the legend above; notes, definition and source below. Texts are broken to the width of the chart. */
export function framePicture({ text, legend, width, height, theme }: Framed): PictureFrame {
  const colors = themeColors[theme];
  const above: string[] = [];
  const below: string[] = [];
  let y = paddingPx;
  const tell = (into: string[], words: string, color: string, size = textSize, linePx: number = pictureLinePx, weight = 400): void => {
    for (const line of wrapText(words, (width * textSize) / size)) {
      y += linePx;
      into.push(write(line, paddingPx, y - 4, color, size, weight));
    }
  };
  if (text.headline !== '') tell(above, text.headline, colors.ink, headlineSize, headlineLinePx, 650);
  y += 2;
  tell(above, [text.title, ...text.marks].join(' · '), colors.muted);
  const marks = placeLegend(legend, width);
  for (const { entry, x, row } of marks) {
    const middle = y + row * pictureLinePx + pictureLinePx / 2 + 2;
    above.push(drawLegendMark(entry, paddingPx + x, middle, theme), write(entry.label, paddingPx + x + legendMarkPx, middle + 4, colors.ink));
  }
  y += marks.length === 0 ? 8 : ((marks.at(-1)?.row ?? 0) + 1) * pictureLinePx + 10;
  const top = y;
  y += height + 6;
  for (const note of text.notes) tell(below, note, colors.ink);
  tell(below, text.definition, colors.muted);
  tell(below, text.source, colors.muted);
  const full = { width: width + 2 * paddingPx, height: Math.ceil(y) + paddingPx };
  return {
    ...full,
    open: `<svg xmlns="http://www.w3.org/2000/svg" width="${full.width}" height="${full.height}" viewBox="0 0 ${full.width} ${full.height}"><rect width="100%" height="100%" fill="${colors.card}"/>${above.join('')}<g transform="translate(${paddingPx} ${top})">`,
    close: `</g>${below.join('')}</svg>`,
  };
}
