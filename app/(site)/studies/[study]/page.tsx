import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EmptyStore } from '@/components/panels/empty-store';
import { RequestFailure } from '@/components/panels/request-failure';
import { PackedStudyPanel } from '@/components/panels/packed-study-panel';
import { PageFrame } from '@/components/shell/page-frame';
import { answerStudy, toSearch, type SearchParams } from '@/lib/server/answers/answer-study';
import { compareWithToday } from '@/lib/server/answers/compare-with-today';
import { describeForSharing } from '@/lib/server/pages/describe-for-sharing';
import { readView } from '@/lib/server/answers/read-view';
import { HttpError } from '@/lib/server/http/http-error';
import { packForPage } from '@/lib/server/pages/pack-for-page';
import { typesetFormula } from '@/lib/server/pages/typeset-formula';
import { findStudy } from '@/lib/studies/registry';
import { listNewestRows, viewPoints } from '@/lib/view/first-page';
import { listParameters } from '@/lib/view/parameter-schema';
import { setQuery } from '@/lib/view/set-query';
import { thinResult } from '@/lib/view/thin-result';

interface Props {
  readonly params: Promise<{ readonly study: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const study = findStudy((await params).study);
  if (study === undefined) return {};
  const result = await answerStudy(study.id, toSearch(await searchParams));
  return result instanceof HttpError ? { title: study.title, description: study.question } : describeForSharing(result);
}

export default async function StudyPage({ params, searchParams }: Props) {
  const { study: id } = await params;
  const study = findStudy(id);
  if (study === undefined) notFound();
  const search = toSearch(await searchParams);
  const result = await answerStudy(id, search);
  if (result instanceof HttpError) {
    if (result.code === 'no_data')
      return (
        <PageFrame>
          <EmptyStore title={study.title} />
        </PageFrame>
      );
    return (
      <PageFrame>
        <RequestFailure
          title={study.title}
          message={result.message}
          issues={result.issues}
          wayOut={{ label: `${study.title} as it starts`, href: `/studies/${id}` }}
        />
      </PageFrame>
    );
  }
  const parameters = listParameters(study);
  const drawn = thinResult(result, viewPoints);
  return (
    <PageFrame>
      <PackedStudyPanel
        key={id}
        packed={packForPage({ initial: drawn, newestRows: listNewestRows(result.rows, drawn.rows), parameters })}
        initialQuery={setQuery(search, {}, parameters)}
        pin={await compareWithToday(readView(id, new URLSearchParams(search)), result)}
        formulaMathml={typesetFormula(result.definition.formula)}
      />
    </PageFrame>
  );
}
