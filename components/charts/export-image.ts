import { pictureLinePx, type PictureText } from '@/lib/plot/picture-text';
import { wrapText } from '@/lib/plot/wrap-text';
import { drawRanking } from './draw-ranking';

const copied = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-opacity', 'font-size', 'font-weight', 'font-family', 'text-anchor', 'paint-order', 'opacity'] as const;
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

function addText(parent: SVGElement, text: string, x: number, y: number, size: number, color: string, weight: string): void {
  const element = document.createElementNS(svgNamespace, 'text');
  element.textContent = text;
  for (const [name, value] of Object.entries({ x, y, 'font-size': size, fill: color, 'font-weight': weight, 'font-family': 'Inter, Helvetica, Arial, sans-serif' })) {
    element.setAttribute(name, String(value));
  }
  parent.appendChild(element);
}

/**
 * The chart inside `frame` as one SVG document that needs nothing of the page: styles inlined, title above, notes and source below.
 * @throws Error when there is no drawn chart.
 */
export function buildChartSvg(frame: HTMLElement, text: PictureText): { readonly svg: string; readonly width: number; readonly height: number } {
  // A ranking is a list on the page; its picture is drawn from where its parts stand.
  const ranking = frame.querySelector<HTMLElement>('[data-ranking]');
  const layers = ranking === null ? [...frame.querySelectorAll<SVGSVGElement>('[data-chart-frame] svg:not([data-layer="crosshair"])')] : [];
  const measured = ranking ?? layers[0];
  if (measured === undefined) throw new Error('There is nothing drawn to take a picture of. Widen the range.');
  // Two charts may stand one above the other: every layer keeps its place from the first.
  const { left, top, width } = measured.getBoundingClientRect();
  const height = Math.max(...(ranking === null ? layers : [ranking]).map((layer) => layer.getBoundingClientRect().bottom)) - top;
  const style = getComputedStyle(frame);
  const ink = style.getPropertyValue('--ink').trim();
  const root = document.createElementNS(svgNamespace, 'svg');
  const notes = text.notes.flatMap((note) => wrapText(note, width));
  const full = { width: Math.ceil(width) + 32, height: Math.ceil(height) + 78 + notes.length * pictureLinePx };
  root.setAttribute('xmlns', svgNamespace);
  root.setAttribute('width', String(full.width));
  root.setAttribute('height', String(full.height));
  const ground = document.createElementNS(svgNamespace, 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', style.getPropertyValue('--card').trim());
  root.appendChild(ground);
  addText(root, ranking === null ? text.title : `${text.title}, ${ranking.dataset['ranking'] ?? ''}`, 16, 28, 15, ink, '650');
  notes.forEach((note, at) => { addText(root, note, 16, full.height - 14 - (notes.length - at) * pictureLinePx, 11, ink, '400'); });
  addText(root, text.source, 16, full.height - 14, 11, style.getPropertyValue('--muted').trim(), '400');
  for (const layer of layers) {
    const group = document.createElementNS(svgNamespace, 'g');
    const box = layer.getBoundingClientRect();
    group.setAttribute('transform', `translate(${16 + box.left - left} ${42 + box.top - top})`);
    for (const child of layer.children) group.appendChild(cloneWithStyles(child));
    root.appendChild(group);
  }
  if (ranking !== null) {
    const group = document.createElementNS(svgNamespace, 'g');
    group.setAttribute('transform', 'translate(16 42)');
    group.append(...drawRanking(ranking).children);
    root.appendChild(group);
  }
  return { svg: new XMLSerializer().serializeToString(root), ...full };
}

/** The same picture as PNG at twice the size. */
export async function buildChartPng(frame: HTMLElement, text: PictureText): Promise<Blob> {
  const { svg, width, height } = buildChartSvg(frame, text);
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
