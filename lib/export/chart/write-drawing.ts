import { escapeXml } from '@/lib/format/escape-xml';
import { drawAxes } from '@/lib/plot/draw-axes';
import type { Drawing } from '@/lib/plot/drawing';
import { toAttributes, type Mark, type TextMark } from '@/lib/plot/mark';
import { resolveInk } from '@/lib/plot/resolve-ink';
import type { Theme } from '@/lib/plot/theme-colors';

const pictureFont = 'Inter, Helvetica, Arial, sans-serif';

/** A chart as SVG shapes and its texts apart, since not every renderer of SVG has fonts. **Units**: pixels. */
export interface WrittenDrawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly string[];
  readonly labels: readonly TextMark[];
}

function writeAttributes(mark: Mark, theme: Theme): string {
  return Object.entries(toAttributes(mark, (ink) => resolveInk(ink, theme)))
    .map(([name, value]) => ` ${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}="${value}"`)
    .join('');
}

/** A mark as SVG, in the colours of a scheme. */
export function writeMark(mark: Mark, theme: Theme): string {
  if (mark.shape === 'text') return `<text${writeAttributes(mark, theme)} font-family="${pictureFont}">${escapeXml(mark.text)}</text>`;
  return `<${mark.shape}${writeAttributes(mark, theme)}/>`;
}

/** A drawing with its axes, which a page leaves to its surface, as SVG. */
export function writeDrawing(drawing: Drawing, theme: Theme): WrittenDrawing {
  const marks = [...drawing.ground, ...drawAxes(drawing), ...drawing.marks];
  return {
    width: drawing.width,
    height: drawing.height,
    labels: marks.filter((mark) => mark.shape === 'text'),
    shapes: marks.flatMap((mark) => (mark.shape === 'text' ? [] : [writeMark(mark, theme)])),
  };
}

/** Drawings one under the other, each reaching `lap` pixels into the next. */
export function stackDrawings(drawings: readonly WrittenDrawing[], lap: number): WrittenDrawing {
  const tops = drawings.map((_, at) => drawings.slice(0, at).reduce((sum, { height }) => sum + height - lap, 0));
  return {
    width: Math.max(0, ...drawings.map(({ width }) => width)),
    height: Math.max(0, ...drawings.map(({ height }, at) => (tops[at] ?? 0) + height)),
    shapes: drawings.flatMap(({ shapes }, at) =>
      at === 0 ? shapes : [`<g transform="translate(0 ${tops[at] ?? 0})">${shapes.join('')}</g>`],
    ),
    labels: drawings.flatMap(({ labels }, at) => labels.map((label) => ({ ...label, y: label.y + (tops[at] ?? 0) }))),
  };
}
