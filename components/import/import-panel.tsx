'use client';
import { Button, Progress } from '@mantine/core';
import { useState } from 'react';
import type { ImportPage } from '@/lib/server/pages/models/import-page';
import type { ImportChoice, ImportProgress } from '@/lib/uploads/upload-schemas';
import { Card } from '../shell/page-frame';
import { StateBanner } from '../shell/state-banner';
import { Closed } from './closed';
import { CommitButtons } from './commit-buttons';
import { FileDrop } from './file-drop';
import { ImportResult } from './import-result';
import { ImportVerdictView } from './import-verdict';
import { formatBytes } from './import-words';
import { PreviewTable } from './preview-table';
import { RecognisedTable } from './recognised-table';
import { TokenField } from './token-field';
import { useImport, type ImportState } from './use-import';
import classes from './import.module.css';

const stepWords: Readonly<Partial<Record<ImportProgress['state'], string>>> = {
  received: 'Waits for the worker to look at it',
  trying: 'Trying it on a copy of the store',
  queued: 'Queued',
  running: 'The worker imports it',
};

function describeStep({ sentShare, answer, isBusy, problem }: ImportState): string | null {
  if (!isBusy || problem !== null) return null;
  if (sentShare !== null) return `Sending, ${Math.round(sentShare * 100)}%`;
  return stepWords[answer?.state ?? 'received'] ?? null;
}

/** From a dropped file to its import: what was recognised, what would change, one button. */
export function ImportPanel({ page }: { readonly page: ImportPage }) {
  const { state, token, keepToken, attempt, commit, reset } = useImport(page);
  const [said, setSaid] = useState<ImportChoice | null>(null);
  if (page.access === 'closed')
    return (
      <div className={classes.page}>
        <Closed what="Files are imported" command="npm run data -- import <folder>" />
      </div>
    );
  const { file, choice, answer, problem, isBusy, isRecalled } = state;
  const recognition = answer?.recognition ?? null;
  const verdict = answer?.verdict ?? null;
  const step = describeStep(state);
  const isCommitted = answer?.run != null;
  const start = (next: File, words: ImportChoice = {}) => {
    setSaid(null);
    void attempt(next, words);
  };
  const isLocked = isBusy || isCommitted;
  return (
    <div className={classes.page}>
      <p className={classes.lead}>
        Closes, counts, weights, sectors, members, what a fund holds, earnings, a series or notes, as they were downloaded. Nothing is
        stored before you have seen what would change.
      </p>
      <Card label="File">
        {page.access === 'token' ? (
          <div className={classes.token}>
            <TokenField token={token} isWrong={problem?.code === 'unauthorized'} onChange={keepToken} />
          </div>
        ) : null}
        <FileDrop
          maxBytes={page.maxBytes}
          isDisabled={isBusy || (page.access === 'token' && token === '')}
          name={file?.name ?? null}
          onFile={(next) => start(next)}
        />
        {file === null ? null : (
          <p className={classes.fileName}>
            <strong>{file.name}</strong> <span className={classes.muted}>{formatBytes(file.size)}</span>
          </p>
        )}
        <p role="status" className={classes.step}>
          {step}
        </p>
        {state.sentShare === null ? null : <Progress value={state.sentShare * 100} size="sm" aria-label="Sent" />}
        <div className={classes.problems}>
          {problem === null || problem.code === 'unauthorized' ? null : <StateBanner state="error">{problem.message}</StateBanner>}
          {problem === null || file === null || problem.code === 'too_large' ? null : (
            <Button variant="default" size="xs" onClick={() => start(file, choice)}>
              Try again
            </Button>
          )}
          {answer?.state === 'refused' && verdict === null ? (
            <StateBanner state="error">
              {answer.message?.replace(/ Nothing was stored\.$/, '')} Nothing was stored, and the file was not kept.
            </StateBanner>
          ) : null}
        </div>
      </Card>
      {recognition === null ? null : (
        <Card label="Recognised">
          <h2 className={classes.subtitle}>What was recognised</h2>
          {isRecalled ? <p className={classes.remembered}>As you said last time for a file with these columns.</p> : null}
          <RecognisedTable recognition={recognition} choice={said ?? choice} isDisabled={isLocked} onChange={setSaid} />
          <PreviewTable recognition={recognition} choice={said ?? choice} isDisabled={isLocked} onChange={setSaid} />
          {isCommitted || (recognition.isFixed && recognition.questions.length === 0) ? null : (
            <p className={classes.remembered}>
              What you change here is remembered by this browser alone once the file is imported, for the next one with the same columns.
            </p>
          )}
          {file === null || isCommitted || (said === null && answer?.state !== 'asking') ? null : (
            <div className={classes.actions}>
              <Button disabled={isBusy || said === null} onClick={() => start(file, said ?? choice)}>
                See what would change
              </Button>
              {said !== null && answer?.state !== 'asking' ? (
                <Button variant="default" disabled={isBusy} onClick={() => setSaid(null)}>
                  Leave it as it was
                </Button>
              ) : null}
            </div>
          )}
        </Card>
      )}
      {verdict === null || said !== null ? null : (
        <Card label="What would change">
          <h2 className={classes.subtitle}>{isCommitted ? 'What was to change' : 'What would change'}</h2>
          <ImportVerdictView verdict={verdict} />
          {isCommitted || !verdict.isAccepted ? null : <CommitButtons label="Import" isBusy={isBusy} commit={commit} reset={reset} />}
        </Card>
      )}
      {answer === null || !isCommitted ? null : (
        <Card label="Import">
          <ImportResult answer={answer} />
        </Card>
      )}
    </div>
  );
}
