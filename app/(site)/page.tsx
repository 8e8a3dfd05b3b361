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
import { toSearch, type SearchParams } from '@/lib/server/answers/answer-study';
import { feedAlternate } from '@/lib/server/pages/facts-page';
import { HttpError } from '@/lib/server/http/http-error';
import { loadOverview } from '@/lib/server/pages/overview';
import { readOverviewQuery } from '@/lib/server/pages/overview-query';
import { describeOverview } from '@/lib/server/pictures/overview-sharing';
import type { Overview, OverviewView } from '@/lib/server/pages/models/overview';

interface Props {
  readonly searchParams: Promise<SearchParams>;
}

interface ReadOverview {
  readonly overview: Overview;
  /** What is shown: without what is assumed where that cannot be used. */
  readonly view: OverviewView;
  /** What is wrong with what is assumed; the page stands without it. */
  readonly fault: string | null;
}

/** The overview, null while the store is empty, or what the link has wrong; any other failure goes to the error page. */
async function readOverview(search: string): Promise<ReadOverview | HttpError | null> {
  const given = new URLSearchParams(search);
  try {
    const view = readOverviewQuery(given);
    return { overview: await loadOverview(view), view, fault: null };
  } catch (cause) {
    if (!(cause instanceof HttpError)) throw cause;
    if (cause.code === 'no_data') return null;
    if (given.has('assume') && cause.issues.length > 0 && cause.issues.every(({ path }) => path === 'assume')) {
      given.delete('assume');
      const read = await readOverview(given.toString());
      return read === null || read instanceof HttpError ? read : { ...read, fault: cause.issues.map(({ message }) => message).join('; ') };
    }
    if (cause.status === 400 || cause.code === 'busy') return cause;
    throw cause;
  }
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const read = await readOverview(toSearch(await searchParams));
  return read === null || read instanceof HttpError ? { alternates: { types: feedAlternate } } : describeOverview(read.overview, read.view);
}

export default async function OverviewPage({ searchParams }: Props) {
  const search = toSearch(await searchParams);
  const read = await readOverview(search);
  const asked = new URLSearchParams(search).getAll('assume').find((text) => text.trim() !== '');
  if (read === null)
    return (
      <PageFrame>
        <EmptyStore title="The tape is empty" />
      </PageFrame>
    );
  if (read instanceof HttpError) {
    return (
      <PageFrame>
        <RequestFailure
          title="The tape"
          message={read.message}
          issues={read.issues}
          wayOut={{ label: 'The overview as it starts', href: '/' }}
        />
      </PageFrame>
    );
  }
  const { overview, view } = read;
  const { assumed, freshness, asOf, tiles, smallTiles, outperformance, magnificent, recordStrip, breadth, participation, answers, facts } =
    overview;
  const { simulated } = freshness;
  const session = assumed?.session ?? asOf;
  return (
    <PageFrame>
      <OverviewHead overview={overview} view={view} />
      <OverviewTiles tiles={tiles} smallTiles={smallTiles} session={session} simulated={simulated} />
      <OverviewHeadline
        facts={facts}
        day={formatLongDate(session ?? '')}
        isAssumed={assumed !== null}
        isQuiet={assumed !== null || simulated}
      />
      <OverviewAssume given={{ ...view, assume: asked ?? null }} fault={read.fault} assumed={assumed} />
      <OverviewFacts facts={facts} />
      <div className={classes.middle}>
        <div className={classes.charts}>
          {outperformance === null ? null : <OverviewSpread result={outperformance} view={view} said={facts?.doubt ?? null} />}
          <OverviewBreadth results={breadth} session={session} />
        </div>
        <div className={classes.beside}>
          {answers.length === 0 ? null : <OverviewAnswers answers={answers} session={session} />}
          {magnificent.bars.length === 0 ? null : <OverviewBars {...magnificent} session={session} simulated={simulated} />}
          <OverviewMembers results={participation === null ? breadth : [...breadth, participation]} told={answers} />
        </div>
      </div>
      {recordStrip === null ? null : <OverviewRecords strip={recordStrip} simulated={simulated} />}
    </PageFrame>
  );
}
