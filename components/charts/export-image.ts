import { framePicture } from '@/lib/plot/frame-picture';
import type { LegendEntry } from '@/lib/plot/legend';
import type { PictureText } from '@/lib/plot/picture-text';
import type { Theme } from '@/lib/plot/theme-colors';
import { drawRanking } from './draw-ranking';

const copied = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-opacity', 'font-size', 'font-weight', 'font-family', 'text-anchor', 'stroke-linejoin', 'stroke-linecap', 'paint-order', 'opacity'] as const;
const svgNamespace = 'http://www.w3.org/2000/svg';

function cloneWithStyles(element: Element): Element {
  const clone = element.cloneNode(false);
  if (!(clone instanceof Element)) return document.createElementNS(svgNamespace, 'g');
  if (element instanceof SVGElement) {
    const computed = getComputedStyle(element);
    for (const name of copied) clone.setAttribute(name, computed.getPropertyValue(name));
    clone.removeAttribute('class');
    clone.removeAttribute('style');
  }
  for (const child of element.childNodes) clone.appendChild(child instanceof Element ? cloneWithStyles(child) : child.cloneNode(true));
  return clone;
}

/** The scheme that the page is shown in. */
function readTheme(): Theme {
  return document.documentElement.dataset['mantineColorScheme'] === 'dark' ? 'dark' : 'light';
}

/**
 * The chart inside `frame` as one SVG document that needs nothing of the page: styles inlined, within the frame of every picture.
 * @throws Error when there is no drawn chart.
 */
export function buildChartSvg(frame: HTMLElement, text: PictureText, legend: readonly LegendEntry[]): { readonly svg: string; readonly width: number; readonly height: number } {
  // A ranking is a list on the page; its picture is drawn from where its parts stand.
  const ranking = frame.querySelector<HTMLElement>('[data-ranking]');
  const layers = ranking === null ? [...frame.querySelectorAll<SVGSVGElement>('[data-chart-frame] svg:not([data-layer="crosshair"])')] : [];
  const measured = ranking ?? layers[0];
  if (measured === undefined) throw new Error('There is nothing drawn to take a picture of. Widen the range.');
  // Two charts may stand one above the other: every layer keeps its place from the first.
  const { left, top, width } = measured.getBoundingClientRect();
  const height = Math.max(...(ranking === null ? layers : [ranking]).map((layer) => layer.getBoundingClientRect().bottom)) - top;
  const drawn = document.createElementNS(svgNamespace, 'g');
  for (const layer of layers) {
    const group = document.createElementNS(svgNamespace, 'g');
    const box = layer.getBoundingClientRect();
    group.setAttribute('transform', `translate(${box.left - left} ${box.top - top})`);
    for (const child of layer.children) group.appendChild(cloneWithStyles(child));
    drawn.appendChild(group);
  }
  if (ranking !== null) drawn.append(...drawRanking(ranking).children);
  const picture = framePicture({ text, legend, width: Math.ceil(width), height: Math.ceil(height), theme: readTheme() });
  return { svg: `${picture.open}${new XMLSerializer().serializeToString(drawn)}${picture.close}`, width: picture.width, height: picture.height };
}

/** The same picture as PNG at twice the size. */
export async function buildChartPng(frame: HTMLElement, text: PictureText, legend: readonly LegendEntry[]): Promise<Blob> {
  const { svg, width, height } = buildChartSvg(frame, text, legend);
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
      canvas.toBlob((blob) => { if (blob === null) reject(new Error('The browser could not draw the picture.')); else resolve(blob); }, 'image/png');
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}
