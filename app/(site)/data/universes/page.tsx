import { headers } from 'next/headers';
import { ListPanel } from '@/components/import/list-panel';
import { PageFrame } from '@/components/shell/page-frame';
import { getEnv } from '@/lib/env';
import { judgeAccess } from '@/lib/server/http/guard-operator';
import { describePage } from '@/lib/server/pages/describe-for-sharing';

export const metadata = describePage({
  title: 'A list of your own',
  path: '/data/universes',
  picture: 'performance?mode=rebased&last=max',
  description: 'Paste tickers to have their breadth: which of them are known, then the definition.',
});

export default async function OwnUniversePage() {
  const page = { access: judgeAccess(await headers()), maxBytes: getEnv().IMPORT_MAX_MIB * 1024 * 1024 };
  return (
    <PageFrame>
      <h1>A list of your own</h1>
      <ListPanel page={page} />
    </PageFrame>
  );
}
