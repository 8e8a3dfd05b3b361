import { classifyText } from '../classify-response';
import { readWorkbook, isWorkbook, type WorkbookRow } from '../files/read-workbook';
import { splitLine } from '../files/split-text';
import type { Holdings } from '../holdings/holdings';
import { sortLines, type FundLine } from '../holdings/sort-lines';
import { parseNamedDate } from '../parse-named-date';
import { SourceError } from '../source-error';
import { findSsgaLayout, percentSchema, toText } from './schema';

const dateLabel = /^holdings:?$/i;

/** Whether the lines of a workbook, as text, are holdings of State Street, by the line that dates them. */
export function isSsgaText(lines: readonly string[]): boolean {
  return lines.slice(0, 12).some((line) => dateLabel.test(splitLine(line, ',')[0] ?? ''));
}

function readLabel(rows: readonly WorkbookRow[], label: RegExp): string {
  return toText(rows.slice(0, 12).find(([first]) => label.test(toText(first)))?.[1]);
}

/** The holdings in the rows of a workbook of State Street. @throws SourceError */
export function toHoldings(rows: readonly WorkbookRow[]): Holdings {
  const layout = findSsgaLayout(rows);
  const dateText = readLabel(rows, dateLabel).replace(/^as of\s+/i, '');
  const asOf = parseNamedDate(dateText);
  if (asOf === null)
    throw new SourceError(
      dateText === '' || dateText === '-' ? 'no_data_yet' : 'schema',
      `ssga dates its list "${dateText.slice(0, 40)}"; a date as "07-Feb-2025" is expected`,
    );
  const body = rows.slice(layout.headerRow + 1);
  // A legal text stands below the table, after an empty row.
  const end = body.findIndex((row) => row.every((cell) => toText(cell) === ''));
  const lines = (end < 0 ? body : body.slice(0, end)).map((row): FundLine => {
    const currency = toText(row[layout.currency]);
    return {
      ticker: toText(row[layout.ticker]),
      name: toText(row[layout.name]),
      percent: percentSchema.parse(row[layout.percent] ?? null),
      sector: toText(row[layout.sector]),
      kind: null,
      exchange: null,
      currency: currency === '' || currency === '-' ? null : currency,
    };
  });
  const fund = readLabel(rows, /^ticker symbol:?$/i).toUpperCase();
  return sortLines({ asOf, source: 'ssga', fund: fund === '' ? null : fund }, lines);
}

/**
 * A holdings workbook of State Street as it is downloaded.
 * @throws SourceError `transient` for one that breaks off, `schema` for another format, or what HTML stands for.
 */
export async function readSsgaFile(bytes: Uint8Array): Promise<Holdings> {
  if (bytes.length === 0) throw new SourceError('transient', 'ssga sent an empty answer instead of a workbook');
  if (!isWorkbook(bytes)) throw classifyText('ssga', new TextDecoder().decode(bytes.subarray(0, 4_000)).trim(), 'a workbook (.xlsx)');
  return toHoldings(await readWorkbook('ssga', bytes));
}
