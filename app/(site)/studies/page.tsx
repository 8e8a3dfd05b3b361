import { StudyList, type StudyListItem } from '@/components/panels/study-list';
import { PageFrame } from '@/components/shell/page-frame';
import { describePage } from '@/lib/server/pages/describe-for-sharing';
import { HttpError } from '@/lib/server/http/http-error';
import { markPassing } from '@/lib/server/http/request-scope';
import { readView } from '@/lib/server/answers/read-view';
import { runStudy } from '@/lib/server/answers/run-study';
import { studyGroups } from '@/lib/studies/registry';
import type { Study } from '@/lib/studies/kit/study';

export const metadata = describePage({
  title: 'Studies',
  path: '/studies',
  picture: 'performance',
  description: 'Moves, breadth, members and what came next: every study with its question and its answer on the closes stored.',
});

/** A list must not load the closes of every member of a universe for a sentence. */
function readsMembers(study: Study): boolean {
  return study.universes?.(study.params.parse({})).some(({ level }) => level === 'members') === true;
}

/** A study that cannot be answered yet (empty store, missing instrument) keeps its place in the list, without an answer. */
async function readAnswer(study: Study): Promise<string | null> {
  if (readsMembers(study)) return null;
  try {
    const result = await runStudy(readView(study.id, new URLSearchParams()), { points: 2 });
    return result.headlines[0]?.text ?? null;
  } catch (cause) {
    if (!(cause instanceof HttpError && cause.status === 400)) markPassing();
    return null;
  }
}

async function toItem(study: Study): Promise<StudyListItem> {
  const { id, title, question } = study;
  return { id, title, question, answer: await readAnswer(study) };
}

export default async function StudiesPage() {
  const groups = await Promise.all(
    studyGroups.map(async ({ title, studies }) => ({ title, items: await Promise.all(studies.map(toItem)) })),
  );
  return (
    <PageFrame>
      <h1>Studies</h1>
      {groups.map(({ title, items }) => (
        <StudyList key={title} title={title} items={items} />
      ))}
    </PageFrame>
  );
}
