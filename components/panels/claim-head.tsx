'use client';

import { SentenceBuilder, type SentenceBuilderProps } from '../controls/sentence-builder';
import { tellFound } from './tell-found';
import { VerdictMark } from './verdict-mark';
import classes from './claim.module.css';

/** A claim's answer: its verdict, the sentence whose words can be changed, and what was found. */
export function ClaimHead(props: Omit<SentenceBuilderProps, 'parts' | 'lead' | 'heading'>) {
  const { verdict, simulated, study } = props.result;
  if (verdict === null) return <h1>{study.question}</h1>;
  const detail = tellFound(props.result);
  return (
    <>
      <SentenceBuilder
        {...props}
        parts={verdict.sentence}
        lead={
          <span className={classes.lead}>
            <VerdictMark verdict={verdict} simulated={simulated} size="large" />
          </span>
        }
      />
      {detail === '' ? null : <p className={classes.found}>{detail}</p>}
    </>
  );
}
