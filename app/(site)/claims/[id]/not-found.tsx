import { RequestFailure } from '@/components/panels/request-failure';
import { PageFrame } from '@/components/shell/page-frame';
import { publishedClaims } from '@/lib/studies/after/claim/library/library';

export default function ClaimNotFound() {
  const known = publishedClaims.map(({ id }) => id).join(', ');
  return (
    <PageFrame>
      <RequestFailure
        title="There is no such claim"
        message={`Known are ${known}.`}
        issues={[]}
        wayOut={{ label: 'All claims', href: '/claims' }}
      />
    </PageFrame>
  );
}
