import type { Metadata } from 'next';
import { EmptyStore } from '@/components/panels/empty-store';
import { OverviewAssume } from '@/components/panels/overview-assume';
import { OverviewAnswers, OverviewBreadth, OverviewMembers } from '@/components/panels/overview-breadth';
import { OverviewBars } from '@/components/panels/overview-bars';
import { OverviewFacts, OverviewHeadline } from '@/components/panels/overview-facts';
import { OverviewHead } from '@/components/panels/overview-head';
import { OverviewRecords } from '@/components/panels/overview-records';
import { OverviewSpread } from '@/components/panels/overview-spread';
import { OverviewTiles } from '@/components/panels/overview-tiles';
import classes from '@/components/panels/overview.module.css';
import { RequestFailure } from '@/components/panels/request-failure';
import { PageFrame } from '@/components/shell/page-frame';
import { formatLongDate } from '@/lib/format/format-date';
import { feedAlternate } from '@/lib/server/pages/facts-page';
import { HttpError } from '@/lib/server/http/http-error';
import { loadOverview } from '@/lib/server/pages/overview';
import { describeOverview } from '@/lib/server/pictures/overview-sharing';
import type { Overview, OverviewView } from '@/lib/server/pages/models/overview';

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;
}

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

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const read = await readOverview(readQuery(await searchParams));
  return read === null || read instanceof HttpError ? { alternates: { types: feedAlternate } } : describeOverview(read.overview, read.view);
}

export default async function OverviewPage({ searchParams }: Props) {
  const given = readQuery(await searchParams);
  const read = await readOverview(given);
  if (read === null) return <PageFrame><EmptyStore title="The tape is empty" /></PageFrame>;
  if (read instanceof HttpError) {
    return <PageFrame><RequestFailure title="The tape" message={read.message} issues={read.issues} wayOut={{ label: 'The overview as it starts', href: '/' }} /></PageFrame>;
  }
  const { overview, view } = read;
  const { assumed, freshness, asOf, tiles, smallTiles, outperformance, magnificent, recordStrip, breadth, answers, facts } = overview;
  const { simulated } = freshness;
  const session = assumed?.session ?? asOf;
  return (
    <PageFrame>
      <OverviewHead overview={overview} view={view} />
      <OverviewTiles tiles={tiles} smallTiles={smallTiles} session={session} simulated={simulated} />
      <OverviewHeadline facts={facts} day={formatLongDate(session ?? '')} isAssumed={assumed !== null} isQuiet={assumed !== null || simulated} />
      <OverviewAssume given={given} fault={read.fault} assumed={assumed} />
      <OverviewFacts facts={facts} />
      <div className={classes.middle}>
        <div className={classes.charts}>
          {outperformance === null ? null : <OverviewSpread result={outperformance} view={view} said={facts?.doubt ?? null} />}
          <OverviewBreadth results={breadth} session={session} />
        </div>
        <div className={classes.beside}>
          {answers.length === 0 ? null : <OverviewAnswers answers={answers} session={session} />}
          {magnificent.bars.length === 0 ? null : <OverviewBars {...magnificent} session={session} simulated={simulated} />}
          <OverviewMembers results={breadth} />
        </div>
      </div>
      {recordStrip === null ? null : <OverviewRecords strip={recordStrip} simulated={simulated} />}
    </PageFrame>
  );
}
