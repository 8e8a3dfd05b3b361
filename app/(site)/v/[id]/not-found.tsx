import { RequestFailure } from '@/components/panels/request-failure';
import { PageFrame } from '@/components/shell/page-frame';

export default function ShortLinkNotFound() {
  return (
    <PageFrame>
      <RequestFailure
        title="There is no such short link"
        message="Nobody has stored a view under it here: short links belong to the server that made them."
        issues={[]}
        wayOut={{ label: 'All studies', href: '/studies' }}
      />
    </PageFrame>
  );
}
