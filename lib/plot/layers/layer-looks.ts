import type { LayerId } from '@/lib/studies/kit/layer-ids';
import { place } from '../round-px';

export type Glyph = 'triangle' | 'wedge' | 'square' | 'diamond' | 'plus' | 'ring' | 'bar' | 'cross' | 'flag';

/** How the events of a layer are told from those of others, without their colour too. */
export interface LayerLook {
  readonly glyph: Glyph;
  /** A CSS variable of the page. */
  readonly color: string;
  /** Of the lines that a day, or the ends of a span, has over the chart: an SVG dash pattern. */
  readonly dash: string;
}

export const layerLooks: Readonly<Record<LayerId, LayerLook>> = {
  records: { glyph: 'triangle', color: 'var(--up)', dash: '1 3' },
  cycle: { glyph: 'diamond', color: 'var(--down)', dash: '6 3' },
  thrusts: { glyph: 'plus', color: 'var(--high)', dash: '2 2' },
  omens: { glyph: 'wedge', color: 'var(--low)', dash: '4 2 1 2' },
  fed: { glyph: 'square', color: 'var(--accent)', dash: '3 3' },
  recessions: { glyph: 'bar', color: 'var(--muted)', dash: '1 2' },
  members: { glyph: 'cross', color: 'var(--series-6)', dash: '7 2' },
  claims: { glyph: 'ring', color: 'var(--series-5)', dash: '5 2 2 2' },
  notes: { glyph: 'flag', color: 'var(--series-7)', dash: '3 2 1 2' },
};

const shapes: Readonly<Record<Glyph, string>> = {
  triangle: 'm0 -4l4 7h-8Z',
  wedge: 'm0 4l4 -7h-8Z',
  square: 'm-3 -3h6v6h-6Z',
  diamond: 'm0 -4.5l4 4.5l-4 4.5l-4 -4.5Z',
  plus: 'm-1.2 -4h2.4v2.8h2.8v2.4h-2.8v2.8h-2.4v-2.8h-2.8v-2.4h2.8Z',
  ring: 'm-3.8 0a3.8 3.8 0 1 0 7.6 0a3.8 3.8 0 1 0 -7.6 0Z',
  cross: 'm-4 -2.6l1.4 -1.4l2.6 2.6l2.6 -2.6l1.4 1.4l-2.6 2.6l2.6 2.6l-1.4 1.4l-2.6 -2.6l-2.6 2.6l-1.4 -1.4l2.6 -2.6Z',
  flag: 'm-4 4.5v-9h8l-2.4 2.7l2.4 2.7h-6.2v3.6Z',
  bar: 'm-5 -3h10v6h-10Z',
};

/** The outline of a glyph around a point. **Units**: pixels. */
export function traceGlyph(glyph: Glyph, x: number, y: number): string {
  return `M${place(x)} ${place(y)}${shapes[glyph]}`;
}
