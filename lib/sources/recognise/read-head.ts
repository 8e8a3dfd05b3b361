import { columnSpellings, plainName } from '../files/columns';
import { detectEncoding } from '../files/decode-text';
import { isSomeDate } from '../files/detect-dates';
import { isMissing } from '../files/detect-numbers';
import { findTableStart, type HeaderTest, type TableStart } from '../files/find-table';
import { readStackedHeader } from '../files/join-header-rows';
import { delimiters, splitLine } from '../files/split-text';
import { fileShapes, type FileShape, type TextOrigin } from './file-shapes';

/** The top of a table: its header, and the forms that the header fits. */
export interface TableHead extends TableStart {
  readonly shapes: readonly FileShape[];
  /** Tickers that stand in a header of three lines. */
  readonly tickers: readonly string[];
  /** False where the first line is a row already. */
  readonly hasHeader: boolean;
}

/** Vendors put a few lines about the file above its table. */
export const headLines = 40;

const knownNames = new Set(
  Object.values(columnSpellings)
    .flat()
    .map(plainName)
    .filter((name) => name !== ''),
);

/** The line that is most like a header where no form fits: the widest, of the widest the first. */
function guessStart(lines: readonly string[]): TableStart | null {
  const starts = lines.flatMap((line, at) =>
    line.trim() === ''
      ? []
      : delimiters.map((delimiter): TableStart => ({ delimiter, header: splitLine(line, delimiter), headerLine: at + 1 })),
  );
  const width = Math.max(0, ...starts.map(({ header }) => header.length));
  const widest = starts.filter(({ header }) => header.length === width);
  return widest.find(({ header }) => header.some((cell) => knownNames.has(plainName(cell)))) ?? widest[0] ?? null;
}

/** What the first lines of a text say of its table; null where there is none. */
export function readHead(lines: readonly string[], origin: TextOrigin): TableHead | null {
  const stacked = readStackedHeader(lines);
  if (stacked !== null) {
    const header = ['Date', ...stacked.names.slice(1)];
    const tickers = [...new Set(stacked.tickers.slice(1))];
    const kind = tickers.length === 1 ? 'closes' : 'panel';
    const shapes = fileShapes.filter((shape) => shape.kind === kind && (kind === 'closes' || shape.isWide)).slice(0, 1);
    return { delimiter: ',', header: tickers.length === 1 ? header : stacked.tickers, headerLine: 3, shapes, tickers, hasHeader: true };
  }
  const text = lines.join('\n');
  const known = fileShapes.filter(({ above }) => above?.(lines, origin) ?? true);
  const start = known
    .map(({ fits }): HeaderTest => fits)
    .map((test) => findTableStart(text, [test]))
    .find((found) => found !== null);
  if (start !== undefined) return { ...start, shapes: known.filter(({ fits }) => fits(start.header)), tickers: [], hasHeader: true };
  const guessed = guessStart(lines);
  if (guessed === null) return null;
  const isRow =
    guessed.header.some((cell) => isSomeDate(cell)) &&
    guessed.header.every(
      (cell) => isMissing(cell) || isSomeDate(cell) || /^[\s$€£+-]*[\d.,'\s]+%?$/.test(cell) || /^[A-Z.]{1,6}$/.test(cell),
    );
  return { ...guessed, shapes: [], tickers: [], hasHeader: !isRow };
}

const headBytes = 1024 * 1024;

/** The head of a text that has so many columns; null where it has none such. */
export function readHeadOf(bytes: Uint8Array, width: number): TableHead | null {
  // Not the whole: a character that the cut goes through is behind the lines that count.
  const text = new TextDecoder(detectEncoding(bytes)).decode(bytes.subarray(0, headBytes));
  const head = readHead(text.split(/\r\n|\n|\r/).slice(0, headLines), 'named');
  return head === null || head.header.length !== width ? null : head;
}
