'use client';

import { coverageNotes } from '@/lib/format/coverage-notes';
import { formatLongDate } from '@/lib/format/format-date';
import { nameProviders } from '@/lib/format/source-line';
import type { StudyResult } from '@/lib/studies/study-result';
import { drawnRange } from '@/lib/view/drawn-range';
import { StudyChart } from '../charts/study-chart';
import classes from './study-embed.module.css';
import { isDisplayOnly } from './use-study-view';

/** A study's sentence and chart in a frame of another site, with where the closes come from and the way to the whole study. */
export function StudyEmbed({ result }: { readonly result: StudyResult }) {
  const { chart, headlines, study, links, asOf, dataVersion, simulated, provisional } = result;
  const marks = [simulated ? 'Simulated data' : '', provisional ? 'Provisional' : ''].filter((mark) => mark !== '');
  return (
    <main className={classes.embed} id="content">
      <h1 className={classes.headline}>{headlines[0]?.text ?? study.question}</h1>
      <p className={classes.title}>{chart.title}, {chart.unitLabel}{marks.length === 0 ? null : <strong className={classes.mark}>{marks.join(', ')}</strong>}</p>
      <div className={classes.chart}>
        <StudyChart
          chart={chart} columns={result.columns} rows={result.rows} events={result.events ?? []} range={drawnRange(result)} simulated={simulated}
          rebase={isDisplayOnly(result) ? (study.id === 'ratio' ? 'first' : 'each') : 'none'}
        />
      </div>
      {coverageNotes(result).map((note) => <p key={note} className={classes.note}>{note}</p>)}
      <p className={classes.source}>
        Closes: {nameProviders(result)}, as of {formatLongDate(asOf)}, data version {dataVersion}. <a href={links.page} target="_blank" rel="noopener">See it proved on Broadtape</a>
      </p>
    </main>
  );
}
