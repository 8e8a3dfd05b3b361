import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber, formatPercent } from '@/lib/format/format-number';
import type { OverviewTile } from '@/lib/studies/overview';
import { Sparkline } from '../charts/sparkline';
import { SymbolDot } from '../controls/symbol-dot';
import { PageLink } from '../shell/page-link';
import classes from './overview.module.css';

interface Props {
  readonly tiles: readonly OverviewTile[];
  readonly simulated: boolean;
  /** The session of the page; a tile that ends on another says so. */
  readonly asOf: string;
}

function Change({ value }: { readonly value: number | null }) {
  const sign = value === null || Math.abs(value) < 0.005 ? undefined : value < 0 ? 'down' : 'up';
  return <span className={`${classes.signed} tabular`} data-sign={sign}>{formatPercent(value, { sign: true })}</span>;
}

function describeDistance(percent: number | null): string {
  return percent === 0 ? 'at record' : formatPercent(percent);
}

function Tile({ tile, simulated, asOf }: { readonly tile: OverviewTile; readonly simulated: boolean; readonly asOf: string }) {
  const symbol = encodeURIComponent(tile.symbol);
  const direction = tile.streakDirection === 'down' ? 'down' : 'up';
  return (
    <article className={classes.tile} aria-label={tile.name}>
      <div className={classes.tileHead}>
        <h2><SymbolDot symbol={tile.symbol} /> <PageLink href={tile.href} className={classes.plain}>{tile.name}</PageLink></h2>
        <span className={classes.note}>{tile.symbol === 'M7' ? 'M7 · equal weight' : tile.symbol}{tile.date === asOf ? '' : ` · ${formatLongDate(tile.date)}`}</span>
      </div>
      <p className={classes.level}><span className="tabular">{formatNumber(tile.level)}</span> <Change value={tile.move1dPct} /></p>
      <Sparkline symbol={tile.symbol} values={tile.sparkline.map((point) => point.close)} simulated={simulated} />
      <dl className={classes.figures}>
        <div><dt>5 sessions</dt><dd><PageLink href={`/studies/leaders?symbols=${symbol}`} className={classes.plain}><Change value={tile.move5dPct} /></PageLink></dd></div>
        <div>
          <dt>Streak</dt>
          <dd><PageLink href={`/studies/streaks?symbol=${symbol}&direction=${direction}&thresholdPct=0&length=1`} className={classes.plain}>{tile.streakSessions === 0 ? 'none' : `${tile.streakSessions} ${direction}`}</PageLink></dd>
        </div>
        <div><dt>From high</dt><dd><PageLink href={`/studies/distance?symbol=${symbol}&reference=high&windowSessions=252`} className={classes.plain}>{describeDistance(tile.distanceFromHighPct)}</PageLink></dd></div>
      </dl>
    </article>
  );
}

/** The groups: level, moves, streak, distance from the high and the year's line; every figure leads to its study. */
export function OverviewTiles({ tiles, simulated, asOf }: Props) {
  return <div className={classes.tiles}>{tiles.map((tile) => <Tile key={tile.symbol} tile={tile} simulated={simulated} asOf={asOf} />)}</div>;
}
