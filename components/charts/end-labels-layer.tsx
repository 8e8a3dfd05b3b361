import type { EndLabel } from '@/lib/plot/end-labels';
import type { LineStyle } from '@/lib/plot/line-styles';

/** A label with the look of its line. */
export interface StyledEndLabel extends EndLabel, LineStyle {
  readonly key: string;
}

interface Props {
  readonly width: number;
  readonly height: number;
  readonly labels: readonly StyledEndLabel[];
  /** Whether names stand beside the lines; else values alone stand on the axis. */
  readonly named: boolean;
  /** Whether a mark stands where they end: then a value on the axis keeps clear of it. */
  readonly marked?: boolean;
  readonly focus: string | null;
}

/** Where each line in sight ends: its name and last value, joined to it by a thin line of its colour. */
export function EndLabelsLayer({ width, height, labels, named, marked = false, focus }: Props) {
  if (labels.length === 0) return null;
  return (
    <svg width={width} height={height} aria-hidden="true" data-layer="ends">
      {labels.map(({ key, text, x, y, from, color, dash }) => (
        <g key={key} opacity={focus === null || focus === key ? 1 : 0.25}>
          {named
            ? <path d={`M${from.x + 1} ${from.y}L${x - 3} ${y}`} fill="none" stroke={color} strokeWidth={1.2} strokeDasharray={dash ?? undefined} />
            : marked ? null : <rect x={x - 5} y={y - 6} width={3} height={12} fill={color} />}
          <text x={!named && marked ? x + 3 : x} y={y + 4} fontSize={11} fontWeight={550} fill="var(--ink)" className="tabular">{text}</text>
        </g>
      ))}
    </svg>
  );
}
