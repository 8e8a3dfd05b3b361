import 'server-only';
import { formatLongDate, formatWeekdayDate } from '@/lib/format/format-date';
import { formatNumber, formatPercent } from '@/lib/format/format-number';
import { nameProviders } from '@/lib/format/source-line';
import { themeColors } from '@/lib/plot/theme-colors';
import type { Overview, OverviewTile } from '../pages/models/overview';
import { drawImage } from './draw-image';

const colors = themeColors.light;

function Tile({ tile, session }: { readonly tile: OverviewTile; readonly session: string | null }) {
  const move = tile.move1dPct;
  const color = move === null || Math.abs(move) < 0.005 ? colors.muted : move < 0 ? colors.down : colors.up;
  return (
    <div
      style={{
        display: 'flex',
        flexDirection: 'column',
        flex: 1,
        padding: '16px 18px',
        background: colors.card,
        border: `1px solid ${colors.line}`,
        borderRadius: 12,
      }}
    >
      <span style={{ fontSize: 22, fontWeight: 600 }}>{tile.name}</span>
      <span style={{ fontSize: 34, fontWeight: 600, marginTop: 4 }}>{formatNumber(tile.level)}</span>
      <span style={{ fontSize: 24, fontWeight: 600, color }}>{formatPercent(move, { sign: true })}</span>
      <span style={{ fontSize: 16, color: colors.muted }}>{tile.date === session ? '' : `to ${formatLongDate(tile.date)}`}</span>
    </div>
  );
}

function OverviewCard({ overview }: { readonly overview: Overview }) {
  const { asOf, assumed, facts, freshness, tiles } = overview;
  const session = assumed?.session ?? asOf;
  const headline = facts?.headline ?? `The closes of ${formatLongDate(session ?? '')}`;
  const marks = [freshness.simulated ? 'Simulated data' : '', assumed === null ? '' : 'Provisional: if it closes so'].filter(
    (mark) => mark !== '',
  );
  const notes = [facts?.doubt ?? '', ...(facts?.items.slice(0, 2).map(({ sentence }) => sentence) ?? [])].filter((note) => note !== '');
  return (
    <div
      style={{
        display: 'flex',
        flexDirection: 'column',
        width: '100%',
        height: '100%',
        padding: 48,
        background: colors.page,
        color: colors.ink,
        fontFamily: 'Inter',
      }}
    >
      <div style={{ display: 'flex', justifyContent: 'space-between', fontSize: 24, color: colors.muted }}>
        <span>{`Broadtape · ${formatWeekdayDate(session ?? '')}`}</span>
        <span style={{ color: colors['warn-ink'] }}>{marks.join(' · ')}</span>
      </div>
      <div style={{ display: 'flex', gap: 16, marginTop: 18 }}>
        {tiles.map((tile) => (
          <Tile key={tile.symbol} tile={tile} session={session} />
        ))}
      </div>
      <div style={{ display: 'flex', marginTop: 26, fontSize: headline.length > 110 ? 36 : 44, lineHeight: 1.2, fontWeight: 600 }}>
        {headline}
      </div>
      <div style={{ display: 'flex', flexDirection: 'column', marginTop: 14 }}>
        {notes.slice(0, 2).map((note) => (
          <div key={note} style={{ display: 'flex', marginTop: 6, fontSize: 22, lineHeight: 1.3, color: colors.muted }}>
            {note}
          </div>
        ))}
      </div>
      <div
        style={{ display: 'flex', marginTop: 'auto', fontSize: 18, color: colors.muted }}
      >{`Closes, points and percent: ${nameProviders({ sources: [{ providers: freshness.providers }] })} · as of ${formatLongDate(asOf ?? '')} · data version ${freshness.dataVersion} · the rarest statement that is true of the session`}</div>
    </div>
  );
}

/**
 * The picture with which the front page is shared, as PNG: its date, prices, headline and what comes next.
 * @returns null when too many wait.
 */
export async function drawOverviewImage(overview: Overview): Promise<Uint8Array<ArrayBuffer> | null> {
  return await drawImage(<OverviewCard overview={overview} />);
}
