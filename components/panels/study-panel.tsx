'use client';

import dynamic from 'next/dynamic';
import { useCallback, useMemo, useRef, type ReactNode } from 'react';
import { capitalise } from '@/lib/format/capitalise';
import type { PinComparison } from '@/lib/server/pages/models/pin-comparison';
import { drawnRange } from '@/lib/view/drawn-range';
import { isDisplayOnly } from '@/lib/view/is-display-only';
import { leadChart } from '@/lib/view/lead-chart';
import type { ToldStudy } from '@/lib/view/pack-study';
import { sayHeadline } from '@/lib/view/say-headline';
import { buildLegsChart, listSharedNames } from '../charts/build-legs-chart';
import { LinkedCrosshair } from '../charts/crosshair-context';
import { StudyChart } from '../charts/study-chart';
import { ControlBar } from '../controls/control-bar';
import { Card } from '../shell/page-frame';
import { PageLink } from '../shell/page-link';
import { EventTable } from '../tables/event-table';
import { ValueTable } from '../tables/value-table';
import { AnswerError } from './answer-error';
import { DefinitionNote } from './definition-note';
import { FlagList } from './flag-list';
import { FurtherHeadlines } from './further-headlines';
import { isNewestFirst } from './is-newest-first';
import { NoteList } from './note-list';
import { pickStudyState } from './pick-study-state';
import { PinNote } from './pin-note';
import { RangeButtons } from './range-buttons';
import { readLast } from './read-last';
import { SecondChart } from './second-chart';
import { SideTableCard } from './side-table-card';
import { SnappedNote } from './snapped-note';
import { StudyActions } from './study-actions';
import { UnbrokenText } from './unbroken-text';
import { useStudyView } from './use-study-view';
import classes from './study-panel.module.css';

export interface StudyPanelProps extends ToldStudy {
  readonly initialQuery: string;
  readonly formulaMathml: string;
  /** What changed since the version that the link pins; null where nothing can have. */
  readonly pin: PinComparison | null;
  /** The query that the page shows when its address says nothing; see `useStudyView`. */
  readonly base?: string | undefined;
  /** What stands above the answer, where it is more than the study's name. */
  readonly above?: ReactNode;
}

// Of the studies the checker alone has these: the others do not load them.
const ClaimHead = dynamic(() => import('./claim-head').then((module) => module.ClaimHead));
const ClaimControls = dynamic(() => import('../controls/claim-controls').then((module) => module.ClaimControls));
const ClaimEvidence = dynamic(() => import('./claim-evidence').then((module) => module.ClaimEvidence));

// A longer definition beside the chart would leave half of the chart's card empty: it stands below, in columns of its own.
const besideLetters = 700;

/** A study in full: answer, doubts, controls, chart, events, definition, values. The server prints it; here it comes alive. */
export function StudyPanel({ initial, newestRows, initialQuery, parameters, formulaMathml, pin, base, above }: StudyPanelProps) {
  const view = useStudyView({ initial, initialQuery, parameters, base });
  const { result, change, error } = view;
  const controls = { parameters, query: view.query, result, issues: error?.issues ?? [], onChange: change };
  const chartRef = useRef<HTMLDivElement>(null);
  const state = pickStudyState(result, error !== null, view.loading);
  const showRange = useCallback(
    (from: string, to: string): void => {
      // One gesture follows another: only the first of them is a step for the back button.
      change({ from, to }, new URLSearchParams(window.location.search).has('from') ? 'replace' : 'push');
    },
    [change],
  );
  const showAll = useCallback((): void => {
    change({ last: 'max' });
  }, [change]);
  const showWeek = useCallback(
    (week: string | null): void => {
      change({ week }, 'replace');
    },
    [change],
  );
  const lead = useMemo(() => leadChart(result), [result]);
  const drawn = {
    ...lead,
    rows: view.history ?? lead.rows,
    overview: view.overview,
    rebase: isDisplayOnly(result) ? (result.study.id === 'ratio' ? 'first' : 'each') : 'none',
  } as const;
  const legs = useMemo(() => buildLegsChart(result), [result]);
  // Paths are of no dates: the range is seen in the study's own chart, below them.
  const own = lead.chart.kind === 'paths' && result.chart.kind === 'spans' ? result.chart : null;
  const second = {
    columns: result.columns,
    named: listSharedNames(lead.chart, legs),
    simulated: result.simulated,
    onReach: view.move,
    onRangeChange: showRange,
    onRangeReset: showAll,
  };
  const { verdict } = result;
  const [headline] = result.headlines;
  const last = readLast(view.query, parameters);
  const listedFrom = result.coverage.first ?? result.range.from;
  const shownRange = drawnRange({ ...result, chart: lead.chart });
  const events =
    result.events === null || result.eventColumns === null ? null : (
      <EventTable title={result.eventTitle ?? 'Events'} columns={result.eventColumns} rows={result.events} asOf={result.asOf} />
    );
  const also = result.headlines.length < 2 ? null : <FurtherHeadlines result={result} />;
  // The sessions of a curve that leads are the longest table and the last one asked for.
  const listSideTables = (leads: boolean): readonly ReactNode[] =>
    (verdict === null ? result.tables : [])
      .filter((table) => (table.leads === true) === leads)
      .map((table) => (
        <div key={table.id} className={leads ? classes.last : classes.side}>
          <SideTableCard
            table={leads ? { ...table, chart: null, rows: view.completeLead ?? table.rows } : table}
            result={result}
            onList={view.list}
          />
        </div>
      ));
  const isBeside = events === null && result.definition.text.length <= besideLetters;
  const definition = <DefinitionNote result={result} initialFormula={{ latex: initial.definition.formula, mathml: formulaMathml }} />;
  return (
    <article data-state={state ?? 'ready'} aria-busy={view.loading} data-pending={view.pending}>
      {above ?? (
        <p className={classes.eyebrow}>
          {verdict === null ? (
            `Study · ${result.study.title}`
          ) : (
            <>
              <PageLink href="/claims">Claims</PageLink> · one claim, checked
            </>
          )}
        </p>
      )}
      {verdict === null ? (
        <h1 className={classes.headline}>
          <UnbrokenText text={headline === undefined ? result.study.question : sayHeadline(result, headline)} />
        </h1>
      ) : (
        <ClaimHead {...controls} />
      )}
      {verdict !== null || headline === undefined || headline.detail === '' ? null : (
        <p className={classes.detail}>
          <UnbrokenText text={capitalise(headline.detail)} />
        </p>
      )}
      {error === null ? null : <AnswerError error={error} onRetry={view.retry} />}
      <FlagList flags={result.flags} study={result.study.id} />
      <SnappedNote query={view.query} result={result} loading={view.loading} />
      {pin === null || view.query !== initialQuery ? null : <PinNote pin={pin} />}
      <div className={classes.toolbar} data-no-print="">
        {verdict === null ? (
          <ControlBar {...controls} />
        ) : (
          <ClaimControls {...controls} said={new Set(verdict.sentence.flatMap(({ param }) => param ?? []))} />
        )}
        <StudyActions result={result} query={view.query} drawn={drawn} chartRef={chartRef} />
      </div>
      {verdict === null || result.tables.length === 0 ? null : (
        <div className={classes.side}>
          <ClaimEvidence result={result} />
        </div>
      )}
      <div className={classes.grid} data-form={events !== null || isBeside ? 'equal' : also === null ? 'alone' : 'apart'}>
        <Card>
          <div className={classes.cardHead}>
            <h2>
              {lead.chart.title}
              <span className={classes.unit}>{lead.chart.unitLabel}</span>
            </h2>
            {result.chart.kind === 'slope' ||
            ((result.chart.kind === 'ranking' || result.chart.kind === 'heat') && result.chart.ranged !== true) ? null : (
              <RangeButtons
                last={last}
                onChoose={(value) => {
                  change({ last: value });
                }}
              />
            )}
          </div>
          <LinkedCrosshair>
            <div ref={chartRef} className={classes.chart} data-loading={view.loading || undefined}>
              <StudyChart
                {...drawn}
                named={second.named}
                events={result.events ?? []}
                range={shownRange}
                extent={{ from: listedFrom, to: result.asOf }}
                simulated={result.simulated}
                onReach={view.move}
                onRangeChange={showRange}
                onRangeReset={showAll}
                onWeekChange={showWeek}
              />
            </div>
            {own === null ? null : (
              <SecondChart
                {...second}
                chart={own}
                rows={view.ownHistory ?? result.rows}
                range={drawnRange(result)}
                extent={{ from: listedFrom, to: result.asOf }}
              />
            )}
            {legs === null ? null : (
              <SecondChart {...second} chart={legs} rows={view.history ?? result.rows} range={shownRange} heightPx={180} strip={false} />
            )}
          </LinkedCrosshair>
          <NoteList flags={result.flags} />
        </Card>
        {events === null && also === null && !isBeside ? null : (
          <Card>
            {events ?? also}
            {isBeside ? definition : null}
          </Card>
        )}
      </div>
      {listSideTables(false)}
      {isBeside ? null : (
        <div className={classes.definition}>
          <Card label="Definition">
            {events === null ? null : also}
            {definition}
          </Card>
        </div>
      )}
      <Card label="Values">
        <ValueTable
          columns={result.columns}
          rows={view.complete ?? (view.query === initialQuery && newestRows.length > 0 ? newestRows : result.rows)}
          totalRows={result.totalRows}
          onList={view.list}
          newestFirst={isNewestFirst(result)}
        />
      </Card>
      {listSideTables(true)}
    </article>
  );
}
