import { escapeXml } from '@/lib/format/escape-xml';
import { framePicture, pictureFont } from '@/lib/plot/frame-picture';
import type { LegendEntry } from '@/lib/plot/legend';
import { place } from '@/lib/plot/line-path';
import type { PictureText } from '@/lib/plot/picture-text';
import type { Theme } from '@/lib/plot/theme-colors';
import type { Drawing, DrawnLabel } from './drawing';

function writeLabel({ text, x, y, anchor, color, strong, size = 11 }: DrawnLabel): string {
  return `<text x="${place(x)}" y="${place(y)}" text-anchor="${anchor}" fill="${color}" font-size="${size}" font-weight="${strong ? 650 : 400}" font-family="${pictureFont}">${escapeXml(text)}</text>`;
}

/** The shapes of a drawing alone, as an SVG document of its size. */
export function writeShapes({ width, height, shapes }: Drawing): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${shapes.join('')}</svg>`;
}

/** A drawing as one SVG document that needs nothing else: the sentence, title and legend above, notes, definition and source below. */
export function writeSvg(drawing: Drawing, text: PictureText, legend: readonly LegendEntry[], theme: Theme): string {
  const { open, close } = framePicture({ text, legend, width: drawing.width, height: drawing.height, theme });
  return `${open}${drawing.shapes.join('')}${drawing.labels.map(writeLabel).join('')}${close}`;
}
