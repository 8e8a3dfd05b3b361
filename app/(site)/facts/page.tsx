import type { Metadata } from 'next';
import { EmptyStore } from '@/components/panels/empty-store';
import { FactsPanel } from '@/components/panels/facts-panel';
import { RequestFailure } from '@/components/panels/request-failure';
import { PageFrame } from '@/components/shell/page-frame';
import { formatLongDate } from '@/lib/format/format-date';
import { toSearch, type SearchParams } from '@/lib/server/answers/answer-study';
import { compareWithToday } from '@/lib/server/answers/compare-with-today';
import { describeForSharing } from '@/lib/server/pages/describe-for-sharing';
import { feedAlternate, loadFactsPage } from '@/lib/server/pages/facts-page';
import { readView } from '@/lib/server/answers/read-view';
import { HttpError } from '@/lib/server/http/http-error';

interface Props {
  readonly searchParams: Promise<SearchParams>;
}

const title = 'Notable facts';

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const page = await loadFactsPage(toSearch(await searchParams));
  if (page instanceof HttpError) return { title, alternates: { types: feedAlternate } };
  const shared = describeForSharing(page.result);
  return {
    ...shared,
    title: `Notable facts of ${formatLongDate(page.result.asOf)}`,
    alternates: { ...shared.alternates, types: { ...shared.alternates?.types, ...feedAlternate } },
  };
}

export default async function FactsRoute({ searchParams }: Props) {
  const search = toSearch(await searchParams);
  const page = await loadFactsPage(search);
  if (page instanceof HttpError) {
    if (page.code === 'no_data')
      return (
        <PageFrame>
          <EmptyStore title="Nothing to tell yet" />
        </PageFrame>
      );
    return (
      <PageFrame>
        <RequestFailure
          title={title}
          message={page.message}
          issues={page.issues}
          wayOut={{ label: 'Facts of the newest session', href: '/facts' }}
        />
      </PageFrame>
    );
  }
  const pin = await compareWithToday(readView('facts', new URLSearchParams(search)), page.result);
  return (
    <PageFrame>
      <FactsPanel page={page} pin={pin === null ? null : { ...pin, href: pin.href.replace(/^\/studies/, '') }} />
    </PageFrame>
  );
}
