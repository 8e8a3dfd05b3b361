import katex from 'katex';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { RequestFailure } from '@/components/panels/request-failure';
import { StudyPanel } from '@/components/panels/study-panel';
import { PageFrame } from '@/components/shell/page-frame';
import { compareWithToday } from '@/lib/server/compare-with-today';
import { readView } from '@/lib/server/find-study';
import { HttpError } from '@/lib/server/http-error';
import { describeForSharing } from '@/lib/server/describe-for-sharing';
import { runStudy } from '@/lib/server/run-study';
import { findStudy } from '@/lib/studies/registry';
import { listParameters } from '@/lib/view/parameter-schema';
import { setQuery } from '@/lib/view/set-query';
import { thinRows } from '@/lib/view/thin-rows';
import type { StudyResult } from '@/lib/studies/study-result';

interface Props {
  readonly params: Promise<{ readonly study: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;
}

const firstPageRows = 50;
// As many as the panel asks for: its first answer is this page's.
const pagePoints = 1600;

function toSearch(given: Awaited<Props['searchParams']>): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) {
    for (const text of typeof value === 'string' ? [value] : (value ?? [])) search.append(name, text);
  }
  return search;
}

function thinResult(result: StudyResult): StudyResult {
  const keys = result.chart.kind === 'lines' ? result.chart.lines.map((line) => line.key) : [];
  return { ...result, rows: thinRows(result.rows, keys, pagePoints) };
}

/** The answer to a link, or what it has wrong; computed once for the page and its metadata. */
const answer = cache(async (id: string, search: string): Promise<StudyResult | HttpError> => {
  try {
    return await runStudy(readView(id, new URLSearchParams(search)));
  } catch (cause) {
    if (cause instanceof HttpError) return cause;
    throw cause;
  }
});

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const study = findStudy((await params).study);
  if (study === undefined) return {};
  const result = await answer(study.id, toSearch(await searchParams).toString());
  return result instanceof HttpError ? { title: study.title, description: study.question } : describeForSharing(result);
}

export default async function StudyPage({ params, searchParams }: Props) {
  const { study: id } = await params;
  const study = findStudy(id);
  if (study === undefined) notFound();
  const search = toSearch(await searchParams);
  const result = await answer(id, search.toString());
  if (result instanceof HttpError) {
    return (
      <PageFrame>
        <RequestFailure title={study.title} message={result.message} issues={result.issues} wayOut={{ label: `${study.title} as it starts`, href: `/studies/${id}` }} />
      </PageFrame>
    );
  }
  const parameters = listParameters(study);
  const formula = result.definition.formula;
  return (
    <PageFrame>
      <StudyPanel
        key={id}
        initial={thinResult(result)}
        newestRows={result.rows.slice(-firstPageRows)}
        initialQuery={setQuery(search.toString(), {}, parameters)}
        parameters={parameters}
        pin={await compareWithToday(readView(id, search), result)}
        formulaMathml={formula === '' ? '' : katex.renderToString(formula, { output: 'mathml', throwOnError: false, displayMode: true })}
      />
    </PageFrame>
  );
}
