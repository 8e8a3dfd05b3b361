import { PackedChart } from '@/components/charts/packed-chart';
import { PageLink } from '@/components/shell/page-link';
import { formatLongDate } from '@/lib/format/format-date';
import type { OverviewAnswer } from '@/lib/server/pages/models/overview';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { packDrawn } from '@/lib/view/pack-history';
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

/** Breadth of the S&P 500's members: the chart of the first of its studies, dated to the page's session or saying that they end earlier. */
export function OverviewBreadth({ results, session }: Props) {
  const [first] = results;
  if (first === undefined) return null;
  const isOlder = session !== null && first.range.to < session;
  return (
    <section className={`${classes.card ?? ''} ${classes.filled ?? ''}`} aria-labelledby="breadth-title">
      <div className={classes.cardHead}>
        <h2 id="breadth-title">
          <PageLink href={first.links.page} className={classes.plain}>
            {first.chart.title}
          </PageLink>{' '}
          <span className={classes.unit}>{first.chart.unitLabel}</span>
        </h2>
        <span className={classes.note}>
          {isOlder
            ? `The stored closes of the members end on ${formatLongDate(first.range.to)}: what stands here is of then.`
            : formatLongDate(first.range.to)}
        </span>
      </div>
      <PackedChart
        chart={first.chart}
        columns={first.columns}
        packed={packDrawn(first)}
        range={first.range}
        simulated={first.simulated}
        heightPx={200}
        fill
      />
      {first.flags
        .filter(({ code }) => doubts.has(code))
        .map(({ code, message }) => (
          <p key={code} className={classes.small}>
            {message}
          </p>
        ))}
    </section>
  );
}

interface MembersProps {
  readonly results: readonly StudyResult[];
  /** What is told elsewhere on the page. */
  readonly told: readonly OverviewAnswer[];
}

/** Members and indices in sentences, those that are not told among the answers, each leading to its proof. */
export function OverviewMembers({ results, told }: MembersProps) {
  const others = results.filter(({ links }) => !told.some(({ href }) => href === links.page));
  if (others.length === 0) return null;
  return (
    <section className={`${classes.card ?? ''} ${classes.among ?? ''}`} aria-labelledby="members-title">
      <div className={classes.cardHead}>
        <h2 id="members-title">Among members and indices</h2>
      </div>
      <ul className={classes.answers}>
        {others.map((result) => (
          <li key={result.links.page}>
            <p>
              {result.headlines[0]?.text} <PageLink href={result.links.page}>{nameLink(result)}</PageLink>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Is it broadening? A sentence per study, none of them summed; one of another session says so. */
export function OverviewAnswers({ answers, session }: { readonly answers: readonly OverviewAnswer[]; readonly session: string | null }) {
  return (
    <section className={`${classes.card ?? ''} ${classes.questions ?? ''}`} aria-labelledby="answers-title">
      <div className={classes.cardHead}>
        <h2 id="answers-title">Is it broadening?</h2>
      </div>
      <ul className={classes.answers}>
        {answers.map(({ label, text, asOf, href, study }) => (
          <li key={href}>
            <p>
              <strong>{label}: </strong>
              {text}
              {asOf === null || asOf === session || text.includes(formatLongDate(asOf)) ? '' : ` That is of ${formatLongDate(asOf)}.`}{' '}
              <PageLink href={href} aria-label={`${study}: ${label}`}>
                {study}
              </PageLink>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
