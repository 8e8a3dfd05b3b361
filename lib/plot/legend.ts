import type { ChartSpec } from '@/lib/studies/kit/study';
import { shadeOpacity } from './grid/draw-grid';
import { listGridSteps, nameGridStep } from './grid/grid-color';
import { stateLooks } from './grid/grid-states';
import { listHeatSteps } from './heat/heat-color';
import { layerLooks, type Glyph } from './layers/layer-looks';
import { assignLineStyles } from './lines/line-styles';
import { estimateTextWidth } from './place-labels';
import { yearDot } from './columns/draw-columns';
import { mostDots } from './dots/row-plot';
import { assignTailColors, hasOwnColors } from './quadrant/quadrant-colors';
import { quadrantLooks } from './quadrant/read-weeks';
import { symbolColor } from './symbol-color';

/** What one mark of a chart means. */
export interface LegendEntry {
  readonly label: string;
  readonly shape: 'line' | 'band' | 'dot' | 'tick' | 'diamond' | 'hatch' | 'glyph';
  /** Which, of a glyph. */
  readonly glyph?: Glyph;
  /** A CSS variable of the page. */
  readonly color: string;
  readonly dash?: string | null;
  /** Share of the colour in a mix with the ground, where it is one of a scale. */
  readonly share?: number;
  /** 1 unless given. */
  readonly opacity?: number;
  /** The line that it names. */
  readonly key?: string;
}

/** What a legend reads of a chart: all of it, or no more than that its marks explain themselves. */
export type LegendChart = ChartSpec | { readonly kind: 'ranking'; readonly layers?: ChartSpec['layers'] };

export interface LegendState {
  readonly simulated: boolean;
  /** Whether some of what is drawn rests on a close that is not final. */
  readonly provisional: boolean;
  /** The events of a chart of outcomes, whose dots may be more than can be drawn. */
  readonly events?: readonly Readonly<Record<string, unknown>>[] | null;
}

const bandOpacity = 0.14;

/** What a dot is, and that not all are drawn where that is so. */
function nameDots({ dotLabel, eventKeys }: Extract<LegendChart, { kind: 'dots' }>, events: LegendState['events']): string {
  const most = Math.max(0, ...eventKeys.map((key) => (events ?? []).filter((event) => typeof event[key] === 'number').length));
  return most > mostDots ? `${dotLabel}, ${mostDots} a horizon from the lowest to the highest` : dotLabel;
}

function listStates(
  { shade }: Extract<LegendChart, { kind: 'grid' }>,
  { yes, no, unknown }: NonNullable<Extract<LegendChart, { kind: 'grid' }>['states']>,
): readonly LegendEntry[] {
  return [
    { label: `Full: ${yes}`, shape: 'band', ...stateLooks.yes.ink },
    { label: `Low bar: ${no}`, shape: 'band', ...stateLooks.no.ink },
    { label: `Dotted: ${unknown}`, shape: 'line', color: 'var(--zero)', dash: '1 3' },
    ...(shade === undefined ? [] : [{ label: shade.label, shape: 'band', color: 'var(--muted)', opacity: shadeOpacity } as const]),
  ];
}

/** Who has which colour; where a colour is a quadrant's, what it means. */
function listQuadrants(chart: Extract<LegendChart, { kind: 'quadrant' }>): readonly LegendEntry[] {
  if (chart.panelKey !== null) return [];
  const colors = assignTailColors(chart);
  if (hasOwnColors(chart))
    return chart.series.map(
      ({ value, label }): LegendEntry => ({ key: value, label, shape: 'dot', color: colors.get(value) ?? 'var(--ink)' }),
    );
  return Object.values(quadrantLooks).map(({ name, color }): LegendEntry => ({ label: `Ends ${name.toLowerCase()}`, shape: 'dot', color }));
}

function listOwn(chart: LegendChart, events: LegendState['events']): readonly LegendEntry[] {
  switch (chart.kind) {
    case 'lines': {
      const styles = assignLineStyles(chart.lines);
      const lines =
        chart.lines.length < 2
          ? []
          : chart.lines.map(
              ({ key, label }, at): LegendEntry => ({ key, label, shape: 'line', ...(styles[at] ?? { color: 'var(--ink)', dash: null }) }),
            );
      const mark = chart.context?.mark ?? '';
      return mark === '' ? lines : [...lines, { label: mark, shape: 'diamond', color: 'var(--warn-ink)' }];
    }
    case 'paths': {
      const color = symbolColor(chart.symbol);
      return [
        { label: chart.names?.mean ?? 'Mean of the complete events', shape: 'line', color },
        { label: chart.names?.base ?? 'Mean of any session', shape: 'line', color: 'var(--muted)', dash: '5 3' },
        ...chart.bands.map(({ label }, at): LegendEntry => ({ label, shape: 'band', color, opacity: bandOpacity * (at + 1) })),
        ...(chart.pathKeys.length === 0
          ? []
          : [
              {
                label: chart.names?.path ?? 'Each event, thin',
                shape: 'line',
                color: chart.endLabel === undefined ? color : 'var(--muted)',
                opacity: 0.5,
              } as const,
            ]),
      ];
    }
    case 'columns': {
      const color = symbolColor(chart.symbol);
      return [
        ...(chart.barLabel === undefined ? [] : [{ label: chart.barLabel, shape: 'band', color } as const]),
        ...(chart.dots === undefined ? [] : [{ label: chart.dots.label, shape: 'dot', ...yearDot } as const]),
        ...(chart.current === undefined ? [] : [{ label: chart.current.label, shape: 'dot', color: 'var(--ink)' } as const]),
      ];
    }
    case 'dots':
      return [
        { label: nameDots(chart, events), shape: 'dot', color: symbolColor(chart.symbol), opacity: 0.7 },
        { label: 'Mean of all events', shape: 'tick', color: 'var(--ink)' },
        { label: 'After any date: the middle half', shape: 'band', color: 'var(--muted)', opacity: 0.3 },
        { label: 'After any date: the median', shape: 'tick', color: 'var(--muted)' },
      ];
    case 'slope':
      return [
        { label: 'Rose in rank', shape: 'line', color: 'var(--up)' },
        { label: 'Fell', shape: 'line', color: 'var(--down)' },
        { label: 'Kept its rank', shape: 'line', color: 'var(--muted)' },
      ];
    case 'heat':
      return listHeatSteps(chart.limit, chart.unit === 'pct' ? '%' : '').map(
        ({ color, share, text }): LegendEntry => ({ label: text, shape: 'band', color: `var(--${color})`, share }),
      );
    case 'grid':
      if (chart.states !== undefined) return listStates(chart, chart.states);
      return [
        ...listGridSteps(chart).map(
          (step, at): LegendEntry => ({ label: nameGridStep(step, at, chart, chart.open), shape: 'band', ...step.ink }),
        ),
        { label: 'Dotted: no value', shape: 'line', color: 'var(--zero)', dash: '1 3' },
      ];
    case 'quadrant':
      return listQuadrants(chart);
    default:
      return [];
  }
}

/** What is laid over a chart; a layer without an event in the range says so. */
function listLayers(chart: LegendChart): readonly LegendEntry[] {
  const layers = 'layers' in chart ? (chart.layers ?? []) : [];
  return layers.map(({ id, label, events }) => ({
    label: events.length === 0 ? `${label}: none here` : label,
    shape: 'glyph',
    glyph: layerLooks[id].glyph,
    color: layerLooks[id].color,
  }));
}

/** What the marks of a chart mean, on a page and in a picture; empty where one confirmed line needs no explanation. */
export function listLegend(chart: LegendChart, { simulated, provisional, events }: LegendState): readonly LegendEntry[] {
  return [
    ...listOwn(chart, events),
    ...listLayers(chart),
    ...(provisional && chart.kind === 'lines'
      ? [{ label: 'Dashed at the end: if it closes here', shape: 'line', color: 'var(--muted)', dash: '3 3' } as const]
      : []),
    ...(simulated ? [{ label: 'Hatched: simulated, not a market record', shape: 'hatch', color: 'var(--muted)' } as const] : []),
  ];
}

/** Width of the mark before a label with the gap after it. **Units**: pixels, as of 11 px text. */
export const legendMarkPx = 28;
const legendGapPx = 16;

/** Where entries stand, left to right and row by row within a width. **Units**: pixels, as of 11 px text. */
export function placeLegend(
  entries: readonly LegendEntry[],
  widthPx: number,
): readonly { readonly entry: LegendEntry; readonly x: number; readonly row: number }[] {
  let [x, row] = [0, 0];
  return entries.map((entry) => {
    const wide = legendMarkPx + estimateTextWidth(entry.label);
    if (x > 0 && x + wide > widthPx) [x, row] = [0, row + 1];
    const at = { entry, x, row };
    x += wide + legendGapPx;
    return at;
  });
}
