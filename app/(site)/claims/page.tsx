import type { Metadata } from 'next';
import { ClaimBuilder } from '@/components/panels/claim-builder';
import { ClaimLibrary, type LibraryEntry } from '@/components/panels/claim-library';
import { ClaimReader } from '@/components/panels/claim-reader';
import { EmptyStore } from '@/components/panels/empty-store';
import { nameTally } from '@/components/panels/name-tally';
import { RequestFailure } from '@/components/panels/request-failure';
import { Card, PageFrame } from '@/components/shell/page-frame';
import classes from '@/components/panels/claim.module.css';
import { answerStudy, toSearch, type SearchParams } from '@/lib/server/answers/answer-study';
import { describeForSharing, describePage } from '@/lib/server/pages/describe-for-sharing';
import { HttpError } from '@/lib/server/http/http-error';
import { findClaimStart } from '@/lib/server/pages/find-claim-start';
import { loadPublishedClaims, type CheckedClaim } from '@/lib/server/pages/published-claims';
import { claim } from '@/lib/studies/after/claim/study';
import { simulatedReason } from '@/lib/studies/after/claim/judge-claim';
import { listParameters } from '@/lib/view/parameter-schema';
import { setQuery } from '@/lib/view/set-query';
import { thinResult } from '@/lib/view/thin-result';

interface Props {
  readonly searchParams: Promise<SearchParams>;
}

const title = 'Claims';
const description = 'Check any “biggest since” sentence: its verdict on the stored closes, and whether it survives the other definitions.';
// The builder draws no chart.
const builderPoints = 2;
const parameters = listParameters(claim);

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const search = toSearch(await searchParams);
  const result = search === '' ? null : await answerStudy(claim.id, search);
  if (result !== null && !(result instanceof HttpError)) return { ...describeForSharing(result), title };
  return describePage({ title, description, path: '/claims', picture: `${claim.id}?${await findClaimStart()}` });
}

function toEntry({ claim: published, verdict, headline }: CheckedClaim): LibraryEntry {
  const simulated = verdict.missing === simulatedReason;
  const found = verdict.kind === 'cannot_check' ? (simulated ? '' : (verdict.missing ?? '')) : headline.detail;
  return { claim: published, verdict, found, simulated };
}

export default async function ClaimsPage({ searchParams }: Props) {
  const given = toSearch(await searchParams);
  const start = await findClaimStart();
  const search = given === '' ? start : given;
  const result = await answerStudy(claim.id, search);
  if (result instanceof HttpError) {
    if (result.code === 'no_data')
      return (
        <PageFrame>
          <EmptyStore title="Nothing to check against yet" />
        </PageFrame>
      );
    return (
      <PageFrame>
        <RequestFailure
          title={title}
          message={result.message}
          issues={result.issues}
          wayOut={{ label: 'A claim to start from', href: '/claims' }}
        />
      </PageFrame>
    );
  }
  const entries = (await loadPublishedClaims()).map(toEntry);
  return (
    <PageFrame>
      <p className={classes.byline}>Claims</p>
      <h1>Is it true, and under which definition?</h1>
      <ClaimReader />
      <ClaimBuilder
        initial={thinResult(result, builderPoints)}
        initialQuery={setQuery(search, {}, parameters)}
        start={start}
        parameters={parameters}
      />
      <Card label="Published claims">
        <div className={classes.libraryHead}>
          <h2>Published claims, checked</h2>
          <p className={classes.tally}>{nameTally(entries)}</p>
        </div>
        <ClaimLibrary entries={entries} />
      </Card>
    </PageFrame>
  );
}
