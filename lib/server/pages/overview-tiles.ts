import 'server-only';
import { isSessionDate } from '@/lib/calendar/session-date';
import { groupSymbols } from '@/lib/market/groups';
import type { MarketInstrument } from '@/lib/market/market';
import type { OverviewBar, OverviewBars, OverviewSmallTile, OverviewTile } from './models/overview';
import type { Cell, Row } from '@/lib/studies/kit/study';
import type { StudyResult } from '@/lib/studies/kit/study-result';

/** Runs a study as of the page's session; null where the market lacks what it needs. */
export type Ask = (study: string, query: string, points?: number) => Promise<StudyResult | null>;

/** On which basis a symbol is stored; null where it is not. */
export type BasisOf = (symbol: string) => MarketInstrument['basis'] | null;

/** What one part of the page comes to, or `instead` where it fails: the others stand without it. */
export type Alone = <Part>(part: Promise<Part>, instead: Part) => Promise<Part>;

const sparklinePoints = 120;
/** Funds that stand for what no index here does. */
const funds = [
  ['RSP', 'Equal weight'],
  ['IJH', 'Mid caps'],
  ['IJR', 'Small caps'],
] as const;
const magnificent = 'AAPL,AMZN,GOOGL,META,MSFT,NVDA,TSLA';

function toNumber(cell: Cell | undefined): number | null {
  return typeof cell === 'number' ? cell : null;
}

interface OpenStreak {
  readonly sessions: number;
  readonly href: string | null;
}

async function findOpenStreak(ask: Ask, symbol: string, direction: 'up' | 'down'): Promise<OpenStreak> {
  const result = await ask('streaks', `symbol=${symbol}&direction=${direction}&thresholdPct=0&length=1&last=1y`);
  const open = result?.rows.find((row) => row['status'] === 'open');
  return { sessions: toNumber(open?.['sessions']) ?? 0, href: result?.links.page ?? null };
}

async function loadTile(ask: Ask, symbol: string): Promise<OverviewTile | null> {
  const [levels, moves, distance, up, down] = await Promise.all([
    ask('performance', `symbols=${symbol}&mode=level&last=1y`, sparklinePoints),
    ask('leaders', `symbols=${symbol}`),
    ask('distance', `symbol=${symbol}&reference=record&last=1s`),
    findOpenStreak(ask, symbol, 'up'),
    findOpenStreak(ask, symbol, 'down'),
  ]);
  if (levels === null) return null;
  const move: Row = moves?.rows[0] ?? {};
  return {
    symbol,
    name: levels.instruments.find((instrument) => instrument.symbol === symbol)?.name ?? symbol,
    level: toNumber(levels.rows.at(-1)?.[symbol]),
    date: levels.range.to,
    move1dPct: toNumber(move['return_1d_pct']),
    move5dPct: toNumber(move['return_5d_pct']),
    streakSessions: Math.max(up.sessions, down.sessions),
    streakDirection: up.sessions > 0 ? 'up' : down.sessions > 0 ? 'down' : 'none',
    distanceFromHighPct: toNumber(distance?.rows.at(-1)?.['value']),
    sparkline: levels.rows.flatMap((row) => {
      const date = row['date'];
      return typeof date === 'string' && isSessionDate(date) ? [{ date, close: toNumber(row[symbol]) }] : [];
    }),
    hrefs: {
      level: levels.links.page,
      move: moves?.links.page ?? null,
      streak: (up.sessions > 0 ? up : down).href,
      distance: distance?.links.page ?? null,
    },
  };
}

/** A tile per group that the market has, each as of the session on which `of` asks for it; one that fails takes no other with it. */
export async function loadTiles(of: (symbols: readonly string[]) => Ask, alone: Alone): Promise<OverviewTile[]> {
  const tiles = await Promise.all(groupSymbols.map((symbol) => alone(loadTile(of([symbol]), symbol), null)));
  return tiles.filter((tile) => tile !== null);
}

async function loadSmallTile(ask: Ask, symbol: string, label: string, basis: MarketInstrument['basis']): Promise<OverviewSmallTile | null> {
  const hasDividends = basis === 'total';
  const result = await ask('leaders', `symbols=${symbol}${hasDividends ? '&basis=total' : ''}`);
  const row = result?.rows[0];
  if (result === null || row === undefined) return null;
  return {
    symbol,
    label,
    hasDividends,
    date: result.range.to,
    move1dPct: toNumber(row['return_1d_pct']),
    move5dPct: toNumber(row['return_5d_pct']),
    href: result.links.page,
  };
}

/** The funds that the market has, as `loadTiles`. */
export async function loadSmallTiles(
  of: (symbols: readonly string[]) => Ask,
  alone: Alone,
  basisOf: BasisOf,
): Promise<OverviewSmallTile[]> {
  const tiles = await Promise.all(
    funds.map(async ([symbol, label]) => {
      const basis = basisOf(symbol);
      return basis === null ? null : await alone(loadSmallTile(of([symbol]), symbol, label, basis), null);
    }),
  );
  return tiles.filter((tile) => tile !== null);
}

/** Five-session returns of the Magnificent 7, largest first, missing last. `pin` is what `ask` adds to each query. */
export async function loadMagnificent(ask: Ask, pin: string): Promise<OverviewBars> {
  const result = await ask('leaders', `symbols=${magnificent}`);
  const bars = (result?.rows ?? []).map((row): OverviewBar => {
    const symbol = String(row['symbol']);
    return {
      symbol,
      name: String(row['name']),
      return5dPct: toNumber(row['return_5d_pct']),
      href: `/studies/performance?symbols=${symbol}&last=5s${pin === '' ? '' : `&${pin}`}`,
    };
  });
  return {
    bars: bars.sort((a, b) => (b.return5dPct ?? -Infinity) - (a.return5dPct ?? -Infinity)),
    href: result?.links.page ?? '/studies/leaders',
    date: result?.range.to ?? null,
  };
}
