import { RequestFailure } from '@/components/panels/request-failure';
import { PageFrame } from '@/components/shell/page-frame';

export default function NotFound() {
  return (
    <PageFrame>
      <RequestFailure
        title="There is no such page"
        message="The address leads nowhere. Studies, data and methodology are in the header."
        issues={[]}
        wayOut={{ label: 'All studies', href: '/studies' }}
      />
    </PageFrame>
  );
}
