import type { Metadata } from 'next';
import { StudyChart } from '@/components/charts/study-chart';
import { EmptyStore } from '@/components/panels/empty-store';
import { OverviewAssume } from '@/components/panels/overview-assume';
import { OverviewBreadth } from '@/components/panels/overview-breadth';
import { OverviewBars } from '@/components/panels/overview-bars';
import { OverviewFacts } from '@/components/panels/overview-facts';
import { OverviewRecords } from '@/components/panels/overview-records';
import { OverviewSpread } from '@/components/panels/overview-spread';
import { OverviewState } from '@/components/panels/overview-state';
import { OverviewTiles } from '@/components/panels/overview-tiles';
import classes from '@/components/panels/overview.module.css';
import { RequestFailure } from '@/components/panels/request-failure';
import { SessionStepper } from '@/components/panels/session-stepper';
import { PageFrame } from '@/components/shell/page-frame';
import { PageLink } from '@/components/shell/page-link';
import { formatLongDate } from '@/lib/format/format-date';
import { feedAlternate } from '@/lib/server/facts-page';
import { HttpError } from '@/lib/server/http-error';
import { loadOverview } from '@/lib/server/overview';
import type { Overview, OverviewView } from '@/lib/studies/overview';

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;
}

export const metadata: Metadata = { alternates: { types: feedAlternate } };

function readText(text: string | readonly string[] | undefined): string | null {
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : null;
}

function readQuery(given: Awaited<Props['searchParams']>): OverviewView {
  const measure = readText(given['measure']);
  return { measure: measure === 'ratio' || measure === 'log' ? measure : 'pp', asOf: readText(given['asOf']), assume: readText(given['assume']) };
}

interface ReadOverview {
  readonly overview: Overview;
  /** What is shown: without what is assumed where that cannot be used. */
  readonly view: OverviewView;
  /** What is wrong with what is assumed; the page stands without it. */
  readonly fault: string | null;
}

/** The overview, null while the store is empty, or what the link has wrong; any other failure goes to the error page. */
async function readOverview(view: OverviewView): Promise<ReadOverview | HttpError | null> {
  try {
    return { overview: await loadOverview(view), view, fault: null };
  } catch (cause) {
    if (!(cause instanceof HttpError)) throw cause;
    if (cause.code === 'no_data') return null;
    if (view.assume !== null && cause.issues.length > 0 && cause.issues.every(({ path }) => path === 'assume')) {
      const read = await readOverview({ ...view, assume: null });
      return read === null || read instanceof HttpError ? read : { ...read, fault: cause.issues.map(({ message }) => message).join('; ') };
    }
    if (cause.status === 400 || cause.code === 'busy') return cause;
    throw cause;
  }
}

function describeAge({ freshness, asOf }: Overview): string {
  const { providers, sessionsBehind, simulated } = freshness;
  if (simulated) return 'Simulated closes';
  const age = asOf !== freshness.asOf ? '' : sessionsBehind === 0 ? ', current' : sessionsBehind === 1 ? ', one session old' : `, ${sessionsBehind} sessions old`;
  return `Closes from ${providers.join(' and ')}${age}`;
}

export default async function OverviewPage({ searchParams }: Props) {
  const given = readQuery(await searchParams);
  const read = await readOverview(given);
  if (read === null) return <PageFrame><EmptyStore title="The tape is empty" /></PageFrame>;
  if (read instanceof HttpError) {
    return <PageFrame><RequestFailure title="The tape" message={read.message} issues={read.issues} wayOut={{ label: 'The overview as it starts', href: '/' }} /></PageFrame>;
  }
  const { overview, view } = read;
  const { assumed, freshness, asOf, steps, tiles, outperformance, magnificent, recordStrip, participation, breadth, lead, facts } = overview;
  const day = formatLongDate(asOf ?? '');
  return (
    <PageFrame>
      <p className={classes.eyebrow}><span>The tape on {assumed === null ? day : `${formatLongDate(assumed.session)}, if it closes so`}</span><span>{describeAge(overview)}</span></p>
      <h1 className={classes.headline}>{lead === null ? `The closes of ${assumed === null ? day : `${formatLongDate(assumed.session)}, if it closes so`}` : assumed === null ? lead : `If it closes so: ${lead}`}</h1>
      <div className={classes.banner}><OverviewState overview={overview} view={view} /></div>
      {steps === null ? null : <div className={classes.sessions}><SessionStepper steps={steps} action="/" /></div>}
      <OverviewAssume given={given} fault={read.fault} assumed={assumed} />
      <OverviewFacts facts={facts} />
      <OverviewTiles tiles={tiles} session={assumed?.session ?? asOf} simulated={freshness.simulated} />
      <div className={classes.middle}>
        {outperformance === null ? null : <OverviewSpread result={outperformance} view={view} />}
        {magnificent.bars.length === 0 ? null : <OverviewBars {...magnificent} session={assumed?.session ?? asOf} simulated={freshness.simulated} />}
      </div>
      <div className={classes.stack}>
        {recordStrip === null ? null : <OverviewRecords strip={recordStrip} simulated={freshness.simulated} />}
        <OverviewBreadth results={breadth} />
        {participation === null ? null : (
          <section className={classes.card} aria-labelledby="participation-title">
            <div className={classes.cardHead}>
              <h2 id="participation-title"><PageLink href={participation.links.page} className={classes.plain}>{participation.chart.title}</PageLink> <span className={classes.unit}>{participation.chart.unitLabel} above their 50-session mean</span></h2>
              <p className={classes.note}>{[participation.headlines[0]?.detail, ...participation.flags.filter(({ code }) => code === 'eligibility').map(({ message }) => message)].join(' ')}</p>
            </div>
            <StudyChart chart={participation.chart} columns={participation.columns} rows={participation.rows} range={participation.range} simulated={participation.simulated} heightPx={200} />
          </section>
        )}
      </div>
    </PageFrame>
  );
}
