import { createElement, memo } from 'react';
import { toAttributes, type Ink, type Mark } from '@/lib/plot/mark';

function paint(ink: Ink): string {
  return typeof ink === 'string' ? ink : `color-mix(in srgb, ${ink.color} ${(ink.share * 100).toFixed(1)}%, var(--card))`;
}

interface Props {
  readonly marks: readonly Mark[];
  /** What of a mark's opacity is left while another is pointed at: 1 for all unless given. */
  readonly fade?: ((mark: Mark) => number) | undefined;
}

/** The marks of a drawing as SVG elements, each with what it stands for as `data-mark`. */
export const Marks = memo(function Marks({ marks, fade }: Props) {
  return marks.map((mark, key) => {
    const opacity = (mark.opacity ?? 1) * (fade?.(mark) ?? 1);
    const attributes = { key, ...toAttributes({ ...mark, opacity }, paint), 'data-mark': mark.role };
    return mark.shape === 'text'
      ? createElement('text', { ...attributes, className: 'tabular' }, mark.text)
      : createElement(mark.shape, attributes);
  });
});
