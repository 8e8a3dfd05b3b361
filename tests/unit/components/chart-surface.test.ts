import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { ChartSurface } from '@/components/charts/chart-surface';
import { OverviewStrip } from '@/components/charts/overview-strip';
import type { Drawing } from '@/lib/plot/drawing';

it('makes no marks for a page that a server writes, which has none of them', () => {
  let made = 0;
  const drawing: Drawing = {
    width: 300,
    height: 200,
    frame: { left: 0, top: 0, right: 300, bottom: 200 },
    values: { low: 0, high: 1, ticks: [], runs: 'up', scale: 'linear', baseline: null },
    base: null,
    ground: [],
    get marks() {
      made += 1;
      return [];
    },
  };
  expect(renderToStaticMarkup(createElement(ChartSurface, { drawing }))).toMatch(/^<svg [^>]*width="300"/);
  expect(made).toBe(0);
});

it('names the two days between which the part of a history in sight lies, and asks for no other', () => {
  const asked = new Set<number>();
  const dateAt = (day: number): string => {
    asked.add(day);
    return day === 2 ? '2024-07-15' : '2024-07-17';
  };
  const nothing = (): void => undefined;
  const strip = createElement(OverviewStrip, {
    values: [],
    count: 11,
    dateAt,
    width: 100,
    scale: 'linear',
    window: { first: 2, last: 4 },
    onMove: nothing,
    onSettle: nothing,
  });
  const written = renderToStaticMarkup(strip);
  expect(written).toContain('aria-valuetext="15 Jul 2024 to 17 Jul 2024"');
  expect(written).toContain('style="--first:0.2;--last:0.4"');
  expect([...asked].sort()).toEqual([2, 4]);
});
