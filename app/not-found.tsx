import { RequestFailure } from '@/components/panels/request-failure';
import { PageFrame } from '@/components/shell/page-frame';
import { SiteFrame } from './site-frame';

export default function NotFound() {
  return (
    <SiteFrame>
      <PageFrame>
        <RequestFailure
          title="There is no such page"
          message="The address leads nowhere. Studies, data and methodology are in the header."
          issues={[]}
          wayOut={{ label: 'All studies', href: '/studies' }}
        />
      </PageFrame>
    </SiteFrame>
  );
}
