import 'server-only';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ImageResponse } from 'next/og';
import PQueue from 'p-queue';
import { drawChart } from '@/lib/export/chart/draw-chart';
import type { DrawnLabel, Drawing } from '@/lib/export/chart/drawing';
import { writeShapes } from '@/lib/export/chart/write-svg';
import { coverageNotes } from '@/lib/format/coverage-notes';
import { writeSource } from '@/lib/format/source-line';
import { nameVerdict } from '@/lib/format/verdict-words';
import { themeColors } from '@/lib/plot/theme-colors';
import type { StudyResult } from '@/lib/studies/study-result';
import { shareImageSize } from './share-image-size';

// The chart is drawn at half the size and doubled: its texts are then as large as a share image needs them.
const zoom = 2;
const chartSize = { width: 552, height: 170 } as const;
const noteHeight = 24;
const mostWaiting = 20;
const colors = themeColors.light;

// One picture at a time: drawing takes some 100 ms of the processor, which no flood of links may take from the pages.
const queue = new PQueue({ concurrency: 1 });
let fonts: Promise<readonly { name: string; data: Buffer; weight: 400 | 600; style: 'normal' }[]> | undefined;

async function loadFonts() {
  fonts ??= Promise.all(([400, 600] as const).map(async (weight) => ({
    name: 'Inter', weight, style: 'normal' as const,
    data: await readFile(join(process.cwd(), `node_modules/@fontsource/inter/files/inter-latin-${weight}-normal.woff`)),
  })));
  return [...(await fonts)];
}

function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, text.lastIndexOf(' ', most))} …`;
}

function Label({ label }: { readonly label: DrawnLabel }) {
  const shift = { start: 0, middle: -100, end: -200 }[label.anchor];
  const align = { start: 'flex-start', middle: 'center', end: 'flex-end' }[label.anchor];
  return (
    <div style={{ position: 'absolute', display: 'flex', justifyContent: align, width: 200, whiteSpace: 'nowrap', left: label.x * zoom + shift, top: label.y * zoom - 21, fontSize: ((label.size ?? 11) * 20) / 11, color: label.color, fontWeight: label.strong ? 600 : 400 }}>
      {label.text}
    </div>
  );
}

function Chart({ drawing }: { readonly drawing: Drawing }) {
  const [width, height] = [drawing.width * zoom, drawing.height * zoom];
  const source = `data:image/svg+xml;base64,${Buffer.from(writeShapes(drawing)).toString('base64')}`;
  return (
    <div style={{ display: 'flex', position: 'relative', width, height }}>
      {/* Not a page: the renderer knows nothing but img. */}
      <img src={source} width={width} height={height} alt="" />
      {drawing.labels.map((label) => <Label key={`${label.x} ${label.y} ${label.text}`} label={label} />)}
    </div>
  );
}

function ShareCard({ result }: { readonly result: StudyResult }) {
  const [note] = coverageNotes(result);
  const drawing = drawChart(result, chartSize.width, chartSize.height - (note === undefined ? 0 : noteHeight / zoom), 'light');
  const headline = result.headlines[0]?.text ?? result.study.question;
  const marks = [result.simulated ? 'Simulated data' : '', result.provisional ? 'Provisional' : '', result.verdict === null ? '' : nameVerdict(result.verdict)].filter((mark) => mark !== '');
  return (
    <div style={{ display: 'flex', flexDirection: 'column', width: '100%', height: '100%', padding: 48, background: colors.card, color: colors.ink, fontFamily: 'Inter' }}>
      <div style={{ display: 'flex', justifyContent: 'space-between', fontSize: 22, color: colors.muted }}>
        <span>{`Broadtape · ${result.study.title}`}</span>
        <span style={{ color: colors['warn-ink'] }}>{marks.join(' · ')}</span>
      </div>
      <div style={{ display: 'flex', marginTop: 8, height: 98, fontSize: headline.length > 130 ? 26 : headline.length > 110 ? 30 : 36, lineHeight: 1.25, fontWeight: 600 }}>{shorten(headline, 160)}</div>
      <div style={{ display: 'flex', marginTop: 8, marginBottom: 8, fontSize: 20, color: colors.muted }}>{`${result.chart.title}, ${result.chart.unitLabel}`}</div>
      <Chart drawing={drawing} />
      {note === undefined ? null : <div style={{ display: 'flex', marginTop: 'auto', height: noteHeight, fontSize: 18 }}>{shorten(note, 118)}</div>}
      <div style={{ display: 'flex', marginTop: note === undefined ? 'auto' : 0, fontSize: 18, color: colors.muted }}>{shorten(result.definition.text, 118)}</div>
      <div style={{ display: 'flex', marginTop: 4, fontSize: 18, color: colors.muted }}>{writeSource(result)}</div>
    </div>
  );
}

/**
 * The share image of a result as PNG: headline, chart, definition and as-of date. Pictures are drawn one after another.
 * @returns null when too many wait: the caller answers 503, and the page is shared without a picture.
 */
export async function drawShareImage(result: StudyResult): Promise<Uint8Array<ArrayBuffer> | null> {
  if (queue.size >= mostWaiting) return null;
  return await queue.add(async () => {
    const image = new ImageResponse(<ShareCard result={result} />, { ...shareImageSize, fonts: await loadFonts() });
    return new Uint8Array(await image.arrayBuffer());
  });
}
