const svgNamespace = 'http://www.w3.org/2000/svg';

function addElement(parent: SVGElement, name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS(svgNamespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  parent.appendChild(element);
  return element;
}

/** A list of bars as one drawing: the texts and bars of the page, each where it stands there. */
export function drawRanking(list: HTMLElement): SVGSVGElement {
  const drawing = document.createElementNS(svgNamespace, 'svg');
  const frame = list.getBoundingClientRect();
  const line = getComputedStyle(list).getPropertyValue('--line').trim();
  for (const row of list.querySelectorAll('li')) {
    const box = row.getBoundingClientRect();
    addElement(drawing, 'path', { d: `M0 ${box.bottom - frame.top}h${frame.width}`, stroke: line });
    for (const text of row.querySelectorAll('span')) {
      const at = text.getBoundingClientRect();
      const style = getComputedStyle(text);
      const ends = style.textAlign === 'right';
      addElement(drawing, 'text', {
        x: (ends ? at.right : at.left) - frame.left, y: (box.top + box.bottom) / 2 - frame.top + 5, 'text-anchor': ends ? 'end' : 'start',
        fill: style.color, 'font-size': style.fontSize, 'font-weight': style.fontWeight, 'font-family': 'Inter, Helvetica, Arial, sans-serif',
      }).textContent = text.textContent;
    }
    for (const bar of row.querySelectorAll('rect')) {
      const at = bar.getBoundingClientRect();
      addElement(drawing, 'rect', { x: at.left - frame.left, y: at.top - frame.top, width: at.width, height: at.height, rx: 1.5, fill: getComputedStyle(bar).fill });
    }
  }
  return drawing;
}
