import { classifyText } from '../classify-response';
import { splitLine, splitText } from '../files/split-text';
import type { Holdings } from '../holdings/holdings';
import { sortLines, type FundLine } from '../holdings/sort-lines';
import { parseNamedDate } from '../parse-named-date';
import { parseGroupedNumber } from '../parse-number';
import { SourceError } from '../source-error';
import { findIsharesFund } from './funds';
import { findIsharesColumns } from './schema';

const dateLine = /^Fund Holdings as of,/i;
const headerLine = /^"?Ticker"?,/i;

/** Whether a text is a holdings file of iShares, by the line that dates it. */
export function isIsharesFile(text: string): boolean {
  return text
    .slice(0, 4_000)
    .split(/\r?\n/, 12)
    .some((line) => dateLine.test(line));
}

/** The lines of the table: from its header to the blank line that a legal text stands below. @throws SourceError `transient` where it has no end. */
function cutTable(lines: readonly string[], start: number): string {
  const end = lines.findIndex((line, place) => place > start && line.replace(/[",]/g, '').trim() === '');
  // The last line is empty in every text that ends with a line's end, and so in one that was cut there.
  if (end < 0 || end === lines.length - 1) throw new SourceError('transient', 'ishares sent a table that breaks off');
  return lines.slice(start, end).join('\n');
}

/**
 * A holdings file of iShares.
 * @throws SourceError `no_data_yet` for a date that was not published, `transient` for a file that breaks off, `schema` for another format or
 * what plain text or HTML stands for.
 */
export function toHoldings(text: string): Holdings {
  if (text.trim() === '') throw new SourceError('transient', 'ishares sent an empty answer instead of a list of holdings');
  if (!isIsharesFile(text)) throw classifyText('ishares', text.trim(), 'a list of holdings');
  const lines = text.split(/\r?\n/);
  const dateText = splitLine(lines.find((line) => dateLine.test(line)) ?? '', ',')[1] ?? '';
  const start = lines.findIndex((line) => headerLine.test(line));
  if (dateText === '-') throw new SourceError('no_data_yet', 'ishares has published no holdings for that date');
  const asOf = parseNamedDate(dateText);
  if (asOf === null)
    throw new SourceError('schema', `ishares dates its list "${dateText.slice(0, 40)}"; a date as "May 05, 2026" is expected`);
  if (start < 0) throw new SourceError(lines.length < 12 ? 'transient' : 'schema', 'ishares sent a list without the header of its table');
  const [header, ...rows] = splitText(cutTable(lines, start), ',');
  const place = findIsharesColumns(header?.cells ?? []);
  const optional = (cells: readonly string[], at: number): string | null => (at < 0 ? null : (cells[at] ?? null));
  const table = rows.map(
    ({ cells }): FundLine => ({
      ticker: cells[place.ticker] ?? '',
      name: cells[place.name] ?? '',
      percent: parseGroupedNumber(cells[place.percent] ?? ''),
      sector: optional(cells, place.sector),
      kind: cells[place.kind] ?? '',
      exchange: optional(cells, place.exchange),
      currency: optional(cells, place.currency),
    }),
  );
  return sortLines({ asOf, source: 'ishares', fund: findIsharesFund(lines[0]?.replaceAll('"', '') ?? '') }, table);
}
