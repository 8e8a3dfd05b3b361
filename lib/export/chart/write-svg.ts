import type { LegendEntry } from '@/lib/plot/legend';
import type { PictureText } from '@/lib/plot/picture-text';
import type { Theme } from '@/lib/plot/theme-colors';
import { framePicture } from './frame-picture';
import { writeMark, type WrittenDrawing } from './write-drawing';

/** The shapes of a drawing alone, as an SVG document of its size. */
export function writeShapes({ width, height, shapes }: WrittenDrawing): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${shapes.join('')}</svg>`;
}

/** A picture of its own size. **Units**: pixels. */
export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** A drawing as one SVG document that needs nothing else: the sentence, title and legend above, notes, definition and source below. */
export function writePicture(drawing: WrittenDrawing, text: PictureText, legend: readonly LegendEntry[], theme: Theme): Picture {
  const { open, close, width, height } = framePicture({ text, legend, width: drawing.width, height: drawing.height, theme });
  return {
    svg: `${open}${drawing.shapes.join('')}${drawing.labels.map((label) => writeMark(label, theme)).join('')}${close}`,
    width,
    height,
  };
}

/** The same as its text alone. */
export function writeSvg(...given: Parameters<typeof writePicture>): string {
  return writePicture(...given).svg;
}
