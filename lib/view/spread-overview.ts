import type { Row } from '@/lib/studies/kit/study';

/** A whole history as a strip of a few hundred pixels shows it. **Shape**: as long as the history; between the rows that came, those before them. */
export interface Overview {
  readonly dates: readonly string[];
  readonly values: readonly (number | null)[];
}

/** The rows of an overview (`surveyRows`) of `total` at their places among all; `key` names their value. */
export function spreadOverview(rows: readonly Row[], key: string, total: number): Overview {
  const dates: string[] = [];
  const values: (number | null)[] = [];
  rows.forEach((row, at) => {
    const next = at + 1 < rows.length ? Number(rows[at + 1]?.['place']) : total;
    const value = row[key];
    while (dates.length < next) {
      dates.push(String(row['date']));
      values.push(typeof value === 'number' ? value : null);
    }
  });
  return { dates, values };
}
