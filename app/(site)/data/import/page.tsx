import { headers } from 'next/headers';
import { ImportPanel } from '@/components/import/import-panel';
import { PageFrame } from '@/components/shell/page-frame';
import { getEnv } from '@/lib/env';
import { judgeAccess } from '@/lib/server/http/guard-operator';
import { describePage } from '@/lib/server/pages/describe-for-sharing';

export const metadata = describePage({
  title: 'Import a file',
  path: '/data/import',
  picture: 'performance?mode=rebased&last=max',
  description:
    'Closes, panels, counts, weights, sectors, members, holdings of a fund or series from a file: what is recognised, what would change, then the import.',
});

export default async function ImportFilePage() {
  const page = { access: judgeAccess(await headers()), maxBytes: getEnv().IMPORT_MAX_MIB * 1024 * 1024 };
  return (
    <PageFrame>
      <h1>Import a file</h1>
      <ImportPanel page={page} />
    </PageFrame>
  );
}
