import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { SessionDate } from '@/lib/calendar/session-date';
import { drawChart } from '@/lib/export/chart/draw-chart';
import { writeSvg } from '@/lib/export/chart/write-svg';
import { rangeOf } from '@/lib/market/study-range';
import { chooseGridHeight } from '@/lib/plot/grid/grid-size';
import { chooseHeatHeight } from '@/lib/plot/heat/heat-size';
import { pageSetting } from '@/lib/plot/setting';
import { chooseQuadrantHeight } from '@/lib/plot/quadrant/quadrant-size';
import { studies } from '@/lib/studies/registry';
import { hasTimeAxis } from '@/lib/studies/kit/has-time-axis';
import type { ChartLayer, ChartSpec, Column, Row } from '@/lib/studies/kit/study';
import { makeRandomMarket } from '../support/random-market';
import { withRandomSeries } from '../support/random-series';
import { withRandomUniverses } from '../support/random-universe';

// A chart is drawn once: what a page shows of every study's charts, rendered without a browser at its first width, stands in the picture of that size.

const market = withRandomSeries(withRandomUniverses(makeRandomMarket(20_240_716, 420), 7), 7);
const range = rangeOf(0, market.sessions.length - 1);
const [from, to] = [market.sessions[0], market.sessions.at(-1)];
if (from === undefined || to === undefined) throw new Error('a market without sessions');
const shown = { base: from, from, to, last: null, sessions: market.sessions.length };
const width = 880;

interface Charted {
  readonly chart: ChartSpec;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly events: readonly Row[];
}

async function importCharts() {
  const [columns, dots, grid, heat, lines, paths, quadrant, ranking, slope, spans] = await Promise.all([
    import('@/components/charts/columns-chart'),
    import('@/components/charts/dots-chart'),
    import('@/components/charts/grid-chart'),
    import('@/components/charts/heat-chart'),
    import('@/components/charts/lines-chart'),
    import('@/components/charts/paths-chart'),
    import('@/components/charts/quadrant-chart'),
    import('@/components/charts/ranking-chart'),
    import('@/components/charts/slope-chart'),
    import('@/components/charts/spans-chart'),
  ]);
  return { ...columns, ...dots, ...grid, ...heat, ...lines, ...paths, ...quadrant, ...ranking, ...slope, ...spans };
}

let charts: Awaited<ReturnType<typeof importCharts>>;

// What a server writes has no marks: here the page is as a browser has it.
beforeAll(async () => {
  vi.resetModules();
  vi.doMock('@/components/charts/use-is-drawn', () => ({ useIsDrawn: () => true }));
  charts = await importCharts();
});
afterAll(() => {
  vi.doUnmock('@/components/charts/use-is-drawn');
  vi.resetModules();
});

function pageOf({ chart, columns, rows, events }: Charted): readonly [page: ReactElement, heightPx: number] {
  const given = { columns, rows, simulated: true, describedBy: 'summary' };
  switch (chart.kind) {
    case 'lines':
      return [createElement(charts.LinesChart, { ...given, chart, range: shown, rebase: 'none', heightPx: 340 }), 340];
    case 'spans':
      return [createElement(charts.SpansChart, { ...given, chart, range: shown, extent: shown }), 394];
    case 'columns':
      return [createElement(charts.ColumnsChart, { ...given, chart, events }), 394];
    case 'ranking':
      return [createElement(charts.RankingChart, { ...given, chart }), 22 * rows.length];
    case 'heat':
      return [createElement(charts.HeatChart, { ...given, chart }), chooseHeatHeight(width, rows.length)];
    case 'grid':
      return [createElement(charts.GridChart, { ...given, chart }), chooseGridHeight(width, chart)];
    case 'quadrant':
      return [
        createElement(charts.QuadrantChart, { ...given, chart }),
        chooseQuadrantHeight(width, chart.panelKey === null ? 1 : chart.series.length),
      ];
    case 'paths':
      return [createElement(charts.PathsChart, { ...given, chart }), 394];
    case 'slope':
      return [createElement(charts.SlopeChart, { ...given, chart }), 394];
    case 'dots':
      return [createElement(charts.DotsChart, { ...given, chart, events }), 394];
  }
}

const places = ['d', 'x', 'y', 'width', 'height', 'cx', 'cy', 'r'] as const;

/** Each SVG element as its name, where it stands unless left out, and what it says, of both renderers alike. */
function listElements(svg: string, attribute: string, placed: boolean): string[] {
  return (
    [...svg.matchAll(/<(path|rect|circle|text)((?: [\w-]+="[^"]*")*)(?:\/>|>([^<]*))/g)]
      .filter(([, , attributes = '']) => attributes.includes(attribute) && !attributes.includes('data-mark="legend"'))
      // A lower chart has other ticks.
      .filter(([, , attributes = '']) => placed || !attributes.includes('data-mark="tick"'))
      .map(([, name = '', attributes = '', text = '']) =>
        [
          name,
          ...places.map((place) => (placed ? (new RegExp(` ${place}="([^"]*)"`).exec(attributes)?.[1] ?? '') : '')),
          text.replace(/&#x27;|&apos;/g, "'"),
        ].join(' '),
      )
  );
}

/** What is in a list beyond the elements of another. */
function without(all: readonly string[], some: readonly string[]): string[] {
  const left = [...all];
  for (const element of some) {
    const at = left.indexOf(element);
    if (at >= 0) left.splice(at, 1);
  }
  return left;
}

const dayAt = (at: number): SessionDate => market.sessions[at] ?? from;
const layers: readonly ChartLayer[] = [
  { id: 'omens', label: 'Omens', events: [30, 31, 32, 33, 200, 300].map((at) => ({ from: dayAt(at), to: dayAt(at), label: 'Omen' })) },
  {
    id: 'cycle',
    label: 'Bear and bull markets',
    events: [
      { from: dayAt(100), to: dayAt(160), label: 'Bear market' },
      { from: dayAt(380), to: null, label: 'Bear market' },
    ],
  },
];

/** The same chart with events over it, where it has an axis of time that takes them. */
function withLayers([name, given]: readonly [string, Charted]): (readonly [string, Charted])[] {
  const { chart } = given;
  return hasTimeAxis(chart) ? [[`${name}, with events`, { ...given, chart: { ...chart, layers } }]] : [];
}

// What is drawn as it is asked for at first is of instruments that this market has not.
const asked: Readonly<Record<string, Readonly<Record<string, string>>>> = { rotation: { group: 'custom' } };

const bare = studies.flatMap((study) => {
  const { chart, columns, rows, events, tables } = study.compute(
    { market, range, basis: 'price' },
    study.params.parse(asked[study.id] ?? {}),
  );
  const own: Charted = { chart, columns, rows, events: events?.rows ?? [] };
  return [
    [study.id, own] as const,
    ...(tables ?? []).flatMap((table) =>
      table.chart === null
        ? []
        : [[`${study.id}, ${table.id}`, { ...own, chart: table.chart, columns: table.columns, rows: table.rows }] as const],
    ),
  ];
});

const charted = [...bare, ...bare.flatMap(withLayers)];

describe('page and picture', () => {
  it('are compared for every kind of chart', () => {
    expect(new Set(charted.map(([, { chart }]) => chart.kind))).toEqual(
      new Set(['lines', 'spans', 'columns', 'ranking', 'heat', 'grid', 'paths', 'dots', 'slope', 'quadrant']),
    );
    expect(charted.filter(([, { rows }]) => rows.length > 0).length).toBeGreaterThan(20);
  });

  it('events can be laid over the charts of every study that has an axis of time, and of no other', () => {
    const timed = new Set(bare.filter(([, { chart }]) => hasTimeAxis(chart)).map(([name]) => name.split(',')[0] ?? ''));
    const layered = studies.filter(({ isLayered, rowsAre }) => isLayered ?? rowsAre === 'sessions').map(({ id }) => id);
    expect(layered.toSorted()).toEqual([...timed].toSorted());
  });

  it.each(charted)('%s', (_, given) => {
    const { chart, columns, rows, events } = given;
    const [page, height] = pageOf(given);
    const html = renderToStaticMarkup(page);
    const picture = drawChart({ chart, columns, rows, range: shown, events, simulated: true }, width, height, 'light', pageSetting);
    if (chart.kind === 'ranking') {
      // On a page the rows are a list, which has room for whole names.
      const said = [...html.matchAll(/<span[^>]*>([^<]*)<\/span>/g)].map(([, text = '']) => text);
      expect(picture.labels).toHaveLength(2 * Math.min(rows.length, chart.first ?? Infinity));
      picture.labels.forEach(({ text }, at) => {
        expect(said[at]?.startsWith(text.replace(/…$/, ''))).toBe(true);
      });
      return;
    }
    // A picture gives a part of its height to what stands above, a page adds to it: the same marks stand elsewhere.
    const isPlaced = chart.kind !== 'lines' || chart.context === undefined;
    const drawn = listElements(html, 'data-mark', isPlaced);
    const pictured = listElements(
      writeSvg(picture, { headline: '', title: '', marks: [], notes: [], definition: '', source: '' }, [], 'light'),
      '',
      isPlaced,
    );
    expect(drawn.length).toBeGreaterThan(rows.length === 0 ? -1 : 1);
    expect(without(drawn, pictured)).toEqual([]);
    // What a picture has beyond them is its ground; of quadrants, tiles and grids also lines and labels, which a page draws by itself.
    const beyond = without(pictured, drawn).filter((element) => !element.startsWith('text '));
    if (isPlaced)
      expect(beyond.filter((element) => !/^path M[\d.-]+ [\d.-]+[HV][\d.-]+ /.test(element))).toEqual(['rect    100% 100%    ']);
  });
});
