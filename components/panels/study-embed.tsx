'use client';

import { useEffect, useRef } from 'react';
import { describePicture } from '@/lib/plot/picture-text';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { drawnRange } from '@/lib/view/drawn-range';
import { isDisplayOnly } from '@/lib/view/is-display-only';
import { leadChart } from '@/lib/view/lead-chart';
import { sayHeadline } from '@/lib/view/say-headline';
import { StudyChart } from '../charts/study-chart';
import classes from './study-embed.module.css';

/** A study's sentence and chart in a frame of another site, with its definition, where the closes come from and the way to the whole study. It tells the site how high it is. */
export function StudyEmbed({ result }: { readonly result: StudyResult }) {
  const { headlines, study, links, simulated } = result;
  const { chart, columns, rows } = leadChart(result);
  const [headline] = headlines;
  const text = describePicture(result, chart, headline === undefined ? study.question : sayHeadline(result, headline));
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = frame.current;
    if (element === null || window.parent === window) return undefined;
    // Whoever frames the chart may know how high it is: nothing else is told.
    const tell = (): void => {
      window.parent.postMessage({ type: 'broadtape:height', height: Math.ceil(element.getBoundingClientRect().height) }, '*');
    };
    tell();
    const observer = new ResizeObserver(tell);
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);
  return (
    <main ref={frame} className={classes.embed} id="content">
      <h1 className={classes.headline}>{text.headline}</h1>
      <p className={classes.title}>
        {text.title}
        {text.marks.length === 0 ? null : <strong className={classes.mark}>{text.marks.join(', ')}</strong>}
      </p>
      <div className={classes.chart}>
        <StudyChart
          chart={chart}
          columns={columns}
          rows={rows}
          events={result.events ?? []}
          range={drawnRange({ ...result, chart })}
          simulated={simulated}
          rebase={isDisplayOnly(result) ? (study.id === 'ratio' ? 'first' : 'each') : 'none'}
        />
      </div>
      {text.notes.map((note) => (
        <p key={note} className={classes.note}>
          {note}
        </p>
      ))}
      <p className={classes.source}>{text.definition}</p>
      <p className={classes.source}>
        {text.source}.{' '}
        <a href={links.page} target="_blank" rel="noopener">
          See it proved on Broadtape
        </a>
      </p>
    </main>
  );
}
