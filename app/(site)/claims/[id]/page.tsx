import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PublishedHead } from '@/components/panels/published-head';
import { EmptyStore } from '@/components/panels/empty-store';
import { RequestFailure } from '@/components/panels/request-failure';
import { PackedStudyPanel } from '@/components/panels/packed-study-panel';
import { PageFrame } from '@/components/shell/page-frame';
import { answerStudy, toSearch, type SearchParams } from '@/lib/server/answers/answer-study';
import { describeForSharing } from '@/lib/server/pages/describe-for-sharing';
import { HttpError } from '@/lib/server/http/http-error';
import { packForPage } from '@/lib/server/pages/pack-for-page';
import { toPublishedQuery } from '@/lib/server/pages/published-query';
import { typesetFormula } from '@/lib/server/pages/typeset-formula';
import { claim } from '@/lib/studies/after/claim/study';
import { findPublishedClaim } from '@/lib/studies/after/claim/library/library';
import { listNewestRows, viewPoints } from '@/lib/view/first-page';
import { listParameters } from '@/lib/view/parameter-schema';
import { setQuery } from '@/lib/view/set-query';
import { thinResult } from '@/lib/view/thin-result';

interface Props {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<SearchParams>;
}

const parameters = listParameters(claim);

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const published = findPublishedClaim((await params).id);
  if (published === undefined) return { title: 'Claims' };
  const result = await answerStudy(claim.id, toPublishedQuery(published.query, new URLSearchParams(toSearch(await searchParams))));
  if (result instanceof HttpError) return { title: published.said };
  const shared = describeForSharing(result);
  const canonical = `/claims/${published.id}`;
  return {
    ...shared,
    title: published.said,
    alternates: { ...shared.alternates, canonical },
    openGraph: { ...shared.openGraph, url: canonical },
  };
}

export default async function PublishedClaimPage({ params, searchParams }: Props) {
  const published = findPublishedClaim((await params).id);
  if (published === undefined) notFound();
  const base = setQuery(published.query, {}, parameters);
  const query = toPublishedQuery(published.query, new URLSearchParams(toSearch(await searchParams)));
  const result = await answerStudy(claim.id, query);
  const above = <PublishedHead claim={published} />;
  if (result instanceof HttpError) {
    if (result.code === 'no_data')
      return (
        <PageFrame>
          {above}
          <EmptyStore title="Nothing to check against yet" />
        </PageFrame>
      );
    return (
      <PageFrame>
        {above}
        <RequestFailure
          title="Cannot be checked"
          message={result.message}
          issues={result.issues}
          wayOut={{ label: 'All claims', href: '/claims' }}
        />
      </PageFrame>
    );
  }
  const drawn = thinResult(result, viewPoints);
  return (
    <PageFrame>
      <PackedStudyPanel
        key={published.id}
        packed={packForPage({ initial: drawn, newestRows: listNewestRows(result.rows, drawn.rows), parameters })}
        initialQuery={query}
        base={base}
        pin={null}
        formulaMathml={typesetFormula(result.definition.formula)}
        above={above}
      />
    </PageFrame>
  );
}
