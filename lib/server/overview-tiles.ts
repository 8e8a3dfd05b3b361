import 'server-only';
import { isSessionDate } from '@/lib/calendar/session-date';
import type { OverviewBar, OverviewTile } from '@/lib/studies/overview';
import type { Cell, Row } from '@/lib/studies/study';
import { tryQuery } from './run-query';

const sparklinePoints = 120;
const tileSymbols = ['SPX', 'RUT', 'NDX', 'M7'] as const;
const magnificent = 'AAPL,AMZN,GOOGL,META,MSFT,NVDA,TSLA';

function toNumber(cell: Cell | undefined): number | null {
  return typeof cell === 'number' ? cell : null;
}

async function findOpenStreak(symbol: string, direction: 'up' | 'down'): Promise<number> {
  const result = await tryQuery('streaks', `symbol=${symbol}&direction=${direction}&thresholdPct=0&length=1&last=1y`);
  const open = result?.rows.find((row) => row['status'] === 'open');
  return toNumber(open?.['sessions']) ?? 0;
}

async function loadTile(symbol: string): Promise<OverviewTile | null> {
  const [levels, moves, distance, up, down] = await Promise.all([
    tryQuery('performance', `symbols=${symbol}&mode=level&last=1y`, sparklinePoints),
    tryQuery('leaders', `symbols=${symbol}`),
    tryQuery('distance', `symbol=${symbol}&reference=record&last=1s`),
    findOpenStreak(symbol, 'up'),
    findOpenStreak(symbol, 'down'),
  ]);
  if (levels === null) return null;
  const move: Row = moves?.rows[0] ?? {};
  return {
    symbol,
    name: levels.instruments.find((instrument) => instrument.symbol === symbol)?.name ?? symbol,
    level: toNumber(levels.rows.at(-1)?.[symbol]),
    date: levels.asOf,
    move1dPct: toNumber(move['return_1d_pct']),
    move5dPct: toNumber(move['return_5d_pct']),
    streakSessions: Math.max(up, down),
    streakDirection: up > 0 ? 'up' : down > 0 ? 'down' : 'none',
    distanceFromHighPct: toNumber(distance?.rows.at(-1)?.['value']),
    sparkline: levels.rows.flatMap((row) => {
      const date = row['date'];
      return typeof date === 'string' && isSessionDate(date) ? [{ date, close: toNumber(row[symbol]) }] : [];
    }),
    href: levels.links.page,
  };
}

/** A tile per group that the market has. */
export async function loadTiles(): Promise<OverviewTile[]> {
  const tiles = await Promise.all(tileSymbols.map(loadTile));
  return tiles.filter((tile) => tile !== null);
}

/** Five-session returns of the Magnificent 7, largest first, missing last. */
export async function loadMagnificent(): Promise<OverviewBar[]> {
  const result = await tryQuery('leaders', `symbols=${magnificent}`);
  const bars = (result?.rows ?? []).map((row): OverviewBar => {
    const symbol = String(row['symbol']);
    return { symbol, name: String(row['name']), return5dPct: toNumber(row['return_5d_pct']), href: `/studies/performance?symbols=${symbol}&last=5s` };
  });
  return bars.sort((a, b) => (b.return5dPct ?? -Infinity) - (a.return5dPct ?? -Infinity));
}
