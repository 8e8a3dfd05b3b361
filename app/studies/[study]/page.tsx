import katex from 'katex';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { RequestFailure } from '@/components/panels/request-failure';
import { StudyPanel } from '@/components/panels/study-panel';
import { PageFrame } from '@/components/shell/page-frame';
import { readView } from '@/lib/server/find-study';
import { HttpError } from '@/lib/server/http-error';
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

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const study = findStudy((await params).study);
  return study === undefined ? {} : { title: study.title, description: study.question };
}

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

async function answer(id: string, search: URLSearchParams): Promise<StudyResult | HttpError> {
  try {
    return await runStudy(readView(id, search));
  } catch (cause) {
    if (cause instanceof HttpError) return cause;
    throw cause;
  }
}

export default async function StudyPage({ params, searchParams }: Props) {
  const { study: id } = await params;
  const study = findStudy(id);
  if (study === undefined) notFound();
  const search = toSearch(await searchParams);
  const result = await answer(id, search);
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
        formulaMathml={formula === '' ? '' : katex.renderToString(formula, { output: 'mathml', throwOnError: false, displayMode: true })}
      />
    </PageFrame>
  );
}
