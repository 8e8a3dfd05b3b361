import { writeFileSync } from 'node:fs';

export interface SizeCost {
  readonly instruments: number;
  readonly nsPerCell: number;
}

const [width, height, margin] = [640, 360, 56];

/** Writes cost against size as an SVG file: a flat line says that a cell costs the same in any company. */
export function writeCostChart(path: string, costs: readonly SizeCost[], limit: number): void {
  const most = Math.max(limit, ...costs.map(({ nsPerCell }) => nsPerCell)) * 1.1;
  const largest = Math.max(...costs.map(({ instruments }) => instruments));
  const toX = (instruments: number): string => (margin + (instruments / largest) * (width - 2 * margin)).toFixed(1);
  const toY = (ns: number): string => (height - margin - (ns / most) * (height - 2 * margin)).toFixed(1);
  const points = costs.map(({ instruments, nsPerCell }) => `${toX(instruments)},${toY(nsPerCell)}`).join(' ');
  const marks = costs
    .map(({ instruments, nsPerCell }) =>
      [
        `<circle cx="${toX(instruments)}" cy="${toY(nsPerCell)}" r="4" fill="#1f6feb"/>`,
        `<text x="${toX(instruments)}" y="${Number(toY(nsPerCell)) - 10}" text-anchor="middle">${nsPerCell.toFixed(1)}</text>`,
        `<text x="${toX(instruments)}" y="${height - margin + 20}" text-anchor="middle">${instruments.toLocaleString('en-US')}</text>`,
      ].join(''),
    )
    .join('');
  writeFileSync(
    path,
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">
<rect width="${width}" height="${height}" fill="#fff"/>
<text x="${margin}" y="24" font-size="15">Counting six measures: nanoseconds per close, by number of instruments</text>
<path d="M${margin} ${height - margin}H${width - margin}M${margin} ${height - margin}V${margin}" stroke="#888" fill="none"/>
<path d="M${margin} ${toY(limit)}H${width - margin}" stroke="#c33" stroke-dasharray="4 4"/>
<text x="${width - margin}" y="${Number(toY(limit)) - 6}" text-anchor="end" fill="#c33">1.3 times the cost at the smallest size</text>
<polyline points="${points}" stroke="#1f6feb" stroke-width="2" fill="none"/>${marks}
</svg>
`,
  );
}
