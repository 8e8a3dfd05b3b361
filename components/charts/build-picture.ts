import { drawChart, type Drawable } from '@/lib/export/chart/draw-chart';
import { writePicture, type Picture } from '@/lib/export/chart/write-svg';
import type { LegendEntry } from '@/lib/plot/legend';
import type { PictureText } from '@/lib/plot/picture-text';
import { pageSetting } from '@/lib/plot/setting';
import type { Theme } from '@/lib/plot/theme-colors';

const rankingRowPx = 22;

/** The scheme that the page is shown in. */
function readTheme(): Theme {
  return document.documentElement.dataset['mantineColorScheme'] === 'dark' ? 'dark' : 'light';
}

/**
 * A chart as one SVG document that needs nothing of the page, drawn again as large as it stands inside `frame` and in the colours of the
 * page, within the frame of every picture.
 * @throws Error when there is no drawn chart.
 */
export function buildChartSvg(frame: HTMLElement, drawn: Drawable, text: PictureText, legend: readonly LegendEntry[]): Picture {
  // Two charts may stand one above the other.
  const boxes = [...frame.querySelectorAll('[data-chart-frame]')].map((element) => element.getBoundingClientRect());
  const [first] = boxes;
  if (first === undefined || drawn.rows.length === 0) throw new Error('There is nothing drawn to take a picture of. Widen the range.');
  const height = Math.ceil(Math.max(...boxes.map(({ bottom }) => bottom)) - first.top);
  const theme = readTheme();
  const rows = drawn.chart.kind === 'ranking' ? Math.min(drawn.rows.length, drawn.chart.first ?? Infinity) * rankingRowPx : height;
  return writePicture(drawChart(drawn, Math.ceil(first.width), Math.min(height, rows), theme, pageSetting), text, legend, theme);
}

/** A picture as PNG at twice its size. */
export async function buildChartPng({ svg, width, height }: Picture): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width * 2;
    canvas.height = height * 2;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob === null) reject(new Error('The browser could not draw the picture.'));
        else resolve(blob);
      }, 'image/png');
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}
