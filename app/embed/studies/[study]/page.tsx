import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { FramedFailure } from '@/components/panels/framed-failure';
import { PackedStudyEmbed } from '@/components/panels/packed-study-embed';
import { answerStudy, toSearch, type SearchParams } from '@/lib/server/answers/answer-study';
import { HttpError } from '@/lib/server/http/http-error';
import { findStudy } from '@/lib/studies/registry';
import { packResult } from '@/lib/view/pack-result';
import { thinResult } from '@/lib/view/thin-result';

interface Props {
  readonly params: Promise<{ readonly study: string }>;
  readonly searchParams: Promise<SearchParams>;
}

// A frame in somebody else's page is narrow: two points per pixel of it.
const embedPoints = 1200;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const study = findStudy((await params).study);
  // Search engines should find the page, not its frame.
  return { title: study?.title ?? 'Broadtape', robots: { index: false } };
}

/** A study's chart alone, for an iframe: the one address that other sites may frame. */
export default async function EmbedPage({ params, searchParams }: Props) {
  const { study: id } = await params;
  const study = findStudy(id);
  if (study === undefined) notFound();
  const result = await answerStudy(id, toSearch(await searchParams));
  if (result instanceof HttpError) {
    return (
      <FramedFailure
        title={study.title}
        message={result.message}
        issues={result.issues}
        wayOut={{ label: `${study.title} on Broadtape`, href: `/studies/${id}` }}
      />
    );
  }
  return <PackedStudyEmbed packed={packResult(thinResult(result, embedPoints))} />;
}
