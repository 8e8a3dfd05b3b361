import { place } from '@/lib/plot/line-path';
import { pictureLinePx, type PictureText } from '@/lib/plot/picture-text';
import { themeColors, type Theme } from '@/lib/plot/theme-colors';
import { wrapText } from '@/lib/plot/wrap-text';
import { escapeXml } from '../escape-xml';
import { type Drawing, type DrawnLabel } from './drawing';

const fontFamily = 'Inter, Helvetica, Arial, sans-serif';

function writeLabel({ text, x, y, anchor, color, strong, size = 11 }: DrawnLabel): string {
  return `<text x="${place(x)}" y="${place(y)}" text-anchor="${anchor}" fill="${color}" font-size="${size}" font-weight="${strong ? 650 : 400}" font-family="${fontFamily}">${escapeXml(text)}</text>`;
}

/** The shapes of a drawing alone, as an SVG document of its size. */
export function writeShapes({ width, height, shapes }: Drawing): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${shapes.join('')}</svg>`;
}

/** A drawing as one SVG document that needs nothing else: title above, notes and source below. */
export function writeSvg(drawing: Drawing, text: PictureText, theme: Theme): string {
  const colors = themeColors[theme];
  const notes = text.notes.flatMap((note) => wrapText(note, drawing.width));
  const [width, height] = [drawing.width + 32, drawing.height + 78 + notes.length * pictureLinePx];
  const line = (words: string, y: number, size: number, color: string, weight: number): string =>
    `<text x="16" y="${y}" font-size="${size}" font-weight="${weight}" fill="${color}" font-family="${fontFamily}">${escapeXml(words)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="100%" height="100%" fill="${colors.card}"/>`,
    line(text.title, 28, 15, colors.ink, 650),
    `<g transform="translate(16 42)">${drawing.shapes.join('')}${drawing.labels.map(writeLabel).join('')}</g>`,
    ...notes.map((note, at) => line(note, height - 14 - (notes.length - at) * pictureLinePx, 11, colors.ink, 400)),
    line(text.source, height - 14, 11, colors.muted, 400),
    '</svg>',
  ].join('');
}
