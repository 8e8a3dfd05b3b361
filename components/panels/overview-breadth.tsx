import { StudyChart } from '@/components/charts/study-chart';
import { PageLink } from '@/components/shell/page-link';
import type { StudyResult } from '@/lib/studies/study-result';
import classes from './overview.module.css';

/** What a reader must know of the members before believing a share of them. */
const doubts: ReadonlySet<string> = new Set(['survivorship', 'coverage', 'stale', 'hindsight']);

/** What the main column holds: it tells two links to one study apart. */
function nameLink({ study, columns }: StudyResult): string {
  return columns.find(({ key }) => key === 'value')?.label ?? study.title;
}

/** Breadth of the S&P 500's members: the sentences of its studies, each leading to its proof, over the first one's chart. */
export function OverviewBreadth({ results }: { readonly results: readonly StudyResult[] }) {
  const [first] = results;
  if (first === undefined) return null;
  return (
    <section className={classes.card} aria-labelledby="breadth-title">
      <div className={classes.cardHead}>
        <h2 id="breadth-title"><PageLink href={first.links.page} className={classes.plain}>{first.chart.title}</PageLink> <span className={classes.unit}>{first.chart.unitLabel}</span></h2>
      </div>
      <ul className={classes.breadth}>
        {results.map((result) => (
          <li key={result.links.page}>{result.headlines[0]?.text} <PageLink href={result.links.page}>{nameLink(result)}</PageLink></li>
        ))}
        {first.flags.filter(({ code }) => doubts.has(code)).map(({ code, message }) => <li key={code}>{message}</li>)}
      </ul>
      <StudyChart chart={first.chart} columns={first.columns} rows={first.rows} range={first.range} simulated={first.simulated} heightPx={260} />
    </section>
  );
}
