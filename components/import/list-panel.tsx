'use client';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ImportPage } from '@/lib/server/pages/models/import-page';
import { Card } from '../shell/page-frame';
import { StateBanner } from '../shell/state-banner';
import { Closed } from './closed';
import { CommitButtons } from './commit-buttons';
import { ImportResult } from './import-result';
import { TokenField } from './token-field';
import { useImport } from './use-import';
import classes from './import.module.css';

const steps: Readonly<Record<string, string>> = {
  received: 'Waits for the worker to look at it',
  queued: 'Queued',
  running: 'The worker stores it',
};

/** From pasted tickers to a universe of one's own: which of them are known, then one button. */
export function ListPanel({ page }: { readonly page: ImportPage }) {
  const { state, token, keepToken, attempt, commit, reset } = useImport(page);
  const [fields, setFields] = useState({ id: '', title: '', index: 'SPX', tickers: '' });
  if (page.access === 'closed')
    return (
      <div className={classes.page}>
        <Closed what="Lists are defined" command="npm run data -- universe define <id> --from-file <file>" />
      </div>
    );
  const { answer, problem, isBusy } = state;
  const isCommitted = answer?.run != null;
  const verdict = answer?.verdict ?? null;
  const isFilled = fields.id.trim() !== '' && fields.tickers.trim() !== '' && (page.access === 'open' || token !== '');
  // What was checked is no longer what stands in the form.
  const change = (part: Partial<typeof fields>) => {
    setFields((before) => ({ ...before, ...part }));
    if (answer !== null || problem !== null) reset();
  };
  const check = () => {
    const { id, title, index, tickers } = fields;
    void attempt(new File([tickers], `${id.trim()}.txt`), {
      kind: 'list',
      universe: id.trim().toLowerCase(),
      title: title.trim(),
      index: index.trim(),
    });
  };
  const step = isBusy && problem === null ? (steps[answer?.state ?? 'received'] ?? null) : null;
  return (
    <div className={classes.page}>
      <p className={classes.lead}>
        Paste tickers to have their breadth. Today’s list is applied to the past, each from its first stored close, and every answer says
        so. The same id again changes the list; links that pin a data version keep the old one.
      </p>
      <Card label="Tickers">
        {page.access === 'token' ? (
          <div className={classes.token}>
            <TokenField token={token} isWrong={problem?.code === 'unauthorized'} onChange={keepToken} />
          </div>
        ) : null}
        <div className={classes.listFields}>
          <TextInput
            label="Id"
            description="As links write it"
            placeholder="my-list"
            maxLength={32}
            value={fields.id}
            disabled={isBusy}
            onChange={(event) => change({ id: event.currentTarget.value })}
          />
          <TextInput
            label="Name"
            description="As sentences say it"
            placeholder="my-list list"
            maxLength={60}
            value={fields.title}
            disabled={isBusy}
            onChange={(event) => change({ title: event.currentTarget.value })}
          />
          <TextInput
            label="Index"
            description="Above its breadth; may be empty"
            maxLength={16}
            value={fields.index}
            disabled={isBusy}
            onChange={(event) => change({ index: event.currentTarget.value })}
          />
        </div>
        <Textarea
          label="Tickers"
          description="2 to 3,000, with anything between them"
          placeholder="AAPL, MSFT NVDA; BRK.B"
          autosize
          minRows={4}
          maxRows={14}
          mt={10}
          spellCheck={false}
          value={fields.tickers}
          disabled={isBusy}
          onChange={(event) => change({ tickers: event.currentTarget.value })}
        />
        <div className={classes.actions}>
          <Button disabled={!isFilled || isBusy || isCommitted} onClick={check}>
            See which are known
          </Button>
        </div>
        <p role="status" className={classes.step}>
          {step}
        </p>
        <div className={classes.problems}>
          {problem === null || problem.code === 'unauthorized' ? null : <StateBanner state="error">{problem.message}</StateBanner>}
          {answer?.state === 'refused' ? <StateBanner state="error">{answer.message}</StateBanner> : null}
        </div>
      </Card>
      {verdict === null ? null : (
        <Card label="What is known">
          <ul className={classes.lines}>
            {verdict.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {isCommitted ? null : <CommitButtons label="Define it" isBusy={isBusy} commit={commit} reset={reset} />}
        </Card>
      )}
      {answer === null || !isCommitted ? null : (
        <Card label="Definition">
          <ImportResult answer={answer} />
        </Card>
      )}
    </div>
  );
}
