import { StudyChart } from '@/components/charts/study-chart';
import { PageLink } from '@/components/shell/page-link';
import { formatLongDate } from '@/lib/format/format-date';
import type { OverviewAnswer } from '@/lib/studies/overview';
import type { StudyResult } from '@/lib/studies/study-result';
import classes from './overview.module.css';

/** What a reader must know of the members before believing a share of them. */
const doubts: ReadonlySet<string> = new Set(['survivorship', 'coverage', 'stale', 'hindsight']);

interface Props {
  readonly results: readonly StudyResult[];
  /** The page's. */
  readonly session: string | null;
}

/** What the main column holds: it tells two links to one study apart. */
function nameLink({ study, columns }: StudyResult): string {
  return columns.find(({ key }) => key === 'value')?.label ?? study.title;
}

/** Breadth of the S&P 500's members: the sentences of its studies, each leading to its proof, over the first one's chart. */
export function OverviewBreadth({ results, session }: Props) {
  const [first] = results;
  if (first === undefined) return null;
  const isOlder = session !== null && first.range.to < session;
  return (
    <section className={classes.card} aria-labelledby="breadth-title">
      <div className={classes.cardHead}>
        <h2 id="breadth-title"><PageLink href={first.links.page} className={classes.plain}>{first.chart.title}</PageLink> <span className={classes.unit}>{first.chart.unitLabel}</span></h2>
        <span className={classes.note}>{isOlder ? `The stored closes of the members end on ${formatLongDate(first.range.to)}: what stands here is of then.` : formatLongDate(first.range.to)}</span>
      </div>
      <StudyChart chart={first.chart} columns={first.columns} rows={first.rows} range={first.range} simulated={first.simulated} heightPx={220} />
      <ul className={classes.breadth}>
        {results.map((result) => (
          <li key={result.links.page}>{result.headlines[0]?.text} <PageLink href={result.links.page}>{nameLink(result)}</PageLink></li>
        ))}
        {first.flags.filter(({ code }) => doubts.has(code)).map(({ code, message }) => <li key={code}>{message}</li>)}
      </ul>
    </section>
  );
}

/** Is it broadening? A sentence per study; one of another session says so. */
export function OverviewAnswers({ answers, session }: { readonly answers: readonly OverviewAnswer[]; readonly session: string | null }) {
  return (
    <section className={classes.card} aria-labelledby="answers-title">
      <div className={classes.cardHead}><h2 id="answers-title">Is it broadening?</h2></div>
      <ul className={classes.answers}>
        {answers.map(({ label, text, asOf, href, study }) => (
          <li key={label}>
            <p><strong>{label}:</strong> {text}{asOf === session || text.includes(formatLongDate(asOf)) ? '' : ` That is of ${formatLongDate(asOf)}.`} <PageLink href={href} aria-label={`${study}: ${label}`}>{study}</PageLink></p>
          </li>
        ))}
      </ul>
    </section>
  );
}
