'use client';
import { joinQuery } from '@/lib/view/join-query';

import type { StudyResult } from '@/lib/studies/kit/study-result';
import type { ParameterSchema } from '@/lib/view/parameter-schema';
import { SentenceBuilder } from '../controls/sentence-builder';
import { Card } from '../shell/page-frame';
import { PageLink } from '../shell/page-link';
import { StateBanner } from '../shell/state-banner';
import { tellFound } from './tell-found';
import { useStudyView } from './use-study-view';
import { VerdictMark } from './verdict-mark';
import classes from './claim.module.css';

interface Props {
  readonly initial: StudyResult;
  readonly initialQuery: string;
  /** The claim to begin with, as a query. */
  readonly start: string;
  readonly parameters: readonly ParameterSchema[];
}

/** A claim to be built by choosing words, with its verdict under it and the way to the evidence. The sentence lives in the address. */
export function ClaimBuilder({ initial, initialQuery, start, parameters }: Props) {
  const { result, query, error, loading, change } = useStudyView({ initial, initialQuery, start, parameters, withHistory: false });
  const { verdict, simulated } = result;
  if (verdict === null) return null;
  return (
    <div className={classes.builder}>
      <Card label="Check a claim">
        <SentenceBuilder
          parts={verdict.sentence}
          parameters={parameters}
          query={query}
          result={result}
          issues={error?.issues ?? []}
          onChange={change}
          heading="h2"
        />
        <p className={classes.hintLine}>Every underlined word can be changed.</p>
        {error === null ? null : <StateBanner state="error">{error.message} The verdict is that of the sentence above.</StateBanner>}
        <div className={classes.answer} aria-busy={loading} data-answer="">
          <span role="status">
            <VerdictMark verdict={verdict} simulated={simulated} size="large" />
          </span>
          <p className={classes.answerText}>{tellFound(result)}</p>
          <PageLink href={joinQuery('/studies/claim', query)} className={classes.open}>
            See the evidence
          </PageLink>
        </div>
      </Card>
    </div>
  );
}
