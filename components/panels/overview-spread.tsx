import { joinQuery } from '@/lib/view/join-query';
import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber } from '@/lib/format/format-number';
import type { OverviewMeasure, OverviewView } from '@/lib/server/pages/models/overview';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { packDrawn } from '@/lib/view/pack-history';
import { PackedChart } from '../charts/packed-chart';
import { PageLink } from '../shell/page-link';
import classes from './overview.module.css';

const measures = ['pp', 'ratio', 'log'] as const;
const shownEpisodes = 7;
const shownMarks = 3;

/** Marks that leave room for each other: the current one, the largest few and the smallest. */
function drawAsBars(result: StudyResult): StudyResult['chart'] {
  const { chart } = result;
  if (chart.kind !== 'lines') return chart;
  const above = chart.marks.filter((mark) => mark.value > 0).slice(0, shownMarks);
  const below = chart.marks.filter((mark) => mark.value < 0).slice(0, 1);
  const marks = [...above, ...below, ...chart.marks.filter((mark) => mark.emphasis && !above.includes(mark) && !below.includes(mark))];
  return {
    ...chart,
    form: 'bars',
    marks: marks.map((mark) => ({ ...mark, label: `${formatLongDate(mark.date)} ${mark.label.replace(/ (pp|points?)$/, '')}` })),
  };
}

/** The page as it is with another measure. */
function writeHref({ asOf, assume }: OverviewView, measure: OverviewMeasure): string {
  const query = new URLSearchParams({
    ...(measure === 'pp' ? {} : { measure }),
    ...(asOf === null ? {} : { asOf }),
    ...(assume === null ? {} : { assume }),
  }).toString();
  return joinQuery('/', query);
}

interface Props {
  readonly result: StudyResult;
  readonly view: OverviewView;
  /** A doubt that stands under the headline already; null for none. */
  readonly said: string | null;
}

/** Every five-session difference since the start, its largest episodes ranked, and the doubt below. */
export function OverviewSpread({ result, view, said }: Props) {
  const { measure } = view;
  const today = result.headlines[0];
  const episodes = (result.events ?? []).filter((event) => event['kind'] === 'largest').slice(0, shownEpisodes);
  const doubt = result.flags.find((flag) => flag.code === 'measure-ranks-differently');
  const since = String((result.rows.find((row) => row['value'] !== null) ?? {})['date'] ?? result.range.from).slice(0, 4);
  return (
    <section className={`${classes.card ?? ''} ${classes.filled ?? ''}`} aria-labelledby="spread-title">
      <div className={classes.cardHead}>
        <h2 id="spread-title">
          {result.chart.title}{' '}
          <span className={classes.unit}>
            {result.chart.unitLabel}, every close since {since}
          </span>
        </h2>
        <nav className={classes.segments} aria-label="Measure">
          {measures.map((item) => (
            <PageLink key={item} href={writeHref(view, item)} scroll={false} aria-current={item === measure ? 'true' : undefined}>
              {item}
            </PageLink>
          ))}
        </nav>
      </div>
      {today === undefined ? null : (
        <p className={classes.today}>
          {today.text}
          {result.provisional ? '' : ` As of ${formatLongDate(result.asOf)}.`}
        </p>
      )}
      <div className={classes.spread}>
        <PackedChart
          chart={drawAsBars(result)}
          columns={result.columns}
          packed={packDrawn(result)}
          range={result.range}
          simulated={result.simulated}
          heightPx={276}
          fill
        />
        <div>
          <h3 className={classes.small} style={{ marginTop: 10 }}>
            Largest, one per episode
          </h3>
          <ol className={classes.episodes}>
            {episodes.map((event) => {
              const date = String(event['date']);
              const value = event['value'];
              return (
                <li key={date} data-current={date === result.asOf || undefined}>
                  <PageLink href={`/studies/outperformance?episodes=one&measure=${measure}&asOf=${date}`} className={classes.episode}>
                    <span className={classes.note}>{String(event['rank'])}</span>
                    <span>{formatLongDate(date)}</span>
                    <span className="tabular">{formatNumber(typeof value === 'number' ? value : null, { sign: true })}</span>
                  </PageLink>
                </li>
              );
            })}
          </ol>
        </div>
      </div>
      <p className={classes.foot}>
        {doubt === undefined || doubt.message === said ? null : <span className={classes.note}>{doubt.message}</span>}
        <PageLink href={result.links.page}>Open the study</PageLink>
      </p>
    </section>
  );
}
