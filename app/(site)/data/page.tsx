import { EmptyStore } from '@/components/panels/empty-store';
import { RunList } from '@/components/panels/run-list';
import { Card, PageFrame } from '@/components/shell/page-frame';
import { PageLink } from '@/components/shell/page-link';
import { CoverageTable } from '@/components/tables/coverage-table';
import { DisagreementTable } from '@/components/tables/disagreement-table';
import { QuarantineTable } from '@/components/tables/quarantine-table';
import { SeriesTable } from '@/components/tables/series-table';
import { SourceTable } from '@/components/tables/source-table';
import { UniverseTable } from '@/components/tables/universe-table';
import { formatLongDate } from '@/lib/format/format-date';
import type { SearchParams } from '@/lib/server/answers/answer-study';
import { describePage } from '@/lib/server/pages/describe-for-sharing';
import { loadDataPage } from '@/lib/server/pages/data-page';

export const metadata = describePage({
  title: 'Data',
  path: '/data',
  picture: 'performance?mode=rebased&last=max',
  description: 'Which closes are stored, from whom and since when, with every gap, every run and every row that was held back.',
});

interface Props {
  readonly searchParams: Promise<SearchParams>;
}

export default async function DataPage({ searchParams }: Props) {
  const { held } = await searchParams;
  const { freshness, instruments, universes, series, disagreements, sources, runs, quarantine } = await loadDataPage(
    typeof held === 'string' ? Number(held) : 1,
  );
  const stored = instruments.some((instrument) => instrument.count > 0);
  return (
    <PageFrame>
      <div style={{ display: 'grid', gap: 14, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        {stored ? (
          <>
            <h1>What is stored</h1>
            <p>
              Most groups to {formatLongDate(freshness.asOf ?? '')},{' '}
              {freshness.simulated ? 'simulated' : `from ${freshness.providers.join(' and ')}`}; data version {freshness.dataVersion}.
            </p>
            <Card label="Coverage">
              <CoverageTable instruments={instruments} />
            </Card>
            <Card label="Universes">
              <h2 style={{ marginBottom: 8 }}>Universes</h2>
              <UniverseTable universes={universes} />
            </Card>
            <Card label="Series">
              <h2 style={{ marginBottom: 8 }}>Series that are not prices</h2>
              <SeriesTable series={series} />
            </Card>
            <Card label="Disagreements">
              <h2 style={{ marginBottom: 8 }}>Where sources differ</h2>
              <DisagreementTable disagreements={disagreements} />
            </Card>
          </>
        ) : (
          <EmptyStore
            title="Nothing is stored yet"
            hint={
              <>
                <p style={{ marginTop: 8 }}>For whoever runs it: pull closes from the providers, or import a folder of CSV files.</p>
                <pre style={{ overflowX: 'auto' }} tabIndex={0}>
                  {'npm run data -- pull\nnpm run data -- import <folder>'}
                </pre>
              </>
            }
          />
        )}
        <p>
          <PageLink href="/data/import">Import a file</PageLink> · <PageLink href="/data/universes">A list of your own</PageLink>
        </p>
        <Card label="Sources">
          <h2 style={{ marginBottom: 8 }}>Sources</h2>
          <SourceTable sources={sources} />
        </Card>
        <Card label="Runs">
          <h2 style={{ marginBottom: 8 }}>Last runs</h2>
          <RunList runs={runs} />
        </Card>
        <Card label="Held back">
          <h2 style={{ marginBottom: 8 }}>Quarantine</h2>
          <QuarantineTable held={quarantine} />
        </Card>
      </div>
    </PageFrame>
  );
}
