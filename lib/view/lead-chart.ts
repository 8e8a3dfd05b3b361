import type { ChartSpec, Column, Row } from '@/lib/studies/kit/study';
import type { StudyResult } from '@/lib/studies/kit/study-result';

/** A chart with the rows that it draws. */
export interface DrawnChart {
  readonly chart: ChartSpec;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** The chart that stands for a result on its page and in its pictures: that of a table which leads, else the study's own. */
export function leadChart({ chart, columns, rows, tables }: Pick<StudyResult, 'chart' | 'columns' | 'rows' | 'tables'>): DrawnChart {
  const lead = tables.find(({ leads }) => leads === true);
  return lead === undefined || lead.chart === null
    ? { chart, columns, rows }
    : { chart: lead.chart, columns: lead.columns, rows: lead.rows };
}
