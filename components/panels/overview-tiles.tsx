import type { ReactNode } from 'react';
import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber, formatPercent } from '@/lib/format/format-number';
import type { OverviewTile } from '@/lib/studies/overview';
import { Sparkline } from '../charts/sparkline';
import { SymbolDot } from '../controls/symbol-dot';
import { PageLink } from '../shell/page-link';
import classes from './overview.module.css';

interface Props {
  readonly tiles: readonly OverviewTile[];
  /** The page's; a tile of another day is dated. */
  readonly session: string | null;
  readonly simulated: boolean;
}

function Change({ value }: { readonly value: number | null }) {
  const sign = value === null || Math.abs(value) < 0.005 ? undefined : value < 0 ? 'down' : 'up';
  return <span className={`${classes.signed} tabular`} data-sign={sign}>{formatPercent(value, { sign: true })}</span>;
}

function Figure({ href, children }: { readonly href: string | null; readonly children: ReactNode }) {
  return href === null ? <>{children}</> : <PageLink href={href} className={classes.plain ?? ''}>{children}</PageLink>;
}

function describeDistance(percent: number | null): string {
  return percent === 0 ? 'at record' : formatPercent(percent);
}

function Tile({ tile, session, simulated }: Omit<Props, 'tiles'> & { readonly tile: OverviewTile }) {
  const direction = tile.streakDirection === 'down' ? 'down' : 'up';
  return (
    <article className={classes.tile} aria-label={tile.name}>
      <div className={classes.tileHead}>
        <h2><SymbolDot symbol={tile.symbol} /> <PageLink href={tile.hrefs.level} className={classes.plain}>{tile.name}</PageLink></h2>
        <span className={classes.note}>{tile.symbol === 'M7' ? 'M7 · equal weight' : tile.symbol}</span>
      </div>
      <p className={classes.level}><span className="tabular">{formatNumber(tile.level)}</span> <Change value={tile.move1dPct} /></p>
      {tile.date === session ? null : <p className={classes.older}>as of {formatLongDate(tile.date)}</p>}
      <Sparkline symbol={tile.symbol} values={tile.sparkline.map((point) => point.close)} simulated={simulated} />
      <dl className={classes.figures}>
        <div><dt>5 sessions</dt><dd><Figure href={tile.hrefs.move}><Change value={tile.move5dPct} /></Figure></dd></div>
        <div>
          <dt>Streak</dt>
          <dd><Figure href={tile.hrefs.streak}>{tile.streakSessions === 0 ? 'none' : `${tile.streakSessions} ${direction}`}</Figure></dd>
        </div>
        <div><dt>From high</dt><dd><Figure href={tile.hrefs.distance}>{describeDistance(tile.distanceFromHighPct)}</Figure></dd></div>
      </dl>
    </article>
  );
}

/** The groups: level, moves, streak, distance from the high and the year's line; every figure leads to its study. */
export function OverviewTiles({ tiles, session, simulated }: Props) {
  return <div className={classes.tiles}>{tiles.map((tile) => <Tile key={tile.symbol} tile={tile} session={session} simulated={simulated} />)}</div>;
}
