import type { Metadata } from 'next';
import { StudyList, type StudyListItem } from '@/components/panels/study-list';
import { PageFrame } from '@/components/shell/page-frame';
import { readView } from '@/lib/server/find-study';
import { runStudy } from '@/lib/server/run-study';
import { studies } from '@/lib/studies/registry';

export const metadata: Metadata = { title: 'Studies' };

/** A study that cannot be answered yet (empty store, missing instrument) keeps its place in the list, without an answer. */
async function readAnswer(id: string): Promise<string | null> {
  try {
    const result = await runStudy(readView(id, new URLSearchParams()), { points: 2 });
    return result.headlines[0]?.text ?? null;
  } catch {
    return null;
  }
}

export default async function StudiesPage() {
  const items: StudyListItem[] = await Promise.all(
    studies.map(async ({ id, title, question }) => ({ id, title, question, answer: await readAnswer(id) })),
  );
  return (
    <PageFrame>
      <h1>Studies</h1>
      <StudyList items={items} />
    </PageFrame>
  );
}
