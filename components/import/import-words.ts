import type { ImportKind, Recognition } from '@/lib/uploads/upload-schemas';

/** The kinds of files in the words of the page. */
export const kindWords: Readonly<Record<ImportKind, string>> = {
  closes: 'Closes of one security',
  panel: 'Closes of many securities',
  counts: 'Advances, declines, highs and lows',
  weights: 'Weights in a universe',
  sectors: 'Sectors of a universe',
  membership: 'Members of a universe',
  holdings: 'Holdings of a fund, as members of a universe',
  earnings: 'Quarterly earnings of members',
  events: 'Notes on days, laid over charts',
  series: 'A series that is not prices',
  list: 'A list of one’s own',
};

/** A size as a person writes it. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  const kibibytes = bytes / 1024;
  return kibibytes < 1024 ? `${Math.round(kibibytes)} KiB` : `${(kibibytes / 1024).toFixed(kibibytes < 10_240 ? 1 : 0)} MiB`;
}

/** The page that shows what an import has changed, and its name. */
export function findShowing({ kind, symbol, universe }: Pick<Recognition, 'kind' | 'symbol' | 'universe'>): {
  readonly href: string;
  readonly label: string;
} {
  if (kind === 'closes' && symbol !== null)
    return { href: `/studies/performance?symbols=${encodeURIComponent(symbol)}&last=max`, label: `Performance of ${symbol}` };
  const studies = {
    counts: ['advance-decline', 'The advance-decline line'],
    weights: ['concentration', 'Concentration'],
    sectors: ['members', 'The members by sector'],
    membership: ['above-average', 'The share above the mean'],
    // Of some funds, as SPY, it says no sectors.
    holdings: ['members', 'The members'],
    earnings: ['conditions', 'The four conditions'],
    list: ['above-average', 'The share above the mean'],
  } as const;
  if (kind === 'events') return { href: '/studies/performance?last=max&layers=notes', label: 'The notes over a chart' };
  if (kind === null || kind === 'closes' || kind === 'panel' || kind === 'series' || universe === null)
    return { href: '/data', label: 'What is stored' };
  const [study, label] = studies[kind];
  return { href: `/studies/${study}?universe=${universe}`, label };
}
