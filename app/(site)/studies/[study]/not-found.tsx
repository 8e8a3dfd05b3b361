import { RequestFailure } from '@/components/panels/request-failure';
import { PageFrame } from '@/components/shell/page-frame';
import { studies } from '@/lib/studies/registry';

export default function StudyNotFound() {
  return (
    <PageFrame>
      <RequestFailure
        title="There is no such study"
        message={`Known are ${studies.map(({ id }) => id).join(', ')}.`}
        issues={[]}
        wayOut={{ label: 'All studies', href: '/studies' }}
      />
    </PageFrame>
  );
}
