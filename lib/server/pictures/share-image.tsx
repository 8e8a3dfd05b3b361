import 'server-only';
import { drawChart } from '@/lib/export/chart/draw-chart';
import { writeMark, type WrittenDrawing } from '@/lib/export/chart/write-drawing';
import { writeShapes } from '@/lib/export/chart/write-svg';
import { legendMarkPx, listLegend, placeLegend } from '@/lib/plot/legend';
import { drawLegendMark } from '@/lib/plot/legend-mark';
import { describePicture, inkOfMarks } from '@/lib/plot/picture-text';
import { estimateTextWidth, fitText } from '@/lib/plot/place-labels';
import type { TextMark } from '@/lib/plot/mark';
import { resolveInk } from '@/lib/plot/resolve-ink';
import { themeColors } from '@/lib/plot/theme-colors';
import { wrapText } from '@/lib/plot/wrap-text';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { leadChart } from '@/lib/view/lead-chart';
import { sayHeadline } from '@/lib/view/say-headline';
import { drawImage } from './draw-image';
import { shareImageSize } from './share-image-size';

// The chart is drawn at half the size and doubled: its texts are then as large as a share image needs them.
const zoom = 2;
const padding = 44;
const inside = { width: shareImageSize.width - 2 * padding, height: shareImageSize.height - 2 * padding } as const;
const small = { size: 18, line: 23 } as const;
const mostNamedLines = 10;
/** The legend is drawn at 11 px and enlarged to the size of its texts. */
const legendZoom = 17 / 11;
const legendLine = 26;
const colors = themeColors.light;
const veil = `${colors.card}c8`;

/** Sizes of the sentence, largest first: it is told whole, in as many lines as it needs. */
const headlineSizes = [36, 32, 28, 25, 22, 20] as const;
const headlineHeight = 92;

function fitHeadline(text: string): { readonly size: number; readonly lines: readonly string[] } {
  const fits = headlineSizes.map((size) => ({ size, lines: wrapText(text, (inside.width * 11) / size) }));
  return fits.find(({ size, lines }) => lines.length * size * 1.22 <= headlineHeight) ?? { size: 20, lines: fits.at(-1)?.lines ?? [] };
}

/** A text in at most `most` lines of small print: whole sentences as far as they go, or what there is room for of the first. */
function fitLines(text: string, most: number): readonly string[] {
  const wrap = (words: string): readonly string[] => wrapText(words, (inside.width * 11) / small.size);
  const sentences = text.split(/(?<=\.) (?=[A-Z\u201c"])/);
  for (let count = sentences.length; count > 0; count -= 1) {
    const lines = wrap(sentences.slice(0, count).join(' '));
    if (lines.length <= most) return lines;
  }
  const lines = wrap(text).slice(0, most);
  return lines.map((line, at) => (at < most - 1 ? line : `${line.split(' ').slice(0, -1).join(' ')} …`));
}

function Label({ label }: { readonly label: TextMark }) {
  const shift = { start: 0, middle: -100, end: -200 }[label.anchor];
  const align = { start: 'flex-start', middle: 'center', end: 'flex-end' }[label.anchor];
  const fontSize = ((label.size ?? 11) * 20) / 11;
  return (
    <div
      style={{
        position: 'absolute',
        display: 'flex',
        justifyContent: align,
        width: 200,
        whiteSpace: 'nowrap',
        left: label.x * zoom + shift,
        top: label.y * zoom - 1.05 * fontSize,
        fontSize,
        color: resolveInk(label.fill ?? 'var(--ink)', 'light'),
        fontWeight: (label.weight ?? 400) > 500 ? 600 : 400,
      }}
    >
      {/* The renderer draws no outline around letters: a veil keeps them legible where they stand on a line. */}
      <span style={{ padding: '0 3px', lineHeight: 1.1, background: veil }}>{label.text}</span>
    </div>
  );
}

function Chart({ drawing }: { readonly drawing: WrittenDrawing }) {
  const [width, height] = [drawing.width * zoom, drawing.height * zoom];
  const source = `data:image/svg+xml;base64,${Buffer.from(writeShapes(drawing)).toString('base64')}`;
  return (
    <div style={{ display: 'flex', position: 'relative', width, height }}>
      {/* Not a page: the renderer knows nothing but img. */}
      <img src={source} width={width} height={height} alt="" />
      {drawing.labels.map((label) => (
        <Label key={`${label.x} ${label.y} ${label.text}`} label={label} />
      ))}
    </div>
  );
}

function Legend({ entries, rows }: { readonly entries: ReturnType<typeof placeLegend>; readonly rows: number }) {
  const height = rows * legendLine;
  const shapes = entries
    .map(({ entry, x, row }) => writeMark(drawLegendMark(entry, x, (row + 0.5) * (legendLine / legendZoom)), 'light'))
    .join('');
  const source = `data:image/svg+xml;base64,${Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${inside.width / legendZoom}" height="${height / legendZoom}">${shapes}</svg>`).toString('base64')}`;
  return (
    <div style={{ display: 'flex', position: 'relative', width: inside.width, height }}>
      {/* Not a page: the renderer knows nothing but img. */}
      <img src={source} width={inside.width} height={height} alt="" />
      {entries.map(({ entry, x, row }) => (
        <div
          key={`${x} ${row}`}
          style={{
            position: 'absolute',
            display: 'flex',
            left: (x + legendMarkPx) * legendZoom,
            top: row * legendLine + 1,
            fontSize: 17,
            whiteSpace: 'nowrap',
          }}
        >
          {entry.label}
        </div>
      ))}
    </div>
  );
}

function Lines({ lines, color = colors.muted }: { readonly lines: readonly string[]; readonly color?: string }) {
  return (
    <div style={{ display: 'flex', flexDirection: 'column', fontSize: small.size, lineHeight: small.line / small.size, color }}>
      {lines.map((line) => (
        <span key={line} style={{ whiteSpace: 'nowrap' }}>
          {line}
        </span>
      ))}
    </div>
  );
}

function ShareCard({ result }: { readonly result: StudyResult }) {
  const { study } = result;
  const lead = leadChart(result);
  const { chart } = lead;
  const [first] = result.headlines;
  const text = describePicture(result, chart, first === undefined ? study.question : sayHeadline(result, first));
  const headline = fitHeadline(text.headline);
  // Lines have their names at their ends, as long as there is room for all of them.
  const legend = listLegend(chart, result).filter(
    ({ key }) => key === undefined || (chart.kind === 'lines' && chart.lines.length > mostNamedLines),
  );
  const marks = placeLegend(legend, inside.width / legendZoom);
  const rows = marks.length === 0 ? 0 : (marks.at(-1)?.row ?? 0) + 1;
  const titleSize = [20, 18, 16].find((size) => estimateTextWidth(text.title) <= (inside.width * 11) / size) ?? 15;
  const notes = text.notes.slice(0, 2).flatMap((note) => fitLines(note, 1));
  const definition = fitLines(text.definition, 2);
  const rest =
    30 +
    8 +
    headline.lines.length * headline.size * 1.22 +
    8 +
    28 +
    rows * legendLine +
    8 +
    (notes.length + definition.length + 1) * small.line +
    4;
  const drawing = drawChart({ ...result, ...lead }, inside.width / zoom, Math.floor((inside.height - rest) / zoom), 'light');
  return (
    <div
      style={{
        display: 'flex',
        flexDirection: 'column',
        width: '100%',
        height: '100%',
        padding,
        background: colors.card,
        color: colors.ink,
        fontFamily: 'Inter',
      }}
    >
      <div style={{ display: 'flex', justifyContent: 'space-between', height: 30, fontSize: 22, color: colors.muted }}>
        <span>{`Broadtape · ${study.title}`}</span>
        <span style={{ color: colors[inkOfMarks(result)] }}>{text.marks.join(' · ')}</span>
      </div>
      <div style={{ display: 'flex', flexDirection: 'column', marginTop: 8, fontSize: headline.size, lineHeight: 1.22, fontWeight: 600 }}>
        {headline.lines.map((line) => (
          <span key={line} style={{ whiteSpace: 'nowrap' }}>
            {line}
          </span>
        ))}
      </div>
      <div style={{ display: 'flex', marginTop: 8, height: 28, fontSize: titleSize, color: colors.muted, whiteSpace: 'nowrap' }}>
        {fitText(text.title, (inside.width * 11) / titleSize)}
      </div>
      {rows === 0 ? null : <Legend entries={marks} rows={rows} />}
      <div style={{ display: 'flex', marginTop: 8 }}>
        <Chart drawing={drawing} />
      </div>
      <div style={{ display: 'flex', flexDirection: 'column', marginTop: 'auto' }}>
        <Lines lines={notes} color={colors.ink} />
        <Lines lines={definition} />
        <Lines lines={[text.source]} />
      </div>
    </div>
  );
}

/**
 * The share image of a result as PNG: headline, chart, definition and as-of date. Pictures are drawn one after another.
 * @returns null when too many wait: the caller answers 503, and the page is shared without a picture.
 */
export async function drawShareImage(result: StudyResult): Promise<Uint8Array<ArrayBuffer> | null> {
  return await drawImage(<ShareCard result={result} />);
}
