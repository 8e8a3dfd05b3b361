import type { ChartSpec } from '@/lib/studies/kit/chart-spec';
import { coverageNotes } from '@/lib/format/coverage-notes';
import { formatLongDate } from '@/lib/format/format-date';
import { writeSource, type Sourced } from '@/lib/format/source-line';
import { nameVerdict, type NamedVerdict } from '@/lib/format/verdict-words';
import type { ColorName } from './theme-colors';

/** What stands around a pictured chart. */
export interface PictureText {
  /** The study's sentence; empty where there is none. */
  readonly headline: string;
  /** What is drawn, in which unit and over which dates. */
  readonly title: string;
  /** What is not final, not real or judged about it, in a few words each. */
  readonly marks: readonly string[];
  /** Under the chart: another measure that tells it differently, and what its figures lack. */
  readonly notes: readonly string[];
  readonly definition: string;
  /** Below all: where the closes come from and as of when. */
  readonly source: string;
}

/** Height of a line under a picture. */
export const pictureLinePx = 16;

/** What a picture tells of a study; its result fits. */
export interface Pictured extends Sourced {
  readonly definition: { readonly text: string };
  readonly flags: readonly { readonly code: string; readonly message: string }[];
  readonly range: { readonly from: string; readonly to: string };
  readonly coverage: { readonly first: string | null };
  readonly simulated: boolean;
  readonly provisional: boolean;
  readonly verdict: NamedVerdict | null;
}

/** Charts with an axis of time: their dates are told. */
const isTimed: Readonly<Record<ChartSpec['kind'], boolean>> = {
  lines: true,
  spans: true,
  columns: true,
  ranking: false,
  heat: false,
  grid: true,
  paths: false,
  dots: false,
  slope: false,
  quadrant: true,
};

/** The dates that a chart of a result shows: the range, from the first session on which there is something. */
function datesShown({ range, coverage }: Pick<Pictured, 'range' | 'coverage'>): { readonly from: string; readonly to: string } {
  const { first } = coverage;
  return first !== null && first > range.from && first < range.to ? { from: first, to: range.to } : { from: range.from, to: range.to };
}

function listMarks({ simulated, provisional, verdict }: Pick<Pictured, 'simulated' | 'provisional' | 'verdict'>): readonly string[] {
  return [simulated ? 'Simulated data' : '', provisional ? 'Provisional' : '', verdict === null ? '' : nameVerdict(verdict)].filter(
    (mark) => mark !== '',
  );
}

// As the mark of a verdict on a page is coloured.
const verdictInks = { holds: 'up', holds_only_under: 'warn-ink', fails: 'down', cannot_check: 'muted' } as const;

/** The ink of a picture's marks: that of its verdict, or of a warning where something is not final or not real. */
export function inkOfMarks({ simulated, provisional, verdict }: Pick<Pictured, 'simulated' | 'provisional' | 'verdict'>): ColorName {
  return simulated || provisional || verdict === null ? 'warn-ink' : verdictInks[verdict.kind];
}

/** The texts of a picture of one of a result's charts, the same whatever makes it: an archive, a share image, a frame, the page. `headline` is the study's sentence. */
export function describePicture(
  result: Pictured,
  chart: { readonly kind: ChartSpec['kind']; readonly title: string; readonly unitLabel: string },
  headline: string,
): PictureText {
  const { from, to } = datesShown(result);
  const dates = !isTimed[chart.kind] ? [] : [from === to ? formatLongDate(from) : `${formatLongDate(from)} to ${formatLongDate(to)}`];
  return {
    headline,
    title: [`${chart.title}, ${chart.unitLabel}`, ...dates].join(' · '),
    marks: listMarks(result),
    notes: [
      ...result.flags.filter(({ code }) => code === 'measure-ranks-differently').map(({ message }) => message),
      ...coverageNotes(result),
    ],
    definition: result.definition.text,
    source: writeSource(result),
  };
}
