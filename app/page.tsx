import Link from 'next/link';
import { StudyChart } from '@/components/charts/study-chart';
import { EmptyStore } from '@/components/panels/empty-store';
import { OverviewBars } from '@/components/panels/overview-bars';
import { OverviewFacts } from '@/components/panels/overview-facts';
import { OverviewRecords } from '@/components/panels/overview-records';
import { OverviewSpread } from '@/components/panels/overview-spread';
import { OverviewTiles } from '@/components/panels/overview-tiles';
import classes from '@/components/panels/overview.module.css';
import { PageFrame } from '@/components/shell/page-frame';
import { StateBanner } from '@/components/shell/state-banner';
import { formatLongDate } from '@/lib/format/format-date';
import { HttpError } from '@/lib/server/http-error';
import { loadOverview } from '@/lib/server/overview';
import type { Freshness, Overview, OverviewMeasure } from '@/lib/studies/overview';

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;
}

function readMeasure(text: string | readonly string[] | undefined): OverviewMeasure {
  return text === 'ratio' || text === 'log' ? text : 'pp';
}

/** The overview, or null while the store is empty; any other failure goes to the error page. */
async function readOverview(measure: OverviewMeasure): Promise<Overview | null> {
  try {
    return await loadOverview(measure);
  } catch (cause) {
    if (cause instanceof HttpError && cause.status === 503) return null;
    throw cause;
  }
}

function describeAge({ providers, sessionsBehind, simulated }: Freshness): string {
  if (simulated) return 'Simulated closes';
  const age = sessionsBehind === 0 ? 'current' : sessionsBehind === 1 ? 'one session old' : `${sessionsBehind} sessions old`;
  return `Closes from ${providers.join(' and ')}, ${age}`;
}

function StateLine({ overview, asOf }: { readonly overview: Overview; readonly asOf: string }) {
  const late = overview.tiles.filter((tile) => tile.date < asOf);
  const behind = overview.freshness.sessionsBehind;
  if (late.length > 0) {
    return <StateBanner state="partial">{late.map((tile) => `${tile.name} ends on ${formatLongDate(tile.date)}`).join('; ')}. What compares them uses the last close that both have. <Link href="/data">See what is stored</Link></StateBanner>;
  }
  return behind > 0 ? <StateBanner state="stale">These closes are {behind === 1 ? 'one session' : `${behind} sessions`} behind the exchange. <Link href="/data">See the last runs</Link></StateBanner> : null;
}

export default async function OverviewPage({ searchParams }: Props) {
  const measure = readMeasure((await searchParams)['measure']);
  const overview = await readOverview(measure);
  if (overview === null) return <PageFrame><EmptyStore title="The tape is empty" /></PageFrame>;
  const { freshness, tiles, outperformance, magnificent, recordStrip, participation, lead, facts } = overview;
  const asOf = tiles.reduce<string>((latest, tile) => (tile.date > latest ? tile.date : latest), freshness.asOf ?? '');
  return (
    <PageFrame>
      <p className={classes.eyebrow}><span>The tape on {formatLongDate(asOf)}</span><span>{describeAge(freshness)}</span></p>
      <h1 className={classes.headline}>{lead ?? `The closes of ${formatLongDate(asOf)}`}</h1>
      <div className={classes.banner}><StateLine overview={overview} asOf={asOf} /></div>
      <OverviewFacts facts={facts} />
      <OverviewTiles tiles={tiles} simulated={freshness.simulated} asOf={asOf} />
      <div className={classes.middle}>
        {outperformance === null ? null : <OverviewSpread result={outperformance} measure={measure} />}
        {magnificent.length === 0 ? null : <OverviewBars bars={magnificent} simulated={freshness.simulated} />}
      </div>
      <div className={classes.stack}>
        {recordStrip === null ? null : <OverviewRecords strip={recordStrip} simulated={freshness.simulated} />}
        {participation === null ? null : (
          <section className={classes.card} aria-labelledby="participation-title">
            <div className={classes.cardHead}>
              <h2 id="participation-title"><Link href={participation.links.page} className={classes.plain}>{participation.chart.title}</Link> <span className={classes.unit}>{participation.chart.unitLabel} above their 50-session mean</span></h2>
              <p className={classes.note}>{participation.headlines[0]?.text}</p>
            </div>
            <StudyChart chart={participation.chart} columns={participation.columns} rows={participation.rows} range={participation.range} simulated={participation.simulated} heightPx={200} />
          </section>
        )}
      </div>
    </PageFrame>
  );
}
