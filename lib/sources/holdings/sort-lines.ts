import { symbolSchema } from '../csv-folder/schema';
import { SourceError } from '../source-error';
import { findWhyLeftOut, type HeldLine } from './find-why-left-out';
import type { Holding, Holdings, LeftOutHolding } from './holdings';

/** A line of a fund's file as it stands there. */
export interface FundLine extends HeldLine {
  /** As written; empty or a dash where there is none. */
  readonly ticker: string;
  /** In percent. */
  readonly percent: number | null;
  readonly sector: string | null;
}

// One scheme under two names: iShares shortens it.
const sectorNames: Readonly<Record<string, string>> = { Communication: 'Communication Services' };

function toSector(text: string | null): string | null {
  const sector = (text ?? '').trim().replace(/\s+/g, ' ');
  return sector === '' || sector === '-' ? null : (sectorNames[sector] ?? sector);
}

/** A share of the fund as a fraction; null for what none can be: a bad cell takes no member away. */
function toWeight(percent: number | null): number | null {
  return percent !== null && percent >= 0 && percent <= 100 ? percent / 100 : null;
}

/**
 * The lines of a file as members of the index and what is none.
 * @throws SourceError `no_data_yet` for a file without a member: that is never an empty universe.
 */
export function sortLines(file: Omit<Holdings, 'holdings' | 'leftOut'>, lines: readonly FundLine[]): Holdings {
  const holdings = new Map<string, Holding>();
  const leftOut: LeftOutHolding[] = [];
  for (const line of lines) {
    const name = line.name.trim();
    const parsed = symbolSchema.safeParse(line.ticker);
    const ticker = parsed.success ? parsed.data : line.ticker.trim();
    const leave = (why: string, isUnresolved: boolean): void => {
      leftOut.push({ ticker, name, why, isUnresolved });
    };
    const why = findWhyLeftOut(line);
    if (why !== null) leave(why, false);
    else if (!parsed.success) leave('has no ticker that can be read', true);
    else if (holdings.has(ticker)) leave(`${ticker} stands in the file already`, true);
    else holdings.set(ticker, { ticker, name, weight: toWeight(line.percent), sector: toSector(line.sector) });
  }
  if (holdings.size === 0)
    throw new SourceError('no_data_yet', `${file.source} has no stock in its list of ${file.fund ?? 'the fund'} of ${file.asOf}`);
  return { ...file, holdings: [...holdings.values()], leftOut };
}
