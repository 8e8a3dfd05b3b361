import type { ReactNode } from 'react';
import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber, formatPercent } from '@/lib/format/format-number';
import type { OverviewSmallTile, OverviewTile } from '@/lib/server/pages/models/overview';
import { Sparkline } from '../charts/sparkline';
import { SymbolDot } from '../controls/symbol-dot';
import { PageLink } from '../shell/page-link';
import classes from './overview.module.css';

interface Day {
  /** The page's; a tile of another day is dated. */
  readonly session: string | null;
}

interface Props extends Day {
  readonly tiles: readonly OverviewTile[];
  readonly smallTiles: readonly OverviewSmallTile[];
  readonly simulated: boolean;
}

function Change({ value }: { readonly value: number | null }) {
  const sign = value === null || Math.abs(value) < 0.005 ? undefined : value < 0 ? 'down' : 'up';
  return (
    <span className={`${classes.signed ?? ''} tabular`} data-sign={sign}>
      {formatPercent(value, { sign: true })}
    </span>
  );
}

function Figure({ href, children }: { readonly href: string | null; readonly children: ReactNode }) {
  return href === null ? (
    <>{children}</>
  ) : (
    <PageLink href={href} className={classes.plain ?? ''}>
      {children}
    </PageLink>
  );
}

function describeDistance(percent: number | null): string {
  return percent === 0 ? 'at a record' : formatPercent(percent);
}

function Tile({ tile, session, simulated }: Day & { readonly tile: OverviewTile; readonly simulated: boolean }) {
  const direction = tile.streakDirection === 'down' ? 'down' : 'up';
  return (
    <article className={classes.tile} aria-label={tile.name}>
      <div className={classes.tileHead}>
        <h2>
          <SymbolDot symbol={tile.symbol} />{' '}
          <PageLink href={tile.hrefs.level} className={classes.plain}>
            {tile.name}
          </PageLink>
        </h2>
        <span className={classes.symbol}>{tile.symbol === 'M7' ? 'M7 · equal weight' : tile.symbol}</span>
      </div>
      <p className={classes.level}>
        <span className="tabular">{formatNumber(tile.level)}</span> <Change value={tile.move1dPct} />
      </p>
      <Sparkline symbol={tile.symbol} values={tile.sparkline.map((point) => point.close)} simulated={simulated} />
      {tile.date === session ? null : (
        <p className={classes.older}>
          {tile.symbol} ends on {formatLongDate(tile.date)}
        </p>
      )}
      <dl className={classes.figures}>
        <div>
          <dt>5 sessions</dt>
          <dd>
            <Figure href={tile.hrefs.move}>
              <Change value={tile.move5dPct} />
            </Figure>
          </dd>
        </div>
        <div className={classes.streak}>
          <dt>Streak</dt>
          <dd>
            <Figure href={tile.hrefs.streak}>{tile.streakSessions === 0 ? 'none' : `${tile.streakSessions} ${direction}`}</Figure>
          </dd>
        </div>
        <div>
          <dt>From high</dt>
          <dd>
            <Figure href={tile.hrefs.distance}>{describeDistance(tile.distanceFromHighPct)}</Figure>
          </dd>
        </div>
      </dl>
    </article>
  );
}

function SmallTile({ tile, session }: Day & { readonly tile: OverviewSmallTile }) {
  const notes = [tile.date === session ? '' : `to ${formatLongDate(tile.date)}`].filter((note) => note !== '');
  return (
    <article className={classes.smallTile} aria-label={tile.label}>
      <h2>
        <PageLink href={tile.href} className={classes.plain}>
          {tile.label}
        </PageLink>
      </h2>
      <span className={classes.note}>{tile.symbol}</span>
      <Change value={tile.move1dPct} />
      <span className={classes.note}>
        5 sessions <Change value={tile.move5dPct} />
      </span>
      {notes.length === 0 ? null : <span className={classes.small}>{notes.join(', ')}</span>}
    </article>
  );
}

/** The groups: level, moves, streak, distance from the high and the year's line; below them what funds say of other parts. Every figure leads to its study. */
export function OverviewTiles({ tiles, smallTiles, session, simulated }: Props) {
  return (
    <>
      <div className={classes.tiles}>
        {tiles.map((tile) => (
          <Tile key={tile.symbol} tile={tile} session={session} simulated={simulated} />
        ))}
      </div>
      {smallTiles.length === 0 ? null : (
        <div className={classes.smallTiles}>
          {smallTiles.map((tile) => (
            <SmallTile key={tile.symbol} tile={tile} session={session} />
          ))}
        </div>
      )}
      {smallTiles.some(({ hasDividends }) => hasDividends) ? (
        <p className={classes.small}>
          {smallTiles
            .filter(({ hasDividends }) => hasDividends)
            .map(({ symbol }) => symbol)
            .join(', ')}
          : dividends counted.
        </p>
      ) : null}
    </>
  );
}
